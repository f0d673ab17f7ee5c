import fc from 'fast-check'
import { expect, it } from 'vitest'
import { elapsed } from '../../../core/calendar/elapsed.ts'
import { elapsedByTurn } from '../../../core/clocks/elapsed-by-turn.ts'
import type { DurationUnit } from '../../../core/contract/time.ts'
import { newYork, newYorkDocument, shanghai } from '../calendar/calendars.ts'
import { plainElapsed } from '../calendar/plain-calendar.ts'

const minute = 60_000
const startAt = Date.parse('2026-11-20T15:00:00Z')
const calendarOf = (key: string) => (key === 'ny' ? newYork : shanghai)

/** Spans with gaps between, the last of which may still run. */
const lives = fc.record({
  unit: fc.constantFrom<DurationUnit>('hours', 'businessHours'),
  steps: fc.array(fc.record({ gap: fc.nat(600), length: fc.nat(3000), key: fc.constantFrom('ny', 'sh') }), {
    minLength: 1,
    maxLength: 6,
  }),
  isRunning: fc.boolean(),
  cuts: fc.array(fc.nat(15_000), { maxLength: 6 }).map((all) => all.sort((one, other) => one - other)),
  runs: fc.nat(3000),
})

function instanceOf({ unit, steps, isRunning }: typeof lives extends fc.Arbitrary<infer T> ? T : never) {
  let at = startAt
  const spans = steps.map(({ gap, length, key }, index) => {
    const fromAt = at + gap * minute
    at = fromAt + length * minute
    const runs = isRunning && index === steps.length - 1
    return {
      fromAt,
      toAt: runs ? null : at,
      calendar: key,
      openMs: runs ? 0 : elapsed(calendarOf(key), fromAt, at),
    }
  })
  return { instance: { spans, target: { amount: 8, unit } }, at }
}

it('gives each turn what a plain look at its part of every span gives', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const { instance, at } = instanceOf({ ...life, steps: life.steps.map((step) => ({ ...step, key: 'ny' })) })
      const untilAt = at + life.runs * minute
      const cuts = life.cuts.map((cut) => startAt + cut * minute)

      const turns = elapsedByTurn(instance, cuts, untilAt, calendarOf)

      const edges = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY]
      const plain = edges.slice(1).map((toAt, index) =>
        instance.spans.reduce((sum, span) => {
          const from = Math.max(span.fromAt, edges[index] ?? 0)
          const to = Math.min(span.toAt ?? untilAt, toAt)
          if (to <= from) return sum
          return (
            sum +
            (life.unit === 'hours'
              ? to - from
              : plainElapsed({ kind: 'calendar', id: 'ny', ...newYorkDocument }, from, to))
          )
        }, 0),
      )
      expect(turns).toEqual(plain)
    }),
    { numRuns: 40 },
  )
})

it('adds up to all that was counted, whatever the calendars and wherever the cuts fall', () => {
  fc.assert(
    fc.property(lives, (life) => {
      const { instance, at } = instanceOf(life)
      const untilAt = at + life.runs * minute
      const cuts = life.cuts.map((cut) => startAt + cut * minute)
      const sum = (turns: readonly number[]) => turns.reduce((all, ms) => all + ms, 0)

      const turns = elapsedByTurn(instance, cuts, untilAt, calendarOf)

      expect(turns).toHaveLength(cuts.length + 1)
      expect(Math.min(...turns)).toBeGreaterThanOrEqual(0)
      expect(sum(turns)).toBe(sum(elapsedByTurn(instance, [], untilAt, calendarOf)))
    }),
  )
})

it('asks no calendar where no turn ends within a span', () => {
  const { instance, at } = instanceOf({
    unit: 'businessHours',
    steps: [
      { gap: 0, length: 60, key: 'ny' },
      { gap: 30, length: 60, key: 'ny' },
    ],
    isRunning: false,
    cuts: [],
    runs: 0,
  })
  const none = () => {
    throw new Error('asked')
  }

  expect(elapsedByTurn(instance, [startAt + 75 * minute], at, none)).toEqual([60 * minute, 60 * minute])
})
