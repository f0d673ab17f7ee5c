import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Stratum, stratifiedEffect } from '../../../analysis/factors/stratified.ts'

const group = fc.tuple(fc.integer({ min: 2, max: 400 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }))
const stratum = fc.tuple(group, group).map(([[exposed, one], [others, two]]): Stratum => {
  const lateOf = (all: number, share: number) => Math.max(1, Math.min(all - 1, Math.round(all * share)))
  return { exposed, exposedLate: lateOf(exposed, one), others, othersLate: lateOf(others, two) }
})

describe('the effect over strata', () => {
  test('of one stratum is what its two shares say', () => {
    fc.assert(
      fc.property(stratum, (one) => {
        const effect = stratifiedEffect([one])
        const [a, b] = [one.exposedLate / one.exposed, one.othersLate / one.others]
        expect(effect?.ratio.value).toBeCloseTo(a / b, 8)
        expect(effect?.difference.value).toBeCloseTo(a - b, 8)
      }),
    )
  })

  test('turns round when the two sides change places', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), (strata) => {
        const turned = strata.map((one) => ({
          exposed: one.others,
          exposedLate: one.othersLate,
          others: one.exposed,
          othersLate: one.exposedLate,
        }))
        const [there, back] = [stratifiedEffect(strata), stratifiedEffect(turned)]
        expect((there?.ratio.value ?? 0) * (back?.ratio.value ?? 0)).toBeCloseTo(1, 6)
        expect(there?.z).toBeCloseTo(-(back?.z ?? 0), 6)
        expect(there?.difference.low).toBeCloseTo(-(back?.difference.high ?? 0), 6)
      }),
    )
  })

  test('does not change by strata in which there is nobody to compare with', () => {
    fc.assert(
      fc.property(stratum, fc.integer({ min: 1, max: 500 }), (one, alone) => {
        const lonely = { exposed: alone, exposedLate: alone, others: 0, othersLate: 0 }
        expect(stratifiedEffect([one, lonely])).toEqual(stratifiedEffect([one]))
      }),
    )
  })

  test('sees through Simpson’s paradox, where all cases together say the opposite', () => {
    // Charig and others (BMJ 292, 1986): kidney stones, open surgery against nephrolithotomy, failures.
    const small = { exposed: 87, exposedLate: 6, others: 270, othersLate: 36 }
    const large = { exposed: 263, exposedLate: 71, others: 80, othersLate: 25 }
    const crude = { exposed: 350, exposedLate: 77, others: 350, othersLate: 61 }

    expect(stratifiedEffect([crude])?.ratio.value).toBeGreaterThan(1)
    expect(stratifiedEffect([small, large])?.ratio.value).toBeCloseTo(
      ((6 * 270) / 357 + (71 * 80) / 343) / ((36 * 87) / 357 + (25 * 263) / 343),
      8,
    )
    expect(stratifiedEffect([small, large])?.ratio.high).toBeLessThan(1.1)
  })

  test('is unknown where nobody can be compared', () => {
    expect(stratifiedEffect([{ exposed: 5, exposedLate: 2, others: 0, othersLate: 0 }])).toBeNull()
  })
})
