import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf, intraclass, weightedKappa } from '../../../analysis/quality/agreement.ts'
import { biasOf } from '../../../analysis/quality/auditor-bias.ts'
import { meanOf, shareOf } from '../../../analysis/quality/confidence.ts'

describe('agreement', () => {
  it('is what Shrout and Fleiss found in their table of four judges and six subjects', () => {
    const table = [
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ]

    expect(intraclass(table)).toBeCloseTo(0.29, 2)
  })

  it('is what quadratic weights make of a table of two raters', () => {
    // Observed 2 of 6 pairs by one; of all 36 pairs that chance could make, the squares add up to 36: κ = 1 − (2 ÷ 6) ÷ 1.
    expect(weightedKappa([0, 0, 1, 1, 2, 2], [0, 1, 1, 1, 2, 1])).toBeCloseTo(2 / 3, 10)
  })

  it('is perfect with oneself, and the same whoever is named first', () => {
    const marks = fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(marks, (own) => {
        const { percent, kappa, icc } = agreementOf([own, own])
        expect(percent).toBe(1)
        if (kappa !== null) expect(kappa).toBeCloseTo(1, 9)
        if (icc !== null) expect(icc).toBeCloseTo(1, 9)
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 2, maxLength: 12 }), (pairs) => {
        const [one, other] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
        const [there, back] = [agreementOf([one, other]), agreementOf([other, one])]
        expect(there.percent).toBe(back.percent)
        expect(there.kappa ?? 0).toBeCloseTo(back.kappa ?? 0, 9)
        expect(there.icc ?? 0).toBeCloseTo(back.icc ?? 0, 9)
      }),
    )
  })

  it('says nothing of one auditor alone, or of marks that never differ', () => {
    expect(agreementOf([[1, 2]])).toEqual({ percent: null, kappa: null, icc: null, marks: 2 })
    expect(
      agreementOf([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ percent: 1, kappa: null, icc: null })
  })
})

describe('the bias of an auditor', () => {
  it('lies within its interval, which follows from the differences alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 20 }), (differences) => {
        const { bias, low, high } = biasOf(differences, 7)
        expect(low).toBeLessThanOrEqual(bias ?? 0)
        expect(high).toBeGreaterThanOrEqual(bias ?? 0)
        expect(biasOf(differences, 7)).toEqual({ bias, low, high })
      }),
      { numRuns: 20 },
    )
  })

  it('is told without an interval from few calibrations', () => {
    expect(biasOf([-10, -20], 1)).toEqual({ bias: -15, low: null, high: null })
    expect(biasOf([], 1)).toEqual({ bias: null, low: null, high: null })
  })
})

describe('confidence', () => {
  it('of a share is Wilson’s', () => {
    // 8 of 10: 0.490 to 0.943 (Newcombe, "Two-sided confidence intervals", 1998, method 3).
    const { value, low, high } = shareOf(8, 10)
    expect([value, low, high].map((one) => Number(one.toFixed(3)))).toEqual([0.8, 0.49, 0.943])
  })

  it('of a mean narrows with the number', () => {
    const of = (count: number) => meanOf({ count, sum: 4 * count, squares: 17 * count })
    expect(of(10).value).toBe(4)
    expect(of(1000).high - of(1000).low).toBeLessThan(of(10).high - of(10).low)
  })
})
