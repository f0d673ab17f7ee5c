import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf } from '../../../console/reports/change-of.ts'
import { sortedFigures } from '../../../console/reports/figure-sort.ts'
import { lengthClasses } from '../../../console/reports/length-classes.ts'
import { ratio, recommendationOf } from '../../../console/reports/rates.ts'
import { usualCalendar } from '../../../console/reports/usual-calendar.ts'

const minute = 60_000

describe('classes of lengths', () => {
  const buckets = fc.uniqueArray(fc.integer({ min: 0, max: 380 }), { maxLength: 60 }).chain((numbers) =>
    fc.tuple(
      ...numbers
        .toSorted((a, b) => a - b)
        .map((number) =>
          fc
            .record({ count: fc.integer({ min: 0, max: 9 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
            .map(({ count, part }) => ({
              from: Math.round(1000 * 1.05 ** number),
              to: Math.round(1000 * 1.05 ** (number + 1)),
              count,
              late: Math.floor(count * part),
            })),
        ),
    ),
  )

  it('count everything once, and lead to exactly what they count', () => {
    fc.assert(
      fc.property(buckets, (all) => {
        const found = lengthClasses(all)
        const within = (from: number, below: number) =>
          all.filter((bucket) => bucket.from >= from && bucket.to <= below).reduce((sum, { count }) => sum + count, 0)
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(all.reduce((sum, { count }) => sum + count, 0))
        for (const { atLeast, below, count } of found) expect(within(atLeast, below)).toBe(count)
      }),
    )
  })

  it('are lengths that people count in, from the first to the last with anything in it', () => {
    const found = lengthClasses([
      { from: 50_000, to: 52_500, count: 2, late: 0 },
      { from: 20 * minute, to: 21 * minute, count: 3, late: 1 },
    ])

    expect(found.map(({ from, to, count, late }) => [from, to, count, late])).toEqual([
      [null, minute, 2, 0],
      [minute, 5 * minute, 0, 0],
      [5 * minute, 15 * minute, 0, 0],
      [15 * minute, 30 * minute, 3, 1],
    ])
  })

  it('of nothing are none', () => {
    expect(lengthClasses([])).toEqual([])
  })
})

describe('what customers recommend', () => {
  const said = (from: number, count: number) => ({ from, to: from + 1, count, late: 0 })

  it('is the share of promoters less that of detractors, in points', () => {
    expect(recommendationOf([said(0, 1), said(6, 1), said(7, 2), said(8, 1), said(9, 2), said(10, 3)])).toEqual({
      promoters: 5,
      passives: 3,
      detractors: 2,
      nps: 30,
    })
  })

  it('is nothing without answers', () => {
    expect(recommendationOf([]).nps).toBeNull()
  })
})

describe('a change', () => {
  it('is told as it is shown: in points, in percent of what was, or as it is', () => {
    expect(changeOf(0.931, 0.943, 'points')).toBe(-0.012)
    expect(changeOf(130, 100, 'relative')).toBe(0.3)
    expect(changeOf(7.26, 7, 'difference')).toBe(0.3)
  })

  it('that nobody would see is none', () => {
    expect(changeOf(0.93101, 0.931, 'points')).toBe(0)
    expect(changeOf(999, 1000, 'relative')).toBe(0)
  })

  it('needs something to compare with', () => {
    expect([changeOf(1, null, 'points'), changeOf(null, 1, 'points'), changeOf(1, 0, 'relative')]).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('lines of figures', () => {
  const lines = [{ value: 2 }, { value: null }, { value: 10 }, { value: 1 }]

  it('are sorted by a column, and what has no value comes last either way', () => {
    expect(sortedFigures(lines, ({ value }) => value, true).map(({ value }) => value)).toEqual([10, 2, 1, null])
    expect(sortedFigures(lines, ({ value }) => value, false).map(({ value }) => value)).toEqual([1, 2, 10, null])
  })

  it('are sorted by words as the language does', () => {
    const names = ['一线', '专家', 'Team 10', 'Team 9']

    expect(sortedFigures(names, (name) => name, false)).toEqual(['一线', '专家', 'Team 9', 'Team 10'])
  })
})

describe('small figures', () => {
  it('divide by nothing to nothing', () => {
    expect([ratio(1, 4), ratio(1, 0), ratio(undefined, 4)]).toEqual([0.25, null, null])
  })

  it('find the calendar that most teams have', () => {
    expect(usualCalendar(['a', 'b', undefined, 'b'])).toBe('b')
    expect(usualCalendar([undefined])).toBeNull()
  })
})
