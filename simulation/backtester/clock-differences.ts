import { formatInstant } from '../../core/calendar/format-instant.ts'
import { outcomeOf, readInstance } from '../../core/clocks/read-clock.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { Plan, PlanClock } from '../../core/contract/plan.ts'
import type { ClockOutcome, ClockReading } from '../../core/contract/reading.ts'
import type { BacktestReading } from '../../core/contract/rehearsal.ts'
import type { CaseState, ClockInstance } from '../../core/contract/state.ts'
import type { ToldDifference } from '../../model/words/rehearsal-words.ts'

/** Every instance of every clock of a case at the end of its replay, by `<clock> <instance>`. */
export type Readings = ReadonlyMap<string, ClockReading>

/** Reads the clocks of a case as they stand. */
export function readingsOf(plan: Plan, state: CaseState): Readings {
  const readings = new Map<string, ClockReading>()
  for (const clock of plan.policy?.clocks ?? []) {
    const instances = state.clocks.find(({ id }) => id === clock.id)?.instances ?? []
    for (const instance of instances) {
      readings.set(`${clock.id} ${instance.instance}`, readInstance(plan, state, clock, instance, state.at))
    }
  }
  return readings
}

/** How a case stands at the end of its replay, with the outcome of each instance, by `<clock> <instance>`. */
export interface ReplayedSide {
  readonly plan: Plan
  readonly state: CaseState
  readonly instances: ReadonlyMap<string, ReplayedInstance>
}

export interface ReplayedInstance {
  readonly clock: PlanClock
  readonly instance: ClockInstance
  readonly outcome: ClockOutcome
}

/** The outcomes of a case: all that most cases are asked for. */
export function sideOf(plan: Plan, state: CaseState): ReplayedSide {
  const instances = new Map<string, ReplayedInstance>()
  for (const clock of plan.policy?.clocks ?? []) {
    for (const instance of state.clocks.find(({ id }) => id === clock.id)?.instances ?? []) {
      instances.set(`${clock.id} ${instance.instance}`, { clock, instance, outcome: outcomeOf(instance) })
    }
  }
  return { plan, state, instances }
}

/** All that can be read of an instance; null where a side has none of that name. */
export function readingOn({ plan, state, instances }: ReplayedSide, key: string): ClockReading | null {
  const found = instances.get(key)
  return found === undefined ? null : readInstance(plan, state, found.clock, found.instance, state.at)
}

/** A reading as a backtest tells it. */
export function toldReading(reading: ClockReading): BacktestReading {
  const { outcome, target, targetMs, elapsedMs, breachedAt } = reading
  return { outcome, target, targetMs, elapsedMs, breachedAt: breachedAt === null ? null : formatInstant(breachedAt) }
}

/**
 * What makes an instance end otherwise, the nearest cause first: another target, calendar, start or stop; at least one reason.
 * A reading that is null: there is no such instance. `has…` says whether that side has the clock at all.
 */
export function differencesOf(
  name: LocalText,
  instance: number,
  before: ClockReading | null,
  after: ClockReading | null,
  has: { readonly before: boolean; readonly after: boolean },
): readonly ToldDifference[] {
  if (before === null)
    return [
      has.before
        ? { code: 'rehearsal.instance-new', clock: name, instance }
        : { code: 'rehearsal.clock-new', clock: name },
    ]
  if (after === null)
    return [
      has.after
        ? { code: 'rehearsal.instance-gone', clock: name, instance }
        : { code: 'rehearsal.clock-gone', clock: name },
    ]
  const { timeZone } = after.calendar
  const found: ToldDifference[] = []
  const instants = (
    code: 'rehearsal.start-moved' | 'rehearsal.stop-moved' | 'rehearsal.due-moved',
    a: number | null,
    b: number | null,
  ) => {
    if (a !== b && a !== null && b !== null) found.push({ code, clock: name, before: a, after: b, timeZone })
  }
  const isSameTarget = before.target?.amount === after.target?.amount && before.target?.unit === after.target?.unit
  if (!isSameTarget && before.target !== null && after.target !== null) {
    const { elapsedMs } = after
    found.push({ code: 'rehearsal.target-changed', clock: name, before: before.target, after: after.target, elapsedMs })
  }
  instants('rehearsal.start-moved', before.startedAt, after.startedAt)
  instants('rehearsal.stop-moved', before.stoppedAt, after.stoppedAt)
  if (isSameTarget) instants('rehearsal.due-moved', before.dueAt, after.dueAt)
  if (found.length > 0) return found
  return [{ code: 'rehearsal.elapsed-changed', clock: name, before: before.elapsedMs, after: after.elapsedMs }]
}
