import { loadOwnerCalendars } from '../clocks/owner-calendars.ts'
import { startWait } from '../commands/words/wait.ts'
import type { Command } from '../contract/command.ts'
import type { CaseEvent } from '../contract/event.ts'
import type { FactValue } from '../contract/facts.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseFacts, CaseState } from '../contract/state.ts'
import { enterNode } from '../nodes/move.ts'
import { emit } from './emit.ts'
import { settle } from './let-happen.ts'
import { closeWork, nextSerial, openWork, type Work } from './work.ts'

/** Begins a case: its facts and waits stand before the first clock starts, then it enters the start node. */
export function createCase(
  plan: Plan,
  event: Extract<CaseEvent, { kind: 'create' }>,
  onRecord: Work['onRecord'],
): readonly [CaseState, readonly Command[]] {
  const { intake, at } = event
  const work = openWork(plan, initialState(plan, event), at, at, event.actor, onRecord)
  work.acceptedAt = at
  work.commandId = event.commandId ?? null
  const { state } = work
  loadOwnerCalendars(work)
  if (intake.waiting !== undefined) state.waits = [{ reason: intake.waiting, sinceAt: at, untilAt: null }]
  emit(work, 'caseCreated', { flow: plan.id, channel: state.channel, facts: { ...state.facts } })
  if (state.team !== null || state.assignee !== null) emit(work, 'assigned', assignedAtStart(state))
  if (intake.waiting !== undefined) {
    emit(work, 'waitStarted', { reason: intake.waiting, untilAt: null })
    startWait(work, intake.waiting, null, null)
  }
  const id = nextSerial(work, 't')
  state.tokens = [
    { id, node: plan.start, enteredAt: at, enteredSeq: state.seq, scopes: [], timers: [], ref: null, step: 0 },
  ]
  enterNode(work, id, plan.start, null)
  settle(work)
  return closeWork(work)
}

function assignedAtStart({ team, assignee }: Pick<CaseState, 'team' | 'assignee'>) {
  return { team, assignee, isNewTeam: team !== null, fromTeam: null, fromAssignee: null }
}

/** The defaults of the flow's facts, then what was given. */
function initialFacts(plan: Plan, given: CaseFacts): CaseFacts {
  const facts: Record<string, FactValue> = {}
  for (const { id, default: value } of plan.facts) if (value !== undefined && value !== null) facts[id] = value
  for (const id of Object.keys(given)) {
    if (id === 'team' || id === 'assignee') continue
    const value = given[id] ?? null
    if (value === null) delete facts[id]
    else facts[id] = value
  }
  return facts
}

function initialState(plan: Plan, event: Extract<CaseEvent, { kind: 'create' }>): CaseState {
  const { intake, at } = event
  const given = intake.facts ?? {}
  const ownFact = (id: string): string | null => {
    const value = Object.hasOwn(given, id) ? given[id] : null
    return typeof value === 'string' ? value : null
  }
  return {
    id: intake.id,
    behaviour: event.behaviour,
    plan: { id: plan.id, version: plan.version, hash: plan.hash },
    at,
    seq: 0,
    serial: 0,
    phase: 'open',
    createdAt: at,
    resolvedAt: null,
    closedAt: null,
    firstReplyAt: null,
    reopened: 0,
    handledBy: intake.bot === true ? 'bot' : 'people',
    channel: intake.channel ?? null,
    team: intake.team ?? ownFact('team'),
    assignee: intake.assignee ?? ownFact('assignee'),
    stage: '',
    outcome: null,
    facts: initialFacts(plan, given),
    waits: [],
    tokens: [],
    scopes: [],
    lastTask: null,
    lastEnd: null,
    clocks: [],
    breaches: [],
    reasonRequired: false,
    tags: [],
    links: intake.links ?? [],
    mergedInto: null,
    calendars: {},
    calendarKeys: {},
    ownerCalendars: {},
    commandIds: event.commandId === undefined ? [] : [event.commandId],
    isFinished: false,
  }
}
