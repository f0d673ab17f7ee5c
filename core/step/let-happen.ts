import { fireDeadline } from '../clocks/fire.ts'
import { retargetClocks } from '../clocks/retarget.ts'
import { endWaits } from '../commands/resolve-case.ts'
import type { Instant } from '../contract/time.ts'
import { leaveBy } from '../nodes/move.ts'
import { note } from './emit.ts'
import { type Due, nextDue } from './next-deadline.ts'
import { systemActor, type Work } from './work.ts'

/** Lets everything happen that is due before `untilAt` (or at it, with `including`), in order, each stamped with its own instant. */
export function letHappen(work: Work, untilAt: Instant, including: boolean): void {
  const lastAt = including ? untilAt : untilAt - 1
  const first = nextDue(work.plan, work.state, lastAt)
  if (first === null || first.at > lastAt) return
  const { actor, commandId, acceptedAt } = work
  work.actor = systemActor
  work.commandId = null
  work.acceptedAt = null
  for (let due: Due | null = first; due !== null; due = nextDue(work.plan, work.state, lastAt)) {
    if (due.at > lastAt) break
    work.at = due.at > work.state.at ? due.at : work.state.at
    work.state.at = work.at
    happen(work, due)
    settle(work)
  }
  work.actor = actor
  work.commandId = commandId
  work.acceptedAt = acceptedAt
}

function happen(work: Work, due: Due): void {
  switch (due.kind) {
    case 'wait':
      endWaits(work, due.wait.reason)
      return
    case 'node':
      leaveBy(work, due.token.id, due.way)
      return
    case 'clock':
      fireDeadline(work, due.clock, due.instance, due.deadline)
      return
    case 'finish':
      work.state.isFinished = true
      note(work, 'finished')
      work.commands.push({ kind: 'finish' })
      return
  }
}

/** Lets branches go on that a record made ready, and looks at the targets again where facts changed, until all is quiet. */
export function settle(work: Work): void {
  while (work.ready.length > 0 || work.areTargetsStale) {
    const ready = work.ready.shift()
    if (ready !== undefined) leaveBy(work, ready.token, ready.way)
    else retargetClocks(work)
  }
}
