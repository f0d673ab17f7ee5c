import {
  type CalendarDocument,
  type CalendarException,
  type CalendarHoliday,
  weekdays,
} from '../../core/contract/calendar.ts'
import type { LocalText } from '../../core/contract/language.ts'
import { textIn } from '../words/text-in.ts'
import { compareEntries, tellFields } from './entries.ts'
import { isSame, type Teller } from './teller.ts'

/** More days than this are told as one stretch. */
const mostDays = 12

/** What changed in a calendar, in sentences. Pure. */
export function calendarChanges(before: CalendarDocument, after: CalendarDocument, teller: Teller): readonly string[] {
  const days = weekdays.filter((day) => !isSame(before.hours[day] ?? [], after.hours[day] ?? []))
  return [
    ...tellFields(teller, null, before, after, ['name', 'hours', 'holidays', 'exceptions']),
    ...days.map((day) =>
      teller.say('hours', {
        day: teller.word(day),
        before: hoursIn(before.hours[day], teller),
        after: hoursIn(after.hours[day], teller),
      }),
    ),
    ...holidayChanges(before.holidays ?? [], after.holidays ?? [], teller),
    ...exceptionChanges(before.exceptions ?? [], after.exceptions ?? [], teller),
  ]
}

function holidayChanges(
  before: readonly CalendarHoliday[],
  after: readonly CalendarHoliday[],
  teller: Teller,
): readonly string[] {
  const { added, removed, kept } = compareEntries(before, after, ({ date }) => date)
  return [
    ...holidays(added, 'holidayAdded', 'holidaysAdded', teller),
    ...holidays(removed, 'holidayRemoved', 'holidaysRemoved', teller),
    ...kept
      .filter(([old, next]) => !isSame(old.name, next.name))
      .map(([, { date, name }]) => teller.say('holidayRenamed', { date, name: named(name, teller) })),
  ]
}

function holidays(
  days: readonly CalendarHoliday[],
  one: 'holidayAdded' | 'holidayRemoved',
  many: 'holidaysAdded' | 'holidaysRemoved',
  teller: Teller,
): readonly string[] {
  if (days.length <= mostDays) return days.map(({ date, name }) => teller.say(one, { date, name: named(name, teller) }))
  const dates = days.map(({ date }) => date).sort()
  return [teller.say(many, { count: days.length, first: dates[0] ?? '', last: dates.at(-1) ?? '' })]
}

function exceptionChanges(
  before: readonly CalendarException[],
  after: readonly CalendarException[],
  teller: Teller,
): readonly string[] {
  const { added, removed, kept } = compareEntries(before, after, ({ date }) => date)
  const told = ({ date, name, ...rest }: CalendarException) => ({
    date,
    name: named(name, teller),
    hours: exceptionHours(rest, teller),
  })
  return [
    ...added.map((exception) => teller.say('exceptionAdded', told(exception))),
    ...removed.map((exception) => teller.say('exceptionRemoved', told(exception))),
    ...kept
      .filter(([old, next]) => !isSame(old, next))
      .map(([old, next]) => teller.say('exceptionChanged', { ...told(next), before: exceptionHours(old, teller) })),
  ]
}

function exceptionHours({ hours, like }: Pick<CalendarException, 'hours' | 'like'>, teller: Teller): string {
  return like === undefined ? hoursIn(hours, teller) : teller.say('likeDay', { day: teller.word(like) })
}

function hoursIn(hours: readonly string[] | undefined, teller: Teller): string {
  return hours === undefined || hours.length === 0 ? teller.say('closed') : teller.list(hours)
}

function named(name: LocalText | undefined, teller: Teller): string {
  if (name === undefined) return ''
  const text = textIn(name, teller.language)
  return teller.language === 'en' ? ` (${text})` : `（${text}）`
}
