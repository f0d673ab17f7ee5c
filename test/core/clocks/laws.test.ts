import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../core/clocks/explain.ts'
import { readClock } from '../../../core/clocks/read-clock.ts'
import { checkCommand } from '../../../core/commands/check-command.ts'
import type { CalendarDocument } from '../../../core/contract/calendar.ts'
import type { PlanClock, PlanTarget } from '../../../core/contract/plan.ts'
import type { Duration, DurationUnit } from '../../../core/contract/time.ts'
import { step } from '../../../core/step/step.ts'
import { at, CaseDriver } from '../case-driver.ts'
import { calendarOf, clockWith, newYork, planWith } from '../plan-fixture.ts'

/*
 * Laws of one clock, whatever happens to its case: waits, changed targets, new versions of its calendar, resolving and
 * reopening, at any hour.
 */

const startAt = at('2026-11-23T09:00:00-05:00')
const units: readonly DurationUnit[] = [
  'minutes',
  'hours',
  'calendarDays',
  'businessMinutes',
  'businessHours',
  'businessDaysSameTime',
  'endOfBusinessDay',
]

const within = fc.constantFrom(...units).chain((unit) => {
  const most = unit.endsWith('inutes') ? 3000 : unit.endsWith('ours') ? 60 : 6
  return fc.integer({ min: 1, max: most }).map((amount) => ({ amount, unit }))
})

const clock: fc.Arbitrary<PlanClock> = fc
  .record({
    urgent: within,
    usual: within,
    onTargetChange: fc.constantFrom('carry', 'restart', 'fromChangeWhenRaised'),
    onReopen: fc.constantFrom('continue', 'restart', 'newCycle', 'never'),
    onCalendarChange: fc.constantFrom('apply', 'keep'),
    warnAt: fc.constantFrom([], [50, 90], [100]),
  })
  .map(({ urgent, usual, ...options }) => {
    const targets: PlanTarget[] = [
      { when: [{ fact: 'priority', oneOf: ['urgent'] }], within: urgent },
      { when: [], within: usual },
    ]
    return clockWith({ ...options, targets })
  })

const versions: readonly CalendarDocument[] = [
  { ...newYork, hours: { ...newYork.hours, mon: ['13:00-20:00'], tue: ['10:00-12:00', '13:00-14:00'] } },
  { ...newYork, hours: { sat: ['00:00-24:00'], sun: ['22:00-06:00'], wed: ['09:00-17:00'] } },
  { ...newYork, timeZone: 'Asia/Tokyo' },
]

const happening = fc.oneof(
  fc.constantFrom(
    { do: 'wait', reason: 'customer' },
    { do: 'resume' },
    { do: 'message' },
    { do: 'set', facts: { priority: 'urgent' } },
    { do: 'set', facts: { priority: 'normal' } },
    { do: 'resolve' },
    { do: 'reopen' },
    { do: 'note' },
  ),
  fc.integer({ min: 0, max: versions.length - 1 }).map((calendar) => ({ calendar })),
)
const life = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 * 60 }), happening), { maxLength: 10 })

/** Lets a case live; what it does not allow is left out. Answers with the driver and the instant of the last happening. */
function lived(definition: PlanClock, happenings: readonly (readonly [number, object])[]) {
  const driver = new CaseDriver(planWith([definition]), new Date(startAt).toISOString())
  let now = startAt
  let version = 1
  for (const [minutes, what] of happenings) {
    now += minutes * 60_000
    const when = new Date(now).toISOString()
    if ('calendar' in what) {
      version += 1
      const document = what.calendar === 'same' ? newYork : (versions[Number(what.calendar)] as CalendarDocument)
      const calendar = calendarOf(document, version)
      driver.take(step(driver.plan, driver.state, { kind: 'calendarPublished', at: now, calendar }))
    } else {
      driver.tick(new Date(now - 1).toISOString())
      if (checkCommand(driver.plan, driver.state, what, now).ok) driver.do(when, what as Record<string, unknown>)
    }
  }
  return { driver, now }
}

