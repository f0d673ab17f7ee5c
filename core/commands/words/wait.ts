import { formatInstant } from '../../calendar/format-instant.ts'
import { calendarKeyFor, calendarOfKey } from '../../clocks/calendar-of.ts'
import { adjustPauses } from '../../clocks/pause.ts'
import { lookAtTargetsAgain } from '../../clocks/stale-targets.ts'
import { instantAfter } from '../../clocks/target.ts'
import type { Duration, Instant } from '../../contract/time.ts'
import { emit } from '../../step/emit.ts'
import type { Work } from '../../step/work.ts'
import { type CommandLaw, isAlive } from '../command-law.ts'
import { durationField, idField, instantField } from '../fields.ts'

/** The case waits for somebody; the wait ends by `resume`, by itself at `until` or after `for`, or when the policy's cap is reached. */
export const wait: CommandLaw<'wait'> = {
  fields: { reason: idField, 'for?': durationField, 'until?': instantField },
  isAllowed: (_plan, state) => isAlive(state),
  check(_plan, _state, command, at) {
    if (command.for !== undefined && command.until !== undefined) return { code: 'command.for-and-until', params: {} }
    return command.until !== undefined && command.until <= at
      ? { code: 'command.until-is-past', params: { until: formatInstant(command.until) } }
      : null
  },
  apply(work, command) {
    startWait(work, command.reason, command.for ?? null, command.until ?? null)
  },
}

/** Begins a wait, or moves the end of one that is under way for the same reason. */
export function startWait(work: Work, reason: string, duration: Duration | null, until: Instant | null): void {
  const going = work.state.waits.find((other) => other.reason === reason)
  const sinceAt = going?.sinceAt ?? work.at
  const ends = [until, duration === null ? null : after(work, work.at, duration), capOf(work, reason, sinceAt)]
  const untilAt = ends.reduce((soonest, at) => (at !== null && (soonest === null || at < soonest) ? at : soonest), null)
  const next = { reason, sinceAt, untilAt }
  work.state.waits =
    going === undefined ? [...work.state.waits, next] : work.state.waits.map((w) => (w === going ? next : w))
  if (going !== undefined) return
  lookAtTargetsAgain(work, 'waiting')
  adjustPauses(work)
  emit(work, 'waitStarted', { reason, untilAt })
}

/** When the policy lets a wait for this reason last no longer; null without a cap. */
function capOf(work: Work, reason: string, sinceAt: Instant): Instant | null {
  const caps = work.plan.policy?.waits ?? {}
  const cap = Object.hasOwn(caps, reason) ? caps[reason] : undefined
  return cap === undefined ? null : after(work, sinceAt, cap)
}

/** An instant that is a duration later, in the calendar of the policy's first clock. */
function after(work: Work, fromAt: Instant, duration: Duration): Instant | null {
  const clock = work.plan.policy?.clocks[0]
  const calendar = clock === undefined ? null : calendarOfKey(work.plan, work.state, calendarKeyFor(work.state, clock))
  return instantAfter(calendar, fromAt, duration)
}
