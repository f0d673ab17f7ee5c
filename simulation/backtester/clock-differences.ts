import { formatInstant } from '../../core/calendar/format-instant.ts'
import { readInstance } from '../../core/clocks/read-clock.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { ClockReading } from '../../core/contract/reading.ts'
import type { BacktestReading } from '../../core/contract/rehearsal.ts'
import type { CaseState } from '../../core/contract/state.ts'
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
