import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { BacktestChange, BacktestReading } from '../../../core/contract/rehearsal.ts'
import { resultOverlay } from '../../../editor/simulation/result-overlay.ts'
import { changedCases, comparedBy } from '../../../editor/simulation/result-rows.ts'

const reading = fc.option(
  fc.constantFrom('met', 'missed', 'pending').map(
    (outcome): BacktestReading => ({
      outcome: outcome as 'met',
      target: null,
      targetMs: null,
      elapsedMs: 0,
      breachedAt: null,
    }),
  ),
)
const change: fc.Arbitrary<BacktestChange> = fc
  .record({
    case: fc.constantFrom('a', 'b', 'c'),
    clock: fc.constantFrom('one', 'two'),
    before: reading,
    after: reading,
  })
  .map((parts) => ({ ...parts, number: parts.case.charCodeAt(0), instance: 1, why: [] }))

it('every change stands with its case once, in the order of the cases, and the cases add up to the difference', () => {
  fc.assert(
    fc.property(fc.array(change), (changed) => {
      const cases = changedCases({ changed })

      expect(cases.map((one) => one.case)).toEqual([...new Set(changed.map((one) => one.case))])
      expect(cases.flatMap(({ changes }) => changes)).toHaveLength(changed.length)
      const missed = (side: 'before' | 'after') => changed.filter((one) => one[side]?.outcome === 'missed').length
      expect(cases.reduce((sum, { lateMore }) => sum + lateMore, 0)).toBe(missed('after') - missed('before'))
    }),
  )
})

it('what stands on either side is compared once', () => {
  const sides = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.record({ name: fc.string() }))
  fc.assert(
    fc.property(fc.option(sides), sides, (before, after) => {
      const rows = comparedBy(before, after)

      expect(rows.map(({ id }) => id)).toEqual([...new Set([...Object.keys(after), ...Object.keys(before ?? {})])])
      for (const row of rows) {
        expect(row.after).toBe(Object.hasOwn(after, row.id) ? after[row.id] : null)
        expect(row.before).toBe(before !== null && Object.hasOwn(before, row.id) ? before[row.id] : null)
      }
    }),
  )
})

it('a step glows against the warmest one, and by load against all the time of its team', () => {
  const texts = { badge: String, title: String }
  const values = new Map([
    ['ask', 10],
    ['fix', 40],
  ])
  expect(resultOverlay(values, 'waiting', texts).cards.get('ask')?.heat).toBe(0.25)

  const load = resultOverlay(new Map([['fix', 0.9]]), 'load', texts).cards.get('fix')
  expect([load?.heat, load?.badge?.tone]).toEqual([0.9, 'late'])
})
