import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advanceUnpaused,
  dueWithPauses,
  elapsedUnpaused,
  mergePauses,
  nextUnpausedAt,
  type Pause,
} from '../../../core/calendar/pauses.ts'
import { resolveDuration } from '../../../core/calendar/resolve-duration.ts'
import type { Duration } from '../../../core/contract/time.ts'
import { at, local, newYork } from './calendars.ts'

const hour = 3_600_000
const monday = at('2026-12-07T09:00:00-05:00')
const pause = (from: string, to: string): Pause => ({
  fromAt: at(`2026-12-${from}:00-05:00`),
  toAt: at(`2026-12-${to}:00-05:00`),
})
const pausesNear = fc.array(
  fc.tuple(fc.integer({ min: -50, max: 200 }), fc.integer({ min: 0, max: 60 })).map(([start, length]) => ({
    fromAt: monday + start * hour,
    toAt: monday + (start + length) * hour,
  })),
  { maxLength: 5 },
)

describe('dueWithPauses', () => {
  it.each<[string, Duration, Pause[], string, string]>([
    [
      'a pause in the evening moves nothing',
      { amount: 1, unit: 'businessDaysSameTime' },
      [pause('07T18:00', '07T20:00')],
      '2026-12-08 09:00',
      '2026-12-08 09:00',
    ],
    [
      'a pause in open time moves a day target by its open part',
      { amount: 1, unit: 'businessDaysSameTime' },
      [pause('07T16:00', '08T08:00')],
      '2026-12-08 10:00',
      '2026-12-08 10:00',
    ],
    [
      'moved to a close, it breaches the next morning',
      { amount: 0, unit: 'endOfBusinessDay' },
      [pause('07T10:00', '07T17:00')],
      '2026-12-08 16:00',
      '2026-12-08 16:00',
    ],
    [
      'a due instant inside a pause is breached after it',
      { amount: 1, unit: 'businessDaysSameTime' },
      [pause('07T17:00', '08T11:00')],
      '2026-12-08 09:00',
      '2026-12-08 11:00',
    ],
    [
      'due when the budget is used up, though a pause begins there',
      { amount: 2, unit: 'businessHours' },
      [pause('07T11:00', '07T12:30')],
      '2026-12-07 11:00',
      '2026-12-07 12:30',
    ],
    [
      'wall time is paused at night as well',
      { amount: 12, unit: 'hours' },
      [pause('07T18:00', '07T20:00')],
      '2026-12-07 23:00',
      '2026-12-07 23:00',
    ],
    [
      'what was paused before the start does not count',
      { amount: 1, unit: 'businessHours' },
      [pause('06T00:00', '07T09:00')],
      '2026-12-07 10:00',
      '2026-12-07 10:00',
    ],
  ])('%s', (_, duration, pauses, due, breaches) => {
    const { dueAt, breachesAt } = dueWithPauses(newYork, monday, resolveDuration(newYork, monday, duration), pauses)

    expect([local(newYork, dueAt), local(newYork, breachesAt)]).toEqual([due, breaches])
  })
})

describe('time without pauses', () => {
  it('advanceUnpaused and elapsedUnpaused undo each other', () => {
    fc.assert(
      fc.property(pausesNear, fc.integer({ min: 1, max: 80 * hour }), (pauses, budgetMs) => {
        const dueAt = advanceUnpaused(newYork, monday, budgetMs, pauses) as number

        expect(elapsedUnpaused(newYork, monday, dueAt, pauses)).toBe(budgetMs)
        expect(elapsedUnpaused(newYork, monday, dueAt - 1, pauses)).toBe(budgetMs - 1)
      }),
    )
  })

  it('nextUnpausedAt is the first instant from which time runs', () => {
    fc.assert(
      fc.property(pausesNear, fc.integer({ min: 0, max: 100 * hour }), (pauses, offset) => {
        const from = monday + offset
        const next = nextUnpausedAt(newYork, from, pauses) as number

        expect(elapsedUnpaused(newYork, from, next, pauses)).toBe(0)
        expect(elapsedUnpaused(newYork, from, next + 1, pauses)).toBe(1)
      }),
    )
  })

  it('mergePauses keeps every instant that was paused and no other', () => {
    fc.assert(
      fc.property(pausesNear, fc.integer({ min: -60, max: 300 }), (pauses, hours) => {
        const instant = monday + hours * hour
        const holds = (list: readonly Pause[]) => list.some(({ fromAt, toAt }) => fromAt <= instant && instant < toAt)

        expect(holds(mergePauses(pauses))).toBe(holds(pauses))
      }),
    )
  })
})
