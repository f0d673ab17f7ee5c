import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WholeCounts } from '../../../analysis/scorecards/component-figure.ts'
import { medianOf } from '../../../analysis/scorecards/median-of.ts'
import { pointsOf, scoreQuarter } from '../../../analysis/scorecards/score-quarter.ts'
import type { ScorecardRules } from '../../../core/contract/wire-scorecards.ts'
import { defaultScorecardRules } from '../../../core/scorecards/default-rules.ts'
import { nothingCounted } from '../../../core/scorecards/quarter-counts.ts'

const curve = fc
  .tuple(
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: 1, max: 50 }),
    fc.integer({ min: 1, max: 50 }),
    fc.boolean(),
  )
  .map(([floor, toTarget, toBest, isFalling]) => {
    const way = isFalling ? -1 : 1
    return { floor, target: floor + way * toTarget, best: floor + way * (toTarget + toBest), way }
  })

const tally = fc.nat(300).chain((count) => fc.nat(count).map((late) => ({ count, late })))

const counts: fc.Arbitrary<WholeCounts> = fc
  .record({
    satisfaction: tally,
    response: tally,
    ola: tally,
    resolved: tally,
    done: fc.nat(100),
    scores: fc.array(fc.nat(100)),
  })
  .map(({ done, scores, ...tallies }) => ({
    ...nothingCounted(),
    ...tallies,
    tasks: { solve: done },
    audit: {
      count: scores.length,
      sum: scores.reduce((sum, one) => sum + one, 0),
      squares: scores.reduce((sum, one) => sum + one ** 2, 0),
    },
  }))

const usual = { cases: 50, tasks: 60 }

describe('the curve of a figure', () => {
  it('is 0 at the floor, 80 at the target, 100 at the best, and never falls on the way there', () => {
    fc.assert(
      fc.property(
        curve,
        fc.tuple(fc.integer({ min: -300, max: 300 }), fc.nat(50)),
        ({ way, ...rule }, [value, more]) => {
          expect([rule.floor, rule.target, rule.best].map((one) => pointsOf(rule, one))).toEqual([0, 80, 100])
          expect(pointsOf(rule, value + way * more)).toBeGreaterThanOrEqual(pointsOf(rule, value))
          expect(pointsOf(rule, value)).toBeGreaterThanOrEqual(0)
          expect(pointsOf(rule, value)).toBeLessThanOrEqual(100)
        },
      ),
    )
  })
})

describe('a quarter', () => {
  it('lies within what its groups come to, and within its interval', () => {
    fc.assert(
      fc.property(counts, (counted) => {
        const { groups, total, low, high } = scoreQuarter(counted, defaultScorecardRules, usual)
        if (total === null) return
        const points = groups.flatMap((group) => (group.points === null ? [] : [group.points]))

        expect(total).toBeGreaterThanOrEqual(Math.min(...points) - 1e-9)
        expect(total).toBeLessThanOrEqual(Math.max(...points) + 1e-9)
        expect(low).toBeLessThanOrEqual(total)
        expect(high).toBeGreaterThanOrEqual(total)
      }),
    )
  })

  it('does not fall when more of the same cases go well', () => {
    fc.assert(
      fc.property(counts, (counted) => {
        fc.pre(counted.response.late > 0)
        const better = { ...counted, response: { ...counted.response, late: counted.response.late - 1 } }
        const [before, after] = [counted, better].map((one) => scoreQuarter(one, defaultScorecardRules, usual).total)

        expect((after ?? 0) + 1e-9).toBeGreaterThanOrEqual(before ?? 0)
      }),
    )
  })

  it('says nothing where less than half of what counts can be said', () => {
    const few = {
      ...nothingCounted(),
      audit: { count: 0, sum: 0, squares: 0 },
      csat: { count: 20, sum: 90, squares: 410 },
    }
    const { total, groups } = scoreQuarter(few, defaultScorecardRules, usual)

    expect(total).toBeNull()
    expect(groups.find(({ id }) => id === 'feedback')?.points).toBeGreaterThan(80)
  })

  it('weighs steps as the weights say', () => {
    const done = { ...nothingCounted(), tasks: { solve: 60, call: 60 }, audit: { count: 0, sum: 0, squares: 0 } }
    const rules: ScorecardRules = { ...defaultScorecardRules, tasks: { call: 0 } }
    const tasks = (all: ScorecardRules) =>
      scoreQuarter(done, all, usual)
        .groups.flatMap(({ components }) => components)
        .find(({ id }) => id === 'tasks')?.estimate?.value

    expect(tasks(rules)).toBe(1)
    expect(tasks(defaultScorecardRules)).toBe(2)
  })
})

describe('a median', () => {
  it('is told of five and more, so that it tells of nobody', () => {
    expect(medianOf([1, 2, 3, 4, null])).toBeNull()
    expect(medianOf([1, 2, 3, 4, 90])).toBe(3)
  })
})
