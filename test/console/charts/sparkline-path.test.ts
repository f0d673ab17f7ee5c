import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sparklinePath } from '../../../console/charts/sparkline-path.ts'

describe('the path of a small line', () => {
  it('goes from edge to edge, the highest value on top', () => {
    expect(sparklinePath([0, 10], 45, 25)).toEqual({ path: 'M2.5 22.5L42.5 2.5', end: { x: 42.5, y: 2.5 } })
  })

  it('begins anew after a gap', () => {
    expect(sparklinePath([1, null, 1], 45, 25).path).toBe('M2.5 12.5M42.5 12.5')
  })

  it('is nothing without values', () => {
    expect(sparklinePath([null], 45, 25)).toEqual({ path: '', end: null })
    expect(sparklinePath([], 45, 25)).toEqual({ path: '', end: null })
  })

  it('stays within its field', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true })), { maxLength: 50 }), (values) => {
        const numbers =
          sparklinePath(values, 72, 20)
            .path.match(/-?[\d.]+/g)
            ?.map(Number) ?? []
        for (const [index, number] of numbers.entries()) {
          expect(number).toBeGreaterThanOrEqual(2.5)
          expect(number).toBeLessThanOrEqual(index % 2 === 0 ? 69.5 : 17.5)
        }
      }),
    )
  })
})
