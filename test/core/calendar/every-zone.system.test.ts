import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { advance } from '../../../core/calendar/advance.ts'
import { elapsed } from '../../../core/calendar/elapsed.ts'
import { openings } from '../../../core/calendar/openings.ts'
import { resolveDuration } from '../../../core/calendar/resolve-duration.ts'
import { plainElapsed, plainOpenings } from './plain-calendar.ts'
import { sceneIn } from './scenes.ts'

/*
 * The laws of laws.test.ts in every zone that this platform knows, at any instant from 1970 to 2100: too long for every
 * commit.
 */

const day = 86_400_000
const zones = Intl.supportedValuesOf('timeZone')
const scene = sceneIn(zones)

describe(`in all ${zones.length} zones`, () => {
  it('the openings, what elapsed and calendar days are those of a plain walk on Temporal', () => {
    fc.assert(
      fc.property(
        scene,
        fc.integer({ min: 0, max: 14 * day }),
        fc.integer({ min: 1, max: 40 }),
        (seen, length, days) => {
          const { document, at, calendar } = seen
          const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.timeZone)

          expect([...openings(calendar, at, at + length)]).toEqual(plainOpenings(document, at, at + length))
          expect(elapsed(calendar, at, at + length)).toBe(plainElapsed(document, at, at + length))
          expect(resolveDuration(calendar, at, { amount: days, unit: 'calendarDays' }).dueAt).toBe(
            start.toPlainDateTime().add({ days }).toZonedDateTime(calendar.timeZone).epochMilliseconds,
          )
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('due and elapsed are inverse, monotone and additive over any split', () => {
    const more = fc.tuple(fc.integer({ min: 1, max: 400 * 3_600_000 }), fc.integer({ min: 0, max: 20 * day }))
    fc.assert(
      fc.property(scene, more, ({ at, calendar }, [budgetMs, later]) => {
        const dueAt = advance(calendar, at, budgetMs)
        fc.pre(dueAt !== null)

        expect(elapsed(calendar, at, dueAt)).toBe(budgetMs)
        expect(elapsed(calendar, at, dueAt - 1)).toBe(budgetMs - 1)
        expect(advance(calendar, at + later, budgetMs) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(dueAt)
        const between = Math.min(at + later, dueAt)
        expect(elapsed(calendar, at, between) + elapsed(calendar, between, dueAt)).toBe(budgetMs)
      }),
      { numRuns: 5000 },
    )
  })
})
