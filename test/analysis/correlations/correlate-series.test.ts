import { describe, expect, test } from 'vitest'
import { correlateSeries, leastSpans } from '../../../analysis/correlations/correlate-series.ts'
import { type Chance, chanceOf } from '../../../simulation/chance/chance.ts'

const days = 180
const seasons = Array.from({ length: days }, (_, day) => day % 7)
const noise = (chance: Chance) => chance() + chance() + chance() - 1.5
const drawn = (seed: number, stream: number) => {
  const chance = chanceOf(seed, stream)
  return Array.from({ length: days }, () => noise(chance))
}

describe('figures that move together', () => {
  test('are found, with how much later the second follows, and an interval that holds the truth', () => {
    const volume = drawn(1, 1)
    const own = drawn(1, 2)
    const reply = volume.map((_, day) => (volume[day - 2] ?? 0) + (own[day] ?? 0))
    const [found] = correlateSeries(
      [
        { id: 'volume', values: volume },
        { id: 'reply', values: reply },
      ],
      seasons,
      3,
    )

    expect(found).toMatchObject({ one: 'volume', other: 'reply', lag: 2, isTogether: true })
    // Half of the variance is shared: a correlation of 0.71, of ranks a little less.
    expect(found?.rank.low).toBeLessThan(0.71)
    expect(found?.rank.high).toBeGreaterThan(0.69)
  })

  test('below zero where one falls when the other rises', () => {
    const people = drawn(2, 1)
    const [found] = correlateSeries(
      [
        { id: 'people', values: people },
        { id: 'reply', values: people.map((value, day) => -value + 0.2 * (drawn(2, 2)[day] ?? 0)) },
      ],
      seasons,
      0,
    )
    expect(found?.rank.value).toBeLessThan(-0.9)
  })
})

describe('what is no relation', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index + 10)
  const together = (make: (seed: number) => readonly [readonly number[], readonly number[]]) =>
    seeds.filter((seed) => {
      const [one, other] = make(seed)
      const series = [
        { id: 'one', values: one },
        { id: 'other', values: other },
      ]
      return correlateSeries(series, seasons, 3).some(({ isTogether }) => isTogether)
    }).length / seeds.length

  test('is seldom taken for one', () => {
    expect(together((seed) => [drawn(seed, 1), drawn(seed, 2)])).toBeLessThanOrEqual(0.05)
  })

  test('nor a rhythm of the week and a growth that both share', () => {
    const shared = (seed: number, stream: number) =>
      drawn(seed, stream).map((value, day) => value + 20 * Math.sin(((day % 7) / 7) * 6.283) + day)
    expect(together((seed) => [shared(seed, 1), shared(seed, 2)])).toBeLessThanOrEqual(0.05)
  })

  test('nor that both remember the day before', () => {
    const wandering = (seed: number, stream: number) => {
      let before = 0
      return drawn(seed, stream).map((value) => {
        before = 0.7 * before + value
        return before
      })
    }
    expect(together((seed) => [wandering(seed, 1), wandering(seed, 2)])).toBeLessThanOrEqual(0.08)
  })
})

describe('too little', () => {
  test('says nothing', () => {
    const few = drawn(3, 1).slice(0, leastSpans - 1)
    const series = [
      { id: 'one', values: few },
      { id: 'other', values: few },
    ]
    expect(correlateSeries(series, seasons, 0)).toEqual([])
  })

  test('of what never changes says nothing either, and days without a figure do not count', () => {
    const volume = drawn(4, 1)
    const series = [
      { id: 'volume', values: volume },
      { id: 'people', values: volume.map(() => 5) },
      { id: 'reply', values: volume.map((value, day) => (day % 3 === 0 ? null : value)) },
    ]
    expect(correlateSeries(series, seasons, 0)).toMatchObject([{ one: 'volume', other: 'reply', spans: 120 }])
  })
})
