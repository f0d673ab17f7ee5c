import fc from 'fast-check'
import { type CalendarDocument, weekdays } from '../../../core/contract/calendar.ts'
import { changeZone, renameCalendar } from '../../../editor/calendars/edit-calendar.ts'
import { type DatePlan, nameDates, setCoversThrough, setDates } from '../../../editor/calendars/edit-dates.ts'
import {
  addOpening,
  closeDay,
  copyDay,
  nudged,
  putOpening,
  removeOpening,
  retimeOpening,
} from '../../../editor/calendars/edit-week.ts'
import { type Bar, barsOf } from '../../../editor/calendars/week.ts'

/** Something an owner does to a calendar. */
export type CalendarEdit = (calendar: CalendarDocument) => CalendarDocument

const day = fc.nat({ max: 6 })
const quarter = fc.nat({ max: 95 }).map((number) => number * 15)

/** A stretch as the mouse may draw it: it may be too long, run over midnight, or be empty. */
export const stretch: fc.Arbitrary<Bar> = fc
  .tuple(day, quarter, fc.integer({ min: 0, max: 110 }))
  .map(([on, from, length]) => ({ day: on, from, to: from + length * 15 }))

const barAt = (calendar: CalendarDocument, index: number) => {
  const bars = barsOf(calendar)
  return bars[index % Math.max(1, bars.length)] ?? { day: 0, from: 0, to: 60 }
}

const date = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`)

const plan: fc.Arbitrary<DatePlan> = fc.oneof(
  fc.constantFrom<DatePlan[]>(
    { kind: 'ordinary' },
    { kind: 'holiday' },
    { kind: 'hours', hours: [] },
    { kind: 'hours', hours: ['09:00-13:00'] },
    { kind: 'hours', hours: ['22:00-06:00'] },
  ),
  fc.constantFrom(...weekdays).map((like): DatePlan => ({ kind: 'like', like })),
)

/** What changes the hours of the week. */
export const weekEdits: fc.Arbitrary<CalendarEdit> = fc.oneof(
  stretch.map(
    (bar): CalendarEdit =>
      (calendar) =>
        putOpening(calendar, bar),
  ),
  fc.tuple(fc.nat(), stretch).map(
    ([index, bar]): CalendarEdit =>
      (calendar) =>
        putOpening(calendar, bar, barAt(calendar, index)),
  ),
  fc.nat().map(
    (index): CalendarEdit =>
      (calendar) =>
        removeOpening(calendar, barAt(calendar, index)),
  ),
  fc.tuple(fc.nat(), fc.nat({ max: 1440 }), fc.nat({ max: 1440 })).map(
    ([index, from, to]): CalendarEdit =>
      (calendar) =>
        retimeOpening(calendar, barAt(calendar, index), { from, to }),
  ),
  fc.tuple(fc.nat(), fc.constantFrom(-15, 15), fc.constantFrom(-15, 0, 15)).map(
    ([index, from, to]): CalendarEdit =>
      (calendar) => {
        const bar = barAt(calendar, index)
        const next = nudged(calendar, bar, { ...bar, from: bar.from + from, to: bar.to + to })
        return next === null ? calendar : putOpening(calendar, next, bar)
      },
  ),
  day.map(
    (on): CalendarEdit =>
      (calendar) =>
        addOpening(calendar, on),
  ),
  day.map(
    (on): CalendarEdit =>
      (calendar) =>
        closeDay(calendar, on),
  ),
  fc.tuple(day, fc.subarray([0, 1, 2, 3, 4, 5, 6])).map(
    ([on, to]): CalendarEdit =>
      (calendar) =>
        copyDay(calendar, on, to),
  ),
)

/** Everything an owner can do to a calendar that is there. */
export const calendarEdits: fc.Arbitrary<CalendarEdit> = fc.oneof(
  { weight: 3, arbitrary: weekEdits },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.array(date, { maxLength: 3 }), plan, fc.constantFrom(undefined, '春节')).map(
      ([dates, planned, name]): CalendarEdit =>
        (calendar) =>
          setDates(calendar, dates, { plan: planned, name }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(date, fc.constantFrom(undefined, 'Feast')).map(
      ([one, name]): CalendarEdit =>
        (calendar) =>
          nameDates(calendar, [one], () => name),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CalendarEdit[]>(
      (calendar) => setCoversThrough(calendar, undefined),
      (calendar) => setCoversThrough(calendar, '2027-12-31'),
      (calendar) => changeZone(calendar, 'America/New_York'),
      (calendar) => renameCalendar(calendar, 'Desk', 'en'),
      (calendar) => renameCalendar(calendar, '', 'zh-CN'),
    ),
  },
)
