import { describe, expect, it } from 'vitest'
import type { CompiledCalendar } from '../../../core/contract/calendar.ts'
import type { EvaluationContext } from '../../../core/contract/rules.ts'
import type { DurationUnit } from '../../../core/contract/time.ts'
import { holds } from '../../../core/operators/holds.ts'

const hourMs = 3_600_000
const nineToFive: [number, number][] = [[9 * 60, 17 * 60]]

/** Monday to Friday 09–17, eight hours east of UTC. */
const desk: CompiledCalendar = {
  id: 'desk',
  version: 1,
  name: null,
  timeZone: 'Asia/Shanghai',
  zone: { firstOffsetMs: 8 * hourMs, transitionsAt: [], offsetsMs: [] },
  week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
  dates: [],
  coversThrough: null,
}

/** It is Monday 2026-11-23, 10:00 at the desk. */
const context: EvaluationContext = {
  nowAt: Date.parse('2026-11-23T10:00:00+08:00'),
  calendars: { desk },
  defaultCalendar: 'desk',
}

describe('isOpen', () => {
  it.each([
    ['2026-11-23T09:00:00+08:00', true],
    ['2026-11-23T16:59:59+08:00', true],
    ['2026-11-23T17:00:00+08:00', false],
    ['2026-11-23T08:59:59+08:00', false],
    ['2026-11-22T10:00:00+08:00', false],
    ['2026-11-23T02:00:00Z', true],
  ])('at %s says %j', (instant, answer) => {
    expect(holds('isOpen', instant, 'desk', context)).toBe(answer)
  })

  it('holds for instants only', () => {
    for (const seen of ['2026-11-23', 'soon', 5, true]) expect(holds('isOpen', seen, 'desk', context)).toBe(false)
  })

  it('throws for a calendar that was not given, also one with the name of an inherited property', () => {
    for (const id of ['other', 'constructor', '__proto__']) {
      expect(() => holds('isOpen', '2026-11-23T10:00:00+08:00', id, context)).toThrow('rules.calendar-not-given')
    }
  })
})

describe('withinLast', () => {
  it.each<[string, number, DurationUnit, boolean]>([
    // Friday 16:00 to Monday 10:00: two open hours.
    ['2026-11-20T16:00:00+08:00', 2, 'businessHours', true],
    ['2026-11-20T15:59:59+08:00', 2, 'businessHours', false],
    ['2026-11-20T16:00:00+08:00', 2, 'hours', false],
    ['2026-11-20T16:00:00+08:00', 119, 'businessMinutes', false],
    ['2026-11-20T10:00:00+08:00', 3, 'calendarDays', true],
    ['2026-11-20T09:59:59+08:00', 3, 'calendarDays', false],
    ['2026-11-20T10:00:00+08:00', 1, 'businessDaysSameTime', true],
    ['2026-11-20T09:59:00+08:00', 1, 'businessDaysSameTime', false],
    ['2026-11-23T10:00:00+08:00', 1, 'businessHours', true],
    ['2026-11-23T10:00:01+08:00', 1, 'businessHours', false],
  ])('from %s, %d %s: %j', (instant, amount, unit, answer) => {
    expect(holds('withinLast', instant, { amount, unit }, context)).toBe(answer)
  })

  it('counts calendar days of a date back from today in the zone of the calendar', () => {
    const inLastWeek = (date: string) => holds('withinLast', date, { amount: 7, unit: 'calendarDays' }, context)

    expect(['2026-11-15', '2026-11-16', '2026-11-23', '2026-11-24'].map(inLastWeek)).toEqual([false, true, true, false])
    // At 02:00 in Shanghai it is still the day before in UTC.
    const nowAt = Date.parse('2026-11-24T02:00:00+08:00')
    const today = { amount: 0.5, unit: 'calendarDays' } as const
    expect(holds('withinLast', '2026-11-24', today, { ...context, nowAt })).toBe(true)
  })

  it('does not ask a date for hours', () => {
    expect(holds('withinLast', '2026-11-23', { amount: 48, unit: 'hours' }, context)).toBe(false)
  })

  it('throws where days or business time are counted and no calendar was given, but not for hours', () => {
    const without = { nowAt: context.nowAt, calendars: {} }
    const seen = '2026-11-23T09:30:00+08:00'

    expect(() => holds('withinLast', seen, { amount: 1, unit: 'businessHours' }, without)).toThrow(
      'rules.default-calendar-not-given',
    )
    expect(() => holds('withinLast', '2026-11-23', { amount: 1, unit: 'calendarDays' }, without)).toThrow(
      'rules.default-calendar-not-given',
    )
    expect(holds('withinLast', seen, { amount: 1, unit: 'hours' }, without)).toBe(true)
  })
})
