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
import { about, type ToldChange } from './told-change.ts'

/** More days than this are told as one stretch. */
const mostDays = 12

/** What changed in a calendar, in sentences. Pure. */
export function calendarChanges(
  before: CalendarDocument,
  after: CalendarDocument,
  teller: Teller,
): readonly ToldChange[] {
  const days = weekdays.filter((day) => !isSame(before.hours[day] ?? [], after.hours[day] ?? []))
  return [
    ...about([], tellFields(teller, null, before, after, ['name', 'hours', 'holidays', 'exceptions'])),
    ...days.flatMap((day) => {
      const params = { before: hoursIn(before.hours[day], teller), after: hoursIn(after.hours[day], teller) }
      return about(['hours', day], [teller.say('hours', { day: teller.word(day), ...params })])
    }),
    ...holidayChanges(before.holidays ?? [], after.holidays ?? [], teller),
    ...exceptionChanges(before.exceptions ?? [], after.exceptions ?? [], teller),
  ]
}

function holidayChanges(
  before: readonly CalendarHoliday[],
  after: readonly CalendarHoliday[],
  teller: Teller,
): readonly ToldChange[] {
  const { added, removed, kept } = compareEntries(before, after, ({ date }) => date)
  return [
    ...holidays(added, 'holidayAdded', 'holidaysAdded', teller),
    ...holidays(removed, 'holidayRemoved', 'holidaysRemoved', teller),
    ...kept
      .filter(([old, next]) => !isSame(old.name, next.name))
      .flatMap(([, { date, name }]) =>
        about(['holidays', date], [teller.say('holidayRenamed', { date, name: named(name, teller) })]),
      ),
  ]
}

function holidays(
  days: readonly CalendarHoliday[],
  one: 'holidayAdded' | 'holidayRemoved',
  many: 'holidaysAdded' | 'holidaysRemoved',
  teller: Teller,
): readonly ToldChange[] {
  if (days.length <= mostDays) {
    return days.flatMap(({ date, name }) =>
      about(['holidays', date], [teller.say(one, { date, name: named(name, teller) })]),
    )
  }
  const dates = days.map(({ date }) => date).sort()
  const stretch = { count: days.length, first: dates[0] ?? '', last: dates.at(-1) ?? '' }
  return about(['holidays'], [teller.say(many, stretch)])
}

function exceptionChanges(
  before: readonly CalendarException[],
  after: readonly CalendarException[],
  teller: Teller,
): readonly ToldChange[] {
  const { added, removed, kept } = compareEntries(before, after, ({ date }) => date)
  const told = ({ date, name, ...rest }: CalendarException) => ({
    date,
    name: named(name, teller),
    hours: exceptionHours(rest, teller),
  })
  return [
    ...added.flatMap((one) => about(['exceptions', one.date], [teller.say('exceptionAdded', told(one))])),
    ...removed.flatMap((one) => about(['exceptions', one.date], [teller.say('exceptionRemoved', told(one))])),
    ...kept
      .filter(([old, next]) => !isSame(old, next))
      .flatMap(([old, next]) => {
        const params = { ...told(next), before: exceptionHours(old, teller) }
        return about(['exceptions', next.date], [teller.say('exceptionChanged', params)])
      }),
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
