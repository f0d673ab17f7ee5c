import { z } from 'zod'
import { weekdays } from '../../core/contract/calendar.ts'
import { civilDateSchema, idSchema, localTextSchema } from '../document/atom-schemas.ts'
import { documentLimits } from '../document/bounds.ts'
import { shown } from '../document/shown.ts'
import { problem } from '../document/zod-issues.ts'
import { parseInterval } from './parse-interval.ts'

/** More intervals than this in one day are no hours that anyone keeps. */
const mostIntervals = 48

const intervalSchema = z.string().superRefine((text, context) => {
  const parsed = parseInterval(text)
  if (!parsed.ok) context.addIssue({ code: 'custom', ...problem(parsed.code, { interval: shown(text) }) })
})

const intervalsSchema = z.array(intervalSchema).max(mostIntervals)

const holidaySchema = z.strictObject({ date: civilDateSchema, name: localTextSchema.exactOptional() })

const exceptionSchema = z.strictObject({
  date: civilDateSchema,
  hours: intervalsSchema.exactOptional(),
  like: z.enum(weekdays).exactOptional(),
  name: localTextSchema.exactOptional(),
})

const dayHoursSchema = intervalsSchema.exactOptional()

/** The shape of a calendar document. What concerns several fields at once is in `checkCalendar`. */
export const calendarSchema = z
  .strictObject({
    kind: z.literal('calendar'),
    id: idSchema,
    name: localTextSchema.exactOptional(),
    timeZone: z.string(),
    hours: z.strictObject({
      mon: dayHoursSchema,
      tue: dayHoursSchema,
      wed: dayHoursSchema,
      thu: dayHoursSchema,
      fri: dayHoursSchema,
      sat: dayHoursSchema,
      sun: dayHoursSchema,
    }),
    holidays: z.array(holidaySchema).max(documentLimits.entries).exactOptional(),
    exceptions: z.array(exceptionSchema).max(documentLimits.entries).exactOptional(),
    coversThrough: civilDateSchema.exactOptional(),
  })
  .meta({ id: 'CalendarDocument' })
