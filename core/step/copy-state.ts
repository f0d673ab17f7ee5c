import type { CaseState } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'

/** A state whose fields may be replaced. */
export type StateDraft = { -readonly [K in keyof CaseState]: CaseState[K] }

/**
 * A shallow copy of a state, at an instant. Written out field by field, which costs a fraction of what a spread does, and every
 * step makes one; a field that is forgotten here does not compile.
 */
export function copyState(state: CaseState, at: Instant): StateDraft {
  return {
    id: state.id,
    behaviour: state.behaviour,
    plan: state.plan,
    at,
    seq: state.seq,
    serial: state.serial,
    phase: state.phase,
    createdAt: state.createdAt,
    resolvedAt: state.resolvedAt,
    closedAt: state.closedAt,
    firstReplyAt: state.firstReplyAt,
    reopened: state.reopened,
    handledBy: state.handledBy,
    channel: state.channel,
    team: state.team,
    assignee: state.assignee,
    stage: state.stage,
    outcome: state.outcome,
    facts: state.facts,
    waits: state.waits,
    tokens: state.tokens,
    scopes: state.scopes,
    lastTask: state.lastTask,
    lastEnd: state.lastEnd,
    clocks: state.clocks,
    breaches: state.breaches,
    reasonRequired: state.reasonRequired,
    tags: state.tags,
    links: state.links,
    mergedInto: state.mergedInto,
    calendars: state.calendars,
    calendarKeys: state.calendarKeys,
    ownerCalendars: state.ownerCalendars,
    commandIds: state.commandIds,
    isFinished: state.isFinished,
  } satisfies { [K in keyof Required<CaseState>]: CaseState[K] }
}
