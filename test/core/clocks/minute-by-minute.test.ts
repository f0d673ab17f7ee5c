import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClock } from '../../../core/clocks/read-clock.ts'
import { checkCommand } from '../../../core/commands/check-command.ts'
import type { PlanClock, PlanTarget } from '../../../core/contract/plan.ts'
import { settleBefore } from '../../../core/step/settle.ts'
import { at, CaseDriver } from '../case-driver.ts'
import { clockWith, planWith } from '../plan-fixture.ts'

/*
 * A clock once more, as plainly as it can be said: a counter that looks at each minute of six days and knows no spans, no
 * calendars and no due times. What core says is held against it.
 */

const minute = 60_000
const startAt = at('2026-11-23T09:00:00-05:00')
/** Six days: after seven the flow closes what was resolved. */
const minutes = 6 * 24 * 60

/** New York, Monday to Friday nine to five, but not on Thanksgiving; minute 0 is a Monday at nine. */
function isOpen(number: number): boolean {
  const sinceMidnight = number + 9 * 60
  const day = Math.floor(sinceMidnight / 1440)
  const hour = Math.floor((sinceMidnight % 1440) / 60)
  return day % 7 < 5 && day !== 3 && hour >= 9 && hour < 17
}

const budgets = { normal: 480, urgent: 60, high: 200 } as const
type Priority = keyof typeof budgets

type Happening =
  | { readonly do: 'wait' | 'resume' | 'resolve' | 'reopen' }
  | { readonly do: 'set'; readonly priority: Priority }

interface PlainClock {
  elapsed: number
  outcome: string
  instances: number
  readonly breaches: { readonly minute: number; readonly cause: string }[]
}

type Options = Required<Pick<PlanClock, 'onTargetChange' | 'onReopen'>>

/** Events of a minute come first, in their order, then its deadline; then the minute passes. */
function plainly({ onTargetChange, onReopen }: Options, events: readonly (readonly [number, Happening])[]): PlainClock {
  const clock: PlainClock = { elapsed: 0, outcome: 'pending', instances: 1, breaches: [] }
  let breached = new Set<number>()
  let [isWaiting, isResolved, isOver]: [boolean, boolean, boolean] = [false, false, false]
  /** What counted since the instance began, whatever target it had. */
  let total = 0
  let [priority, budget]: [Priority, number] = ['normal', budgets.normal]
  const breach = (now: number, cause: string) => {
    breached.add(budget)
    clock.breaches.push({ minute: now, cause })
  }
  const takeTarget = (now: number) => {
    const next = budgets[priority]
    if (next === budget) return
    if (onTargetChange === 'restart') clock.elapsed = 0
    if (onTargetChange === 'fromChangeWhenRaised') clock.elapsed = next < budget ? 0 : total
    budget = next
    if (clock.elapsed > budget && !breached.has(budget)) breach(now, 'retarget')
  }
  const reopen = () => {
    isOver = onReopen === 'never'
    if (onReopen === 'restart' || onReopen === 'newCycle') [clock.elapsed, total] = [0, 0]
    if (onReopen !== 'newCycle') return
    clock.instances += 1
    breached = new Set()
    budget = budgets[priority]
  }
  for (let now = 0; now <= minutes; now += 1) {
    for (const [, event] of events.filter(([when]) => when === now)) {
      if (event.do === 'wait') isWaiting = true
      if (event.do === 'resume') isWaiting = false
      if (event.do === 'resolve') [isResolved, isWaiting] = [true, false]
      if (event.do === 'reopen') isResolved = false
      if (event.do === 'reopen') reopen()
      if (event.do === 'set') priority = event.priority
      // A change that comes while nothing is measured counts when the case is reopened.
      if (!isResolved && !isOver) takeTarget(now)
    }
    const runs = !isWaiting && !isResolved && !isOver && isOpen(now)
    if (runs && clock.elapsed === budget && !breached.has(budget)) breach(now, 'time')
    if (runs && now < minutes) [clock.elapsed, total] = [clock.elapsed + 1, total + 1]
  }
  clock.outcome = breached.size > 0 ? 'missed' : isResolved || isOver ? 'met' : 'pending'
  return clock
}

const happening = fc.oneof(
  fc.constantFrom<Happening>({ do: 'wait' }, { do: 'resume' }, { do: 'resolve' }, { do: 'reopen' }),
  fc.constantFrom<Priority>('normal', 'urgent', 'high').map((priority): Happening => ({ do: 'set', priority })),
)
/** Often at the very minutes at which something is due. */
const when = fc.oneof(
  fc.integer({ min: 1, max: minutes }),
  fc.integer({ min: 1, max: 1440 }),
  fc.constantFrom(60, 200, 480, 1440, 1500, 1640, 1920),
)
const life = fc
  .array(fc.tuple(when, happening), { maxLength: 12 })
  .map((events) => [...events].sort((a, b) => a[0] - b[0]))

const options: fc.Arbitrary<Options> = fc.record({
  onTargetChange: fc.constantFrom<Options['onTargetChange']>('carry', 'restart', 'fromChangeWhenRaised'),
  onReopen: fc.constantFrom<Options['onReopen']>('continue', 'restart', 'newCycle', 'never'),
})

const targets: PlanTarget[] = Object.entries(budgets).map(([priority, amount]) => ({
  when: [{ fact: 'priority', oneOf: [priority] }],
  within: { amount, unit: 'businessMinutes' },
}))

describe('a clock and a counter of minutes', () => {
  it('agree on what elapsed, on every breach and on the outcome', () => {
    fc.assert(
      fc.property(options, life, (chosen, events) => {
        const definition = clockWith({ targets, ...chosen })
        const driver = new CaseDriver(planWith([definition]), new Date(startAt).toISOString())
        const applied: (readonly [number, Happening])[] = []
        for (const [number, event] of events) {
          const now = startAt + number * minute
          const input =
            event.do === 'wait'
              ? { do: 'wait', reason: 'customer' }
              : event.do === 'set'
                ? { do: 'set', facts: { priority: event.priority } }
                : event
          driver.take(settleBefore(driver.plan, driver.state, now))
          if (!checkCommand(driver.plan, driver.state, input, now).ok) continue
          applied.push([number, event])
          driver.do(new Date(now).toISOString(), input)
        }
        const endAt = startAt + minutes * minute
        driver.tick(new Date(endAt).toISOString())

        const plain = plainly(chosen, applied)
        const reading = readClock(driver.plan, driver.state, 'resolution', endAt)
        const breaches = driver.state.breaches.map(({ breachedAt, cause }) => ({
          minute: (breachedAt - startAt) / minute,
          cause,
        }))
        const { instance: instances, outcome, elapsedMs } = reading
        expect({ elapsed: elapsedMs / minute, outcome, instances, breaches }).toEqual(plain)
      }),
      { numRuns: 200 },
    )
  })
})
