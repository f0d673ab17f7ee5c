import { formatInstant } from '../../calendar/format-instant.ts'
import { calendarOfKey, newestKeyOf } from '../../clocks/calendar-of.ts'
import { instantAfter } from '../../clocks/target.ts'
import type { Plan } from '../../contract/plan.ts'
import type { CaseState } from '../../contract/state.ts'
import type { Instant } from '../../contract/time.ts'
import { enterNode } from '../../nodes/move.ts'
import { emit } from '../../step/emit.ts'
import { nextSerial } from '../../step/work.ts'
import type { CommandLaw } from '../command-law.ts'

/** The last instant at which a case can be reopened, counted from its resolve, or from its close without one; null while it is open. */
export function reopenableUntil(plan: Plan, state: CaseState): Instant | null {
  const fromAt = state.resolvedAt ?? state.closedAt
  if (fromAt === null) return null
  const first = plan.policy?.clocks[0]?.calendar
  const calendar = first === undefined ? null : calendarOfKey(plan, state, newestKeyOf(state, first))
  return instantAfter(calendar, fromAt, plan.reopen.within)
}

/** Takes a resolved or closed case back to work: to the node that the flow names, else to the last task it was in. */
export const reopen: CommandLaw<'reopen'> = {
  fields: {},
  isAllowed: (_plan, state) => (state.phase === 'resolved' || state.phase === 'closed') && !state.isFinished,
  check(plan, state, _command, at) {
    const untilAt = reopenableUntil(plan, state)
    return untilAt !== null && at > untilAt
      ? { code: 'command.reopen-window-over', params: { until: formatInstant(untilAt) } }
      : null
  },
  apply(work) {
    const { state } = work
    const left = state.tokens
    state.phase = 'open'
    state.resolvedAt = null
    state.closedAt = null
    state.outcome = null
    state.lastEnd = null
    state.reopened += 1
    state.tokens = []
    state.scopes = []
    work.areTargetsStale = true
    for (const token of left) emit(work, 'nodeLeft', { node: token.node })
    emit(work, 'reopened', { times: state.reopened })
    const to = work.plan.reopen.to ?? state.lastTask ?? work.plan.start
    const id = nextSerial(work, 't')
    state.tokens = [
      { id, node: to, enteredAt: work.at, enteredSeq: state.seq, scopes: [], timers: [], ref: null, step: 0 },
    ]
    enterNode(work, id, to, null)
  },
}
