import { z } from 'zod'
import { dayOfDate } from '../../core/calendar/civil-date.ts'
import { languages } from '../../core/contract/language.ts'
import { type DurationUnit, durationUnits } from '../../core/contract/time.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { shown } from './shown.ts'
import { problem } from './zod-issues.ts'

const idForm = /^[a-z0-9-]{1,64}$/
const dottedIdForm = /^[a-z0-9-]{1,64}(?:\.[a-z0-9-]{1,64})*$/
const longestText = 10_000
const longestDottedId = 260

/** An id: 1 to 64 of `a`–`z`, `0`–`9`, `-`. */
export const idSchema = z.string().superRefine((id, context) => {
  if (!idForm.test(id)) context.addIssue({ code: 'custom', ...problem('document.bad-id', { id: shown(id) }) })
})

/** The id of a fact or an event: ids, which may be joined by dots (`customer.tier`). */
export const dottedIdSchema = z.string().superRefine((id, context) => {
  if (id.length > longestDottedId || !dottedIdForm.test(id)) {
    context.addIssue({ code: 'custom', ...problem('document.bad-dotted-id', { id: shown(id) }) })
  }
})

const plainTextSchema = z.string().min(1).max(longestText)

/** A text shown to people: one for all languages, or an object with one for each language it has. */
export const localTextSchema = z.union([
  plainTextSchema,
  z
    .strictObject(
      Object.fromEntries(languages.map((language) => [language, plainTextSchema.exactOptional()])) as LocalTextShape,
    )
    .refine((texts) => Object.keys(texts).length > 0, problem('document.empty-text', {})),
])

type LocalTextShape = { [L in (typeof languages)[number]]: z.ZodExactOptional<typeof plainTextSchema> }

/** A civil date that exists, `YYYY-MM-DD`. */
export const civilDateSchema = z.string().superRefine((date, context) => {
  if (dayOfDate(date) === null)
    context.addIssue({ code: 'custom', ...problem('document.bad-date', { date: shown(date) }) })
})

/** An instant as documents write it: ISO 8601 with an offset, 1970 … 2100. The text itself is kept; `parseInstant` reads it. */
export const instantSchema = z.string().superRefine((instant, context) => {
  if (parseInstant(instant) === null) {
    context.addIssue({ code: 'custom', ...problem('document.bad-instant', { instant: shown(instant) }) })
  }
})

const largestAmount = 1_000_000
const dayUnits: ReadonlySet<DurationUnit> = new Set(['calendarDays', 'businessDaysSameTime', 'endOfBusinessDay'])

/** What is wrong with the amount of a duration, or `null`: the law of `Duration`, for schemas and for the command line. */
export function amountProblem(amount: number, unit: DurationUnit) {
  const found = String(amount)
  if (!Number.isFinite(amount) || amount < 0 || (amount === 0 && unit !== 'endOfBusinessDay')) {
    return problem('document.amount-not-positive', { amount: found })
  }
  if (amount > largestAmount) return problem('document.amount-too-large', { amount: found, limit: largestAmount })
  if (dayUnits.has(unit) && !Number.isInteger(amount))
    return problem('document.amount-not-whole', { amount: found, unit })
  // A number with at most three decimals is the double nearest to a whole number of thousandths.
  return Math.round(amount * 1000) / 1000 === amount ? null : problem('document.amount-too-precise', { amount: found })
}

/** A duration: see `Duration` for its law. */
export const durationSchema = z
  .strictObject({ amount: z.number(), unit: z.enum(durationUnits) })
  .superRefine(({ amount, unit }, context) => {
    const wrong = amountProblem(amount, unit)
    if (wrong !== null) context.addIssue({ code: 'custom', path: ['amount'], ...wrong })
  })
