import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { falseDiscoveryRates } from '../../analysis/false-discoveries.ts'

describe('the rates of false findings', () => {
  test('are those of R’s p.adjust(method = "BH")', () => {
    const rates = falseDiscoveryRates([0.01, 0.04, 0.03, 0.5])
    expect(rates.map((rate) => Math.round(rate * 1e4) / 1e4)).toEqual([0.04, 0.0533, 0.0533, 0.5])
  })

  test('are never below the chances, and keep their order', () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 })
    fc.assert(
      fc.property(chances, (given) => {
        const rates = falseDiscoveryRates(given)
        for (const [index, chance] of given.entries()) {
          const rate = rates[index] ?? Number.NaN
          expect(rate).toBeGreaterThanOrEqual(chance * (1 - 1e-12))
          expect(rate).toBeLessThanOrEqual(1)
          for (const [other, another] of given.entries()) {
            if (chance <= another) expect(rate).toBeLessThanOrEqual(rates[other] ?? Number.NaN)
          }
        }
      }),
    )
  })
})
