import { describe, expect, it } from 'vitest'
import { median, percentile } from '../../../bench/frame/statistics.ts'

describe('statistics', () => {
  it('takes the middle of an odd count and the mean of the two in the middle of an even one', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 2, 9])).toBe(3)
  })

  it('takes the nearest rank for a percentile, the ends included', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index)

    expect(percentile(hundred, 0.99)).toBe(99)
    expect(percentile(hundred, 0.5)).toBe(50)
    expect(percentile(hundred, 1)).toBe(100)
    expect(percentile([7], 0)).toBe(7)
  })

  it('has no answer for nothing', () => {
    expect(() => median([])).toThrow('nothing was measured')
    expect(() => percentile([], 0.5)).toThrow('nothing was measured')
  })
})
