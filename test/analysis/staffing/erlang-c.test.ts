import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { peopleNeeded, waitsLonger } from '../../../analysis/staffing/erlang-c.ts'
import { chanceOf } from '../../../simulation/chance/chance.ts'

describe('the people who are needed', () => {
  it('are those of the textbook: 200 calls an hour of three minutes, four of five within 20 seconds, take 14 people', () => {
    // Erlang C, as published for call centres: 13 people keep 79.4 %, 14 people 88.8 %.
    expect(peopleNeeded(200, 180_000, 20_000, 0.8)).toBe(14)
    expect(1 - waitsLonger(200, 180_000, 14, 20_000)).toBeCloseTo(0.888, 3)
  })

  it('of one person are those of M/M/1', () => {
    // P(wait > t) = ρ e^(−(1 − ρ) t / s)
    expect(waitsLonger(30, 60_000, 1, 120_000)).toBeCloseTo(0.5 * Math.exp(-1), 10)
  })

  it('wait as often as a queue that is played through', () => {
    const [perHour, workMs, people, withinMs] = [40, 600_000, 9, 300_000]
    const chance = chanceOf(3, 3)
    const exponential = (mean: number) => -mean * Math.log(1 - chance())
    const freeAt = Array.from({ length: people }, () => 0)
    let at = 0
    let late = 0
    const count = 120_000
    for (let index = 0; index < count; index++) {
      at += exponential(3_600_000 / perHour)
      const next = freeAt.indexOf(Math.min(...freeAt))
      const begins = Math.max(at, freeAt[next] ?? 0)
      if (begins - at > withinMs) late++
      freeAt[next] = begins + exponential(workMs)
    }

    expect(late / count).toBeCloseTo(waitsLonger(perHour, workMs, people, withinMs), 1.5)
  })

  it('are enough, and one fewer is not', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 300, noNaN: true }),
        fc.integer({ min: 60_000, max: 7_200_000 }),
        fc.integer({ min: 0, max: 7_200_000 }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (perHour, workMs, withinMs, share) => {
          const people = peopleNeeded(perHour, workMs, withinMs, share)
          expect(waitsLonger(perHour, workMs, people, withinMs)).toBeLessThanOrEqual(1 - share)
          expect(waitsLonger(perHour, workMs, people - 1, withinMs)).toBeGreaterThan(1 - share)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('are none where nothing comes, and nobody keeps up with more than they can do', () => {
    expect(peopleNeeded(0, 60_000, 1000, 0.9)).toBe(0)
    expect(waitsLonger(61, 60_000, 1, 1000)).toBe(1)
  })
})
