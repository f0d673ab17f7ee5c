import type { CalendarDocument, CalendarException, CalendarHoliday } from '../../core/contract/calendar.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { CivilDate } from '../../core/contract/time.ts'

/** Holidays and make-up working days from elsewhere, and what could not be taken over. */
export interface ImportedDates {
  readonly holidays: readonly CalendarHoliday[]
  readonly exceptions: readonly CalendarException[]
  /** The last date the source speaks of for certain; `null` if it does not say. */
  readonly coversThrough: CivilDate | null
  readonly issues: readonly Issue[]
}

/**
 * A calendar with imported dates in it, in the order of dates; pure. What is imported replaces the holiday or the exception the calendar
 * had on that date; `coversThrough` only ever grows.
 */
export function withImportedDates(document: CalendarDocument, imported: ImportedDates): CalendarDocument {
  const replaced = new Set([...imported.holidays, ...imported.exceptions].map(({ date }) => date))
  const holidays = [...(document.holidays ?? []).filter(({ date }) => !replaced.has(date)), ...imported.holidays]
  const exceptions = [...(document.exceptions ?? []).filter(({ date }) => !replaced.has(date)), ...imported.exceptions]
  const known = [document.coversThrough, imported.coversThrough].filter((date) => typeof date === 'string').sort()
  const coversThrough = known.at(-1)
  return {
    ...document,
    holidays: holidays.sort(byDate),
    exceptions: exceptions.sort(byDate),
    ...(coversThrough === undefined ? {} : { coversThrough }),
  }
}

function byDate(a: { readonly date: CivilDate }, b: { readonly date: CivilDate }): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0
}
