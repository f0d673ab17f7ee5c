import { z } from 'zod'
import type { Weekday } from '../../core/contract/calendar.ts'
import { civilDateSchema } from '../document/atom-schemas.ts'
import { documentLimits } from '../document/bounds.ts'
import { checkShape } from '../document/check-shape.ts'
import { makeIssue } from '../document/issue.ts'
import type { ImportedDates } from './imported-dates.ts'

const daySchema = z.object({ date: civilDateSchema, isOffDay: z.boolean(), name: z.string().max(200).exactOptional() })
const daysSchema = z.array(daySchema).max(documentLimits.entries)
const fileSchema = z.union([z.object({ year: z.int().min(1970).max(2100), days: daysSchema }), daysSchema])

/**
 * Reads the JSON of the holiday-cn project, a year's file or its list of days `{date, name, isOffDay}`; pure. A day off becomes a holiday; a
 * make-up working day (调休) an exception `like` the weekday given. The holidays of a year's file are known through its end; an announced
 * list always is of whole years. Nothing is imported from a value of another shape, or from a year without days.
 */
export function importHolidayCn(value: unknown, { like }: { readonly like: Weekday }): ImportedDates {
  const nothing = { holidays: [], exceptions: [], coversThrough: null }
  const checked = checkShape(fileSchema, value)
  if (!checked.ok) {
    return {
      ...nothing,
      issues: [makeIssue('calendar.import-not-understood', '', { format: 'holiday-cn' }), ...checked.issues],
    }
  }
  const days = Array.isArray(checked.value) ? checked.value : checked.value.days
  if (days.length === 0) return { ...nothing, issues: [makeIssue('calendar.import-empty', '', {})] }
  const byDate = new Map(days.map((day) => [day.date, day]))
  const unique = [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
  const named = (name: string | undefined) => (name === undefined || name === '' ? {} : { name })
  const lastYear = Array.isArray(checked.value) ? unique.at(-1)?.date.slice(0, 4) : String(checked.value.year)
  return {
    holidays: unique.filter((day) => day.isOffDay).map(({ date, name }) => ({ date, ...named(name) })),
    exceptions: unique.filter((day) => !day.isOffDay).map(({ date, name }) => ({ date, like, ...named(name) })),
    coversThrough: `${lastYear}-12-31`,
    issues: [],
  }
}
