import { array, assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paretoOf } from '../../analysis/pareto.ts'

describe('a Pareto', () => {
  it('begins with the weightiest, ends with what belongs at the end, and adds up', () => {
    const bars = [
      { id: 'a', count: 1 },
      { id: 'none', count: 9 },
      { id: 'b', count: 6 },
      { id: 'c', count: 4 },
    ]

    const places = paretoOf(
      bars,
      ({ count }) => count,
      ({ id }) => id === 'none',
    )

    expect(places.map(({ item, cumulative }) => [item.id, cumulative])).toEqual([
      ['b', 0.3],
      ['c', 0.5],
      ['a', 0.55],
      ['none', 1],
    ])
  })

  it('of nothing says nothing', () => {
    expect(paretoOf([{ count: 0 }], ({ count }) => count)).toEqual([{ item: { count: 0 }, cumulative: 0 }])
  })

  it('loses nothing, falls, and never takes back a share', () => {
    assert(
      property(array(integer({ min: 0, max: 1000 }), { maxLength: 40 }), (weights) => {
        const places = paretoOf(weights, (weight) => weight)

        expect(places.map(({ item }) => item)).toEqual(weights.toSorted((one, other) => other - one))
        const shares = places.map(({ cumulative }) => cumulative)
        expect(shares).toEqual(shares.toSorted((one, other) => one - other))
        if (weights.some((weight) => weight > 0)) expect(shares.at(-1)).toBeCloseTo(1, 10)
      }),
    )
  })
})
