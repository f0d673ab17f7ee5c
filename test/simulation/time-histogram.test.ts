import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TimeHistogram } from '../../simulation/time-histogram.ts'

describe('a histogram of times', () => {
  test('knows nothing while nothing was added', () => {
    expect(new TimeHistogram().summary()).toEqual({
      count: 0,
      meanMs: null,
      p50Ms: null,
      p90Ms: null,
      p99Ms: null,
      maxMs: null,
    })
  })

  test('has the exact mean and longest, and shares within one percent', () => {
    const times = fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(times, (list) => {
        const histogram = new TimeHistogram()
        for (const ms of list) histogram.add(ms)
        const summary = histogram.summary()
        const sorted = list.toSorted((a, b) => a - b)
        const exact = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0

        expect(summary.maxMs).toBe(sorted.at(-1))
        expect(summary.meanMs).toBe(Math.round(list.reduce((sum, ms) => sum + ms, 0) / list.length))
        for (const [found, share] of [
          [summary.p50Ms, 0.5],
          [summary.p90Ms, 0.9],
          [summary.p99Ms, 0.99],
        ] as const) {
          expect(Math.abs((found ?? Number.NaN) - exact(share))).toBeLessThanOrEqual(exact(share) * 0.01 + 1)
        }
      }),
    )
  })
})
