import { dateOfDay, dayOfDate } from '../../core/calendar/civil-date.ts'
import type { CalendarException, CalendarHoliday, Weekday } from '../../core/contract/calendar.ts'
import { makeIssue } from '../document/issue.ts'
import type { ImportedDates } from './imported-dates.ts'

/**
 * The public holidays and make-up working days of mainland China in a year, as the library chinese-days has them; a make-up day becomes
 * an exception `like` the weekday given. The library is silent about years that were not announced when it was made: then nothing is
 * imported, and a warning says so.
 */
export async function importChineseDays(year: number, like: Weekday): Promise<ImportedDates> {
  const { default: library } = await import('chinese-days')
  const holidays: CalendarHoliday[] = []
  const exceptions: CalendarException[] = []
  for (const date of datesOf(year)) {
    const { name, work } = library.getDayDetail(date)
    // `Spring Festival,春节,4` for announced dates, the name of the weekday for all others.
    const [, chinese] = name.split(',')
    if (chinese === undefined) continue
    if (work) exceptions.push({ date, like, name: chinese })
    else holidays.push({ date, name: chinese })
  }
  if (holidays.length === 0) {
    const issue = makeIssue('calendar.import-year-unknown', '', { source: 'chinese-days', year })
    return { holidays: [], exceptions: [], coversThrough: null, issues: [issue] }
  }
  return { holidays, exceptions, coversThrough: `${year}-12-31`, issues: [] }
}

function datesOf(year: number): readonly string[] {
  const [first, end] = [dayOfDate(`${year}-01-01`) ?? 0, dayOfDate(`${year + 1}-01-01`) ?? 0]
  return Array.from({ length: end - first }, (_, index) => dateOfDay(first + index))
}
