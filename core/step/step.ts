import { loadTeamCalendar, takeOwnerCalendar, takePublishedCalendar } from '../clocks/owner-calendars.ts'
import { reactToRecord } from '../clocks/react.ts'
import { commandLaw } from '../commands/registry.ts'
import type { Command } from '../contract/command.ts'
import type { CaseEvent } from '../contract/event.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseRecord } from '../contract/record.ts'
import type { CaseState } from '../contract/state.ts'
import { takePerformed } from '../nodes/act.ts'
import { takeVerdict } from '../nodes/decide.ts'
import { follow, nodeOf } from '../nodes/move.ts'
import { takeChildEnd } from '../nodes/subflow.ts'
import { followFact } from '../nodes/wait.ts'
import { wakeTokens } from '../nodes/wake-tokens.ts'
import { contestBreaches } from './contest-breaches.ts'
import { createCase } from './create-case.ts'
import { note } from './emit.ts'
import { letHappen, settle } from './let-happen.ts'
import { migrateCase } from './migrate-case.ts'
import { closeWork, openWork, systemActor, type Work } from './work.ts'

const mostCommandIds = 500

/** What every record sets in motion: a team's calendar is asked for, waits follow facts, clocks react, branches wake. */
function onRecord(work: Work, record: CaseRecord): void {
  if (record.event === 'assigned' && record.data.isNewTeam === true) loadTeamCalendar(work)
  if (record.event === 'factChanged' && typeof record.data.fact === 'string') followFact(work, record.data.fact)
  reactToRecord(work, record)
  wakeTokens(work, record)
}

/**
 * Runs one event through a case: `[the next state, what the host has to do]`. Pure and synchronous; the state given is not
 * changed. `null` is the state before `create`. The event is applied at the later of its `at` and the last event's, after every
 * deadline strictly before that; a `tick` lets what is due at its own instant happen, too. A command must have passed
 * `checkCommand`; one whose id was applied before changes nothing. An answer to a question that is no longer open changes nothing.
 */
export function step(plan: Plan, state: CaseState | null, event: CaseEvent): readonly [CaseState, readonly Command[]] {
  if (state === null) {
    if (event.kind !== 'create') throw new Error(`a case begins with create, not with ${event.kind}`)
    return createCase(plan, event, onRecord)
  }
  if (event.kind === 'create' || state.isFinished) return [state, []]
  if (isKnown(state, event)) return [state, []]
  const at = event.at > state.at ? event.at : state.at
  const actor = event.kind === 'command' || event.kind === 'rejected' ? event.actor : systemActor
  const detectedAt = event.kind === 'tick' ? (event.detectedAt ?? at) : at
  const work = openWork(plan, state, state.at, detectedAt > at ? detectedAt : at, actor, onRecord)
  letHappen(work, at, event.kind === 'tick')
  if (event.kind === 'tick') {
    if (work.state.at < at) work.state.at = at
    return closeWork(work)
  }
  work.at = at
  work.state.at = at
  if (!work.state.isFinished) {
    apply(work, event)
    settle(work)
  }
  return closeWork(work)
}

function apply(work: Work, event: Exclude<CaseEvent, { kind: 'create' | 'tick' }>): void {
  switch (event.kind) {
    case 'command':
      applyCommand(work, event)
      return
    case 'rejected':
      rejectCommand(work, event)
      return
    case 'calendarLoaded':
      takeOwnerCalendar(work, event.by, event.calendar)
      return
    case 'calendarPublished':
      takePublishedCalendar(work, event.calendar)
      return
    case 'migrated':
      migrateCase(work, event)
      return
    default:
      applyAnswer(work, event)
  }
}

/** Whether a command has been applied, or rejected, before. */
function isKnown(state: CaseState, event: CaseEvent): boolean {
  const id = event.kind === 'command' || event.kind === 'rejected' ? event.commandId : undefined
  return id !== undefined && state.commandIds.includes(id)
}

function remember(work: Work, commandId: string | undefined): void {
  work.commandId = commandId ?? null
  if (commandId !== undefined) work.state.commandIds = [...work.state.commandIds, commandId].slice(-mostCommandIds)
}

function rejectCommand(work: Work, event: Extract<CaseEvent, { kind: 'rejected' }>): void {
  work.acceptedAt = event.at
  remember(work, event.commandId)
  note(work, 'rejected', { word: event.word, code: event.code })
}

function applyCommand(work: Work, event: Extract<CaseEvent, { kind: 'command' }>): void {
  const before = work.state.clocks
  work.acceptedAt = event.at
  remember(work, event.commandId)
  commandLaw(event.command.do).apply(work, event.command)
  settle(work)
  contestBreaches(work, before, event.at)
}

type Answer = Extract<CaseEvent, { kind: 'verdict' | 'performed' | 'childEnded' }>

function applyAnswer(work: Work, event: Answer): void {
  const token = work.state.tokens.find((candidate) => candidate.ref === event.ref)
  if (token === undefined) return
  const node = nodeOf(work, token.node)
  if (event.kind === 'verdict' && node.kind === 'decide')
    follow(work, token, node, takeVerdict(work, node, event.verdict))
  if (event.kind === 'performed' && node.kind === 'act')
    follow(work, token, node, takePerformed(work, node, token, event))
  if (event.kind === 'childEnded' && node.kind === 'subflow') {
    follow(work, token, node, takeChildEnd(work, node, event.outcome, event.facts))
  }
}
