import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import {
  addOpening,
  closeDay,
  copyDay,
  nudged,
  putOpening,
  removeOpening,
  retimeOpening,
} from '../../../editor/calendars/edit-week.ts'
import { type Bar, barsOf, fitted } from '../../../editor/calendars/week.ts'
import { checkCalendar } from '../../../model/calendar/check-calendar.ts'
import { calendarEdits, stretch, weekEdits } from './calendar-edits.ts'

const desk: CalendarDocument = {
  kind: 'calendar',
  id: 'desk',
  timeZone: 'Asia/Shanghai',
  hours: { mon: ['09:00-12:00', '13:30-18:00'], fri: ['22:00-06:00'], sun: ['20:00-04:00'] },
}

const bar = (day: number, from: number, to: number): Bar => ({ day, from: from * 60, to: to * 60 })

/** The quarters of an hour of a week in which something is open. */
function quartersOf(bars: readonly Bar[]): ReadonlySet<number> {
  return new Set(
    bars.flatMap(({ day, from, to }) =>
      Array.from({ length: (to - from) / 15 }, (_, index) => (day * 96 + from / 15 + index) % 672),
    ),
  )
}

describe('drawing the hours of a week', () => {
  it('opens exactly what was drawn beside what was open, and nothing overlaps', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), stretch, (before, drawn) => {
        const start = before.reduce((calendar, one) => putOpening(calendar, one), desk)
        const next = putOpening(start, drawn)

        expect(quartersOf(barsOf(next))).toEqual(
          new Set([...quartersOf(barsOf(start)), ...quartersOf([fitted(drawn)])]),
        )
        expect(checkCalendar(next).filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('never makes a calendar that is wrong, whatever is done to its week, but one that is never open', () => {
    fc.assert(
      fc.property(fc.array(weekEdits, { maxLength: 12 }), (edits) => {
        const calendar = edits.reduce((one, edit) => edit(one), desk)
        const codes = checkCalendar(calendar).flatMap(({ severity, code }) => (severity === 'error' ? [code] : []))

        expect(codes.filter((code) => code !== 'calendar.never-open')).toEqual([])
        expect(codes.length > 0).toBe(barsOf(calendar).length === 0)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves only what is said of a make-up day to be wrong when dates are changed, too', () => {
    fc.assert(
      fc.property(fc.array(calendarEdits, { maxLength: 12 }), (edits) => {
        const calendar = edits.reduce((one, edit) => edit(one), desk)
        const codes = checkCalendar(calendar).flatMap(({ severity, code }) => (severity === 'error' ? [code] : []))

        expect(codes.filter((code) => !['calendar.never-open', 'calendar.like-closed-weekday'].includes(code))).toEqual(
          [],
        )
      }),
      { numRuns: 60 },
    )
  })

  it('joins what is drawn over an opening of the same day, and lets the night before give way', () => {
    const joined = putOpening(desk, bar(0, 11, 14))
    expect(joined.hours.mon).toEqual(['09:00-18:00'])
    expect(joined.hours.fri).toBe(desk.hours.fri)

    expect(putOpening(desk, bar(5, 5, 12)).hours).toMatchObject({ fri: ['22:00-05:00'], sat: ['05:00-12:00'] })
    expect(putOpening(desk, bar(0, 3, 4)).hours).toMatchObject({
      mon: ['03:00-04:00', '09:00-12:00', '13:30-18:00'],
      sun: ['20:00-03:00'],
    })
  })

  it('moves an opening to another day, over midnight, and into the next week', () => {
    expect(putOpening(desk, bar(1, 9, 12), bar(0, 9, 12)).hours).toMatchObject({
      mon: ['13:30-18:00'],
      tue: ['09:00-12:00'],
    })
    expect(putOpening(desk, bar(6, 25, 28), bar(6, 20, 28)).hours).toMatchObject({
      mon: ['01:00-04:00', '09:00-12:00', '13:30-18:00'],
    })
  })

  it('writes a whole day from midnight to midnight, and no opening of a day or longer from elsewhere', () => {
    expect(putOpening(desk, bar(2, 0, 24)).hours.wed).toEqual(['00:00-24:00'])
    expect(putOpening(desk, bar(2, 0, 30)).hours.wed).toEqual(['00:00-24:00'])
    expect(putOpening({ ...desk, hours: {} }, bar(2, 9, 40)).hours.wed).toEqual(['09:00-08:45'])
  })

  it('keeps the very calendar when nothing changes', () => {
    expect(putOpening(desk, bar(0, 9, 12), bar(0, 9, 12))).toBe(desk)
    expect(closeDay(desk, 1)).toBe(desk)
    expect(copyDay(desk, 0, [0])).toBe(desk)
    expect(removeOpening(desk, bar(1, 1, 2))).toBe(desk)
  })

  it('copies a day to others; a night ends where the next day begins', () => {
    expect(copyDay(desk, 0, [1, 4]).hours).toEqual({
      mon: desk.hours.mon,
      tue: desk.hours.mon,
      fri: desk.hours.mon,
      sun: desk.hours.sun,
    })
    const nights = putOpening({ ...desk, hours: {} }, bar(0, 9, 30))
    expect(copyDay(nights, 0, [1, 2, 3, 4, 5, 6]).hours.tue).toEqual(['09:00-06:00'])
    const early = putOpening(desk, bar(5, 1, 2))
    expect(copyDay(early, 6, [4]).hours.fri).toEqual(['20:00-01:00'])
  })

  it('takes exact times, and refuses those that are no opening', () => {
    expect(retimeOpening(desk, bar(0, 9, 12), { from: 545, to: 721 }).hours.mon).toEqual(['09:05-12:01', '13:30-18:00'])
    expect(retimeOpening(desk, bar(0, 9, 12), { from: 540, to: 540 })).toBe(desk)
    expect(retimeOpening(desk, bar(4, 22, 30), { from: 1320, to: 1440 }).hours.fri).toEqual(['22:00-24:00'])
  })

  it('moves by keys only as far as there is room', () => {
    expect(nudged(desk, bar(0, 9, 12), bar(0, 9, 13))).toEqual(bar(0, 9, 13))
    expect(nudged(desk, bar(0, 9, 12), bar(0, 9, 14))).toBeNull()
    expect(nudged(desk, bar(0, 9, 12), bar(6, 22, 25))).toBeNull()
  })

  it('finds room for another opening of a day, until the day is full', () => {
    expect(addOpening(desk, 1).hours.tue).toEqual(['09:00-17:00'])
    expect(addOpening(desk, 0).hours.mon).toEqual(['09:00-12:00', '13:30-18:00', '18:00-19:00'])
    const full = putOpening(desk, bar(2, 0, 24))
    expect(addOpening(full, 2)).toBe(full)
  })
})