describe('whatever happens to a case', () => {
  it('a version of its calendar that says the same changes nothing but the version', () => {
    fc.assert(
      fc.property(clock, life, fc.array(fc.nat({ max: 9 }), { maxLength: 3 }), (definition, happenings, places) => {
        const own = happenings.filter(([, what]) => !('calendar' in what))
        const without = lived(definition, own)
        const again = own.flatMap((each, index) =>
          places.includes(index) ? [each, [0, { calendar: 'same' }] as const] : [each],
        )
        const { driver, now } = lived(definition, again)

        const read = ({ plan, state }: CaseDriver) => {
          const { calendar: _, ...reading } = readClock(plan, state, 'resolution', now)
          return reading
        }
        expect(read(driver)).toEqual(read(without.driver))
        expect(driver.state.breaches.map(({ breachedAt, dueAt }) => ({ breachedAt, dueAt }))).toEqual(
          without.driver.state.breaches.map(({ breachedAt, dueAt }) => ({ breachedAt, dueAt })),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('one more pause never makes a deadline earlier', () => {
    const pause = fc.tuple(fc.integer({ min: 0, max: 60 * 60 }), fc.integer({ min: 0, max: 40 * 60 }))
    const dueWith = (target: Duration, pauses: readonly (readonly [number, number])[]) => {
      const definition = clockWith({ targets: [{ when: [], within: target }], pausedWhile: 'any' })
      const driver = new CaseDriver(planWith([definition]), new Date(startAt).toISOString())
      const ends = pauses.flatMap(([from, length], index) => [
        { minute: from, what: { do: 'wait', reason: `r${index}` } },
        { minute: from + length, what: { do: 'resume', reason: `r${index}` } },
      ])
      for (const { minute, what } of ends.sort((a, b) => a.minute - b.minute || a.what.do.localeCompare(b.what.do))) {
        const now = new Date(startAt + minute * 60_000).toISOString()
        if (checkCommand(driver.plan, driver.state, what).ok) driver.do(now, what)
      }
      return readClock(driver.plan, driver.state, 'resolution', driver.state.at).dueAt ?? Number.POSITIVE_INFINITY
    }
    fc.assert(
      fc.property(within, fc.array(pause, { maxLength: 4 }), pause, (target, pauses, more) => {
        // A wait that ends at the moment it begins is no wait.
        const real = pauses.filter(([, length]) => length > 0)
        fc.pre(more[1] > 0)

        expect(dueWith(target, [...real, more])).toBeGreaterThanOrEqual(dueWith(target, real))
      }),
      { numRuns: 200 },
    )
  })

  it('what its explanation counts is what has elapsed, and by the due time it is the target', () => {
    fc.assert(
      fc.property(clock, life, (definition, happenings) => {
        const { driver, now } = lived(definition, happenings)
        const { steps, reading } = explain(driver.plan, driver.state, 'resolution', now)
        const countedBy = (until: number) =>
          steps.reduce((sum, each) => {
            if (each.kind !== 'open' || each.fromAt >= until) return sum
            return sum + (each.toAt <= until ? each.countedMs : until - each.fromAt)
          }, 0)

        expect(countedBy(now)).toBe(reading.elapsedMs)
        const { dueAt } = reading
        // A due time that a new calendar put into the past is one that nobody counted towards.
        const hasOtherCalendar = steps.some((each) => each.kind === 'change' && each.change.what === 'calendar')
        if (reading.state !== 'running' || dueAt === null || (dueAt < now && hasOtherCalendar)) return
        expect(countedBy(dueAt)).toBe(reading.targetMs)
        if (dueAt > now) {
          expect(readClock(driver.plan, driver.state, 'resolution', dueAt).elapsedMs).toBe(reading.targetMs)
        }
      }),
      { numRuns: 200 },
    )
  })
})
