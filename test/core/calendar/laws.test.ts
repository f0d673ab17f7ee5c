import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { advance } from '../../../core/calendar/advance.ts'
import { elapsed } from '../../../core/calendar/elapsed.ts'
import { isOpenAt } from '../../../core/calendar/is-open-at.ts'
import { nextOpenAt } from '../../../core/calendar/next-open-at.ts'
import { openings } from '../../../core/calendar/openings.ts'
import { resolveDuration } from '../../../core/calendar/resolve-duration.ts'
import { plainElapsed, plainOpenings } from './plain-calendar.ts'
import { restlessZones, sceneIn } from './scenes.ts'

const day = 86_400_000
const hour = 3_600_000

const scene = sceneIn(restlessZones)

describe('core/calendar agrees with a plain walk on Temporal', () => {
  it('on the openings, and on what elapsed', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 14 * day }), ({ document, at, calendar }, length) => {
        expect([...openings(calendar, at, at + length)]).toEqual(plainOpenings(document, at, at + length))
        expect(elapsed(calendar, at, at + length)).toBe(plainElapsed(document, at, at + length))
      }),
      { numRuns: 120 },
    )
  })

  it('on the first open instant', () => {
    fc.assert(
      fc.property(scene, ({ document, at, calendar }) => {
        const first = plainOpenings(document, at, at + 21 * day)[0]
        fc.pre(first !== undefined)

        expect(nextOpenAt(calendar, at)).toBe(first?.startAt)
        expect(isOpenAt(calendar, at)).toBe(first?.startAt === at)
      }),
      { numRuns: 150 },
    )
  })

  it('on calendar days', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 40 }), ({ at, calendar }, days) => {
        const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone)

        expect(resolveDuration(calendar, at, { amount: days, unit: 'calendarDays' }).dueAt).toBe(
          start.toPlainDateTime().add({ days }).toZonedDateTime(calendar.timeZone).epochMilliseconds,
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('the laws of open time', () => {
  const budget = fc.integer({ min: 1, max: 400 * hour })

  it('advance and elapsed undo each other, and nothing earlier would do', () => {
    fc.assert(
      fc.property(scene, budget, ({ at, calendar }, budgetMs) => {
        const dueAt = advance(calendar, at, budgetMs)
        fc.pre(dueAt !== null)

        expect(elapsed(calendar, at, dueAt)).toBe(budgetMs)
        expect(elapsed(calendar, at, dueAt - 1)).toBe(budgetMs - 1)
      }),
      { numRuns: 500 },
    )
  })

  it('elapsed adds up over any split', () => {
    const lengths = fc.tuple(fc.integer({ min: 0, max: 59 * day }), fc.integer({ min: 0, max: 59 * day }))
    fc.assert(
      fc.property(scene, lengths, ({ at, calendar }, [before, after]) => {
        const from = at - before

        expect(elapsed(calendar, from, at) + elapsed(calendar, at, at + after)).toBe(
          elapsed(calendar, from, at + after),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('advance is monotone, in the start and in the budget', () => {
    fc.assert(
      fc.property(scene, budget, fc.integer({ min: 0, max: 20 * day }), ({ at, calendar }, budgetMs, later) => {
        const due = (start: number, ms: number) => advance(calendar, start, ms) ?? Number.POSITIVE_INFINITY

        expect(due(at + later, budgetMs)).toBeGreaterThanOrEqual(due(at, budgetMs))
        expect(due(at, budgetMs + later)).toBeGreaterThanOrEqual(due(at, budgetMs))
      }),
      { numRuns: 500 },
    )
  })

  it('a due instant is breached at the next open instant, from which more would elapse', () => {
    fc.assert(
      fc.property(scene, budget, ({ at, calendar }, budgetMs) => {
        const dueAt = advance(calendar, at, budgetMs)
        const breachesAt = dueAt === null ? null : nextOpenAt(calendar, dueAt)
        fc.pre(breachesAt !== null)

        expect(elapsed(calendar, at, breachesAt)).toBe(budgetMs)
        expect(elapsed(calendar, at, breachesAt + 1)).toBe(budgetMs + 1)
      }),
      { numRuns: 300 },
    )
  })

  it('openings are disjoint, do not touch, and add up to what elapsed', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 59 * day }), ({ at, calendar }, length) => {
        const list = [...openings(calendar, at, at + length)]
        const gaps = list.slice(1).map(({ startAt }, index) => startAt - (list[index]?.endAt ?? 0))

        expect(gaps.every((gap) => gap > 0)).toBe(true)
        expect(list.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0)).toBe(
          elapsed(calendar, at, at + length),
        )
      }),
      { numRuns: 300 },
    )
  })
})
