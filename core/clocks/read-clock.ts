import type { Plan, PlanClock } from '../contract/plan.ts'
import type { ClockOutcome, ClockReading } from '../contract/reading.ts'
import type { CaseState, ClockInstance } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { calendarKeyFor, calendarOfKey } from './calendar-of.ts'
import { breachesAtOf, dueAtOf, elapsedOf } from './measure.ts'

/**
 * All that a person or the wire sees of a clock at `at`, which is not before the case's last event. `instance` counts from 1, the
 * newest if left out. A clock that the plan has not is a bug and throws; an instance that does not exist reads as not started.
 */
export function readClock(plan: Plan, state: CaseState, clockId: string, at: Instant, instance?: number): ClockReading {
  const clock = plan.policy?.clocks.find((candidate) => candidate.id === clockId)
  if (clock === undefined) throw new Error(`no clock ${clockId} in plan ${plan.id}`)
  const instances = state.clocks.find((candidate) => candidate.id === clockId)?.instances ?? []
  const found = instance === undefined ? instances.at(-1) : instances.find((other) => other.instance === instance)
  return found === undefined ? notStarted(plan, state, clock) : readInstance(plan, state, clock, found, at)
}

/** Every instance of every clock of the policy, in order; a clock that was never started once. */
export function readClocks(plan: Plan, state: CaseState, at: Instant): readonly ClockReading[] {
  return (plan.policy?.clocks ?? []).flatMap((clock) => {
    const instances = state.clocks.find((candidate) => candidate.id === clock.id)?.instances ?? []
    if (instances.length === 0) return [notStarted(plan, state, clock)]
    return instances.map((instance) => readInstance(plan, state, clock, instance, at))
  })
}

function referenceOf(plan: Plan, state: CaseState, clock: PlanClock, key: string) {
  const { id, version, timeZone } = calendarOfKey(plan, state, key)
  return {
    id: clock.id,
    name: clock.name,
    type: clock.type,
    policy: { id: plan.policy?.id ?? '', version: plan.policy?.version ?? null },
    calendar: { id, version, timeZone },
  }
}

function notStarted(plan: Plan, state: CaseState, clock: PlanClock): ClockReading {
  return {
    ...referenceOf(plan, state, clock, calendarKeyFor(state, clock)),
    instance: 0,
    state: 'notStarted',
    outcome: 'none',
    startedAt: null,
    stoppedAt: null,
    dueAt: null,
    breachesAt: null,
    elapsedMs: 0,
    remainingMs: null,
    targetMs: null,
    target: null,
    breachedAt: null,
    pausedSince: null,
    stoppedWhilePaused: false,
  }
}

/** Reads one instance of a clock at `at`. */
export function readInstance(
  plan: Plan,
  state: CaseState,
  clock: PlanClock,
  instance: ClockInstance,
  at: Instant,
): ClockReading {
  const isOver = instance.state === 'stopped' || instance.state === 'cancelled'
  const elapsedMs = elapsedOf(plan, state, instance, at)
  return {
    ...referenceOf(plan, state, clock, instance.calendar),
    instance: instance.instance,
    state: instance.state,
    outcome: outcomeOf(instance),
    startedAt: instance.startedAt,
    stoppedAt: instance.stoppedAt,
    dueAt: instance.state === 'cancelled' ? null : dueAtOf(plan, state, instance),
    breachesAt: isOver ? null : breachesAtOf(plan, state, instance),
    elapsedMs,
    remainingMs: instance.budgetMs - elapsedMs,
    targetMs: instance.budgetMs,
    target: instance.target,
    breachedAt: instance.breachedAt,
    pausedSince: instance.pausedSince,
    stoppedWhilePaused: instance.stoppedWhilePaused,
  }
}

/** How an instance has come out so far. */
export function outcomeOf(instance: ClockInstance): ClockOutcome {
  if (instance.missed) return 'missed'
  if (instance.state === 'stopped') return 'met'
  return instance.state === 'cancelled' ? 'none' : 'pending'
}
