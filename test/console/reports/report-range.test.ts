import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  civilDateAt,
  dayOf,
  isCivilDate,
  quarterStart,
  weekStart,
} from '../../../console/reports/civil-date.ts'
import {
  rangeOf,
  rangeOfDates,
  rangeOfSpan,
  rangePresets,
  spanFor,
  spansOf,
  trendSpans,
} from '../../../console/reports/report-range.ts'

const dates = fc
  .integer({ min: dayOf('1980-01-01'), max: dayOf('2060-01-01') })
  .map((day) => addDays('1970-01-01', day))

describe('the days of a name', () => {
  // A Wednesday.
  const today = '2026-05-13'

  it.each([
    ['today', '2026-05-13', '2026-05-14', '2026-05-12', '2026-05-13'],
    ['7d', '2026-05-07', '2026-05-14', '2026-04-30', '2026-05-07'],
    ['30d', '2026-04-14', '2026-05-14', '2026-03-15', '2026-04-14'],
    ['month', '2026-05-01', '2026-05-14', '2026-04-01', '2026-04-14'],
    ['lastMonth', '2026-04-01', '2026-05-01', '2026-03-01', '2026-04-01'],
    ['quarter', '2026-04-01', '2026-05-14', '2026-01-01', '2026-02-13'],
    ['lastQuarter', '2026-01-01', '2026-04-01', '2025-10-01', '2026-01-01'],
    ['year', '2026-01-01', '2026-05-14', '2025-01-01', '2025-05-14'],
  ] as const)('%s is %s to %s, and before that %s to %s', (preset, from, to, beforeFrom, beforeTo) => {
    expect(rangeOf(preset, today)).toEqual({ from, to, before: { from: beforeFrom, to: beforeTo } })
  })

  it('of a month so far never reaches into that month when the one before was shorter', () => {
    expect(rangeOf('month', '2026-03-31').before).toEqual({ from: '2026-02-01', to: '2026-03-01' })
  })

  it('always hold a day, end by tomorrow, and are compared with days that come before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rangePresets), dates, (preset, day) => {
        const { from, to, before } = rangeOf(preset, day)
        expect(from < to && to <= addDays(day, 1) && before.from < before.to && before.to <= from).toBe(true)
      }),
    )
  })
})

describe('the steps of a trend', () => {
  it('are so many that one can read the line', () => {
    expect(spanFor({ from: '2026-05-13', to: '2026-05-14' })).toBe('hour')
    expect(spanFor({ from: '2026-04-14', to: '2026-05-14' })).toBe('day')
    expect(spanFor({ from: '2026-01-01', to: '2026-12-31' })).toBe('week')
    expect(spanFor({ from: '2024-01-01', to: '2026-12-31' })).toBe('month')
  })

  it('of weeks begin on a Monday, of months on the first', () => {
    const range = { from: '2026-04-30', to: '2026-05-13' }

    expect(spansOf(range, 'week')).toEqual(['2026-04-27', '2026-05-04', '2026-05-11'])
    expect(spansOf(range, 'month')).toEqual(['2026-04-01', '2026-05-01'])
    expect(spansOf({ from: '2026-05-13', to: '2026-05-14' }, 'hour')).toHaveLength(24)
  })

  it('cut the range into pieces without gap or overlap', () => {
    const ranges = fc
      .tuple(dates, fc.integer({ min: 1, max: 400 }))
      .map(([from, days]) => ({ from, to: addDays(from, days) }))
    fc.assert(
      fc.property(ranges, fc.constantFrom(...trendSpans.filter((span) => span !== 'hour')), (range, span) => {
        const pieces = spansOf(range, span).map((id) => rangeOfSpan(id, span, range))
        expect(pieces[0]?.from).toBe(range.from)
        expect(pieces.at(-1)?.to).toBe(range.to)
        expect(pieces.slice(1).map(({ from }) => from)).toEqual(pieces.slice(0, -1).map(({ to }) => to))
      }),
      { numRuns: 40 },
    )
  })
})

describe('a civil date', () => {
  it('knows its week and its quarter', () => {
    expect([weekStart('2026-05-17'), weekStart('2026-05-18')]).toEqual(['2026-05-11', '2026-05-18'])
    expect([quarterStart('2026-12-31'), quarterStart('2026-07-01')]).toEqual(['2026-10-01', '2026-07-01'])
  })

  it('exists, or is none', () => {
    expect(['2026-02-28', '2026-02-29', '2026-1-1', 'today', ''].map(isCivilDate)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('is that of the zone', () => {
    const at = Date.parse('2026-05-13T17:00:00Z')

    expect([civilDateAt(at, 'UTC'), civilDateAt(at, 'Asia/Shanghai')]).toEqual(['2026-05-13', '2026-05-14'])
  })

  it('of days of one’s own is compared with as many right before', () => {
    expect(rangeOfDates('2026-05-10', '2026-05-13').before).toEqual({ from: '2026-05-07', to: '2026-05-10' })
  })

  it('of whole months is compared with as many months before, over the turn of a year too', () => {
    expect(rangeOfDates('2026-10-01', '2026-11-01').before).toEqual({ from: '2026-09-01', to: '2026-10-01' })
    expect(rangeOfDates('2026-01-01', '2026-04-01').before).toEqual({ from: '2025-10-01', to: '2026-01-01' })
    expect(rangeOfDates('2025-01-01', '2026-01-01').before).toEqual({ from: '2024-01-01', to: '2025-01-01' })
  })
})
