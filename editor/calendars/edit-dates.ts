import type {
  CalendarDocument,
  CalendarException,
  CalendarHoliday,
  IntervalText,
  Weekday,
} from '../../core/contract/calendar.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { CivilDate } from '../../core/contract/time.ts'
import { patched } from '../edits/same.ts'

/** What happens on a civil date: what its weekday says, nothing, hours of its own, or those of another weekday. */
export type DatePlan =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'holiday' }
  | { readonly kind: 'hours'; readonly hours: readonly IntervalText[] }
  | { readonly kind: 'like'; readonly like: Weekday }

/** A date as a calendar has it. */
export interface PlannedDate {
  readonly plan: DatePlan
  readonly name: LocalText | undefined
}

/** What a calendar says of a date; an exception counts before a holiday, the last one written before others. */
export function planOf({ holidays = [], exceptions = [] }: CalendarDocument, date: CivilDate): PlannedDate {
  const exception = exceptions.findLast((one) => one.date === date)
  if (exception !== undefined) return { plan: planOfException(exception), name: exception.name }
  const holiday = holidays.findLast((one) => one.date === date)
  return holiday === undefined
    ? { plan: { kind: 'ordinary' }, name: undefined }
    : { plan: { kind: 'holiday' }, name: holiday.name }
}

function planOfException({ hours = [], like }: CalendarException): DatePlan {
  return like === undefined ? { kind: 'hours', hours } : { kind: 'like', like }
}

/** Sets what happens on some dates, in the place of all that the calendar said of them. Dates stay in order. */
export function setDates(
  document: CalendarDocument,
  dates: readonly CivilDate[],
  planned: PlannedDate,
): CalendarDocument {
  const isMeant = new Set(dates)
  if (dates.every((date) => isSamePlan(planOf(document, date), planned))) return document
  const { plan, name } = planned
  const named = name === undefined ? {} : { name }
  const holidays = plan.kind === 'holiday' ? [...isMeant].map((date) => ({ date, ...named })) : []
  const exceptions =
    plan.kind === 'hours'
      ? [...isMeant].map((date) => ({ date, hours: plan.hours, ...named }))
      : plan.kind === 'like'
        ? [...isMeant].map((date) => ({ date, like: plan.like, ...named }))
        : []
  return patched<CalendarDocument>(document, {
    holidays: replaced<CalendarHoliday>(document.holidays, isMeant, holidays),
    exceptions: replaced<CalendarException>(document.exceptions, isMeant, exceptions),
  })
}

/** Names a date that has something of its own. */
export function nameDates(
  document: CalendarDocument,
  dates: readonly CivilDate[],
  change: (name: LocalText | undefined) => LocalText | undefined,
): CalendarDocument {
  return dates.reduce((next, date) => {
    const { plan, name } = planOf(next, date)
    return plan.kind === 'ordinary' ? next : setDates(next, [date], { plan, name: change(name) })
  }, document)
}

/** Says until when holidays are known; undefined: nothing is said. */
export function setCoversThrough(document: CalendarDocument, coversThrough: CivilDate | undefined): CalendarDocument {
  return patched<CalendarDocument>(document, { coversThrough })
}

function replaced<T extends { readonly date: CivilDate }>(
  list: readonly T[] | undefined,
  gone: ReadonlySet<CivilDate>,
  made: readonly T[],
): readonly T[] | undefined {
  const old = list ?? []
  if (made.length === 0 && !old.some(({ date }) => gone.has(date))) return list
  const next = [...old.filter(({ date }) => !gone.has(date)), ...made]
  return next.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function isSamePlan(one: PlannedDate, other: PlannedDate): boolean {
  return JSON.stringify([one.plan, one.name]) === JSON.stringify([other.plan, other.name])
}
