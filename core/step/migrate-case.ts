import { keepOldCalendars } from '../clocks/keep-old-calendars.ts'
import { migrateClocks } from '../clocks/migrate-clocks.ts'
import { loadMissingCalendars } from '../clocks/owner-calendars.ts'
import type { CaseEvent } from '../contract/event.ts'
import type { Plan } from '../contract/plan.ts'
import type { Token } from '../contract/state.ts'
import { changeStage, enterNode, putToken, tokenOf } from '../nodes/move.ts'
import { isSameRest, timersSince } from '../nodes/timers-since.ts'
import { note } from './emit.ts'
import { lostNodes, type NodeMapping, placeIn, standingOf } from './standing.ts'
import type { Work } from './work.ts'

/**
 * Moves a running case to another plan: branches stay in the nodes they stand in, those whose node is gone go on where `mapping`
 * says, and clocks follow their new definitions. Breaches of the past stay. A plan in which a branch would have no place is
 * refused, with a line in the timeline, and nothing else changes. `place` counts the publications of the flow: an older one
 * that comes late, or the same one again, changes nothing.
 */
export function migrateCase(work: Work, event: Extract<CaseEvent, { kind: 'migrated' }>): void {
  const { plan: to, mapping = {}, place } = event
  const { plan: from, state } = work
  const known = state.plan.place
  if (place !== undefined && known !== undefined && place <= known) return
  if (to.hash !== '' && to.hash === state.plan.hash) return
  const lost = lostNodes(to, from, standingOf(state), mapping)
  if (lost.length > 0) {
    note(work, 'planRefused', { from: state.plan.version, to: to.version, hash: to.hash, nodes: lost })
    return
  }
  state.plan = { id: to.id, version: to.version, hash: to.hash, ...(place === undefined ? {} : { place }) }
  work.areTargetsStale = true
  note(work, 'planChanged', { from: from.version, to: to.version, policy: to.policy?.version ?? null })
  keepOldCalendars(work, to)
  work.plan = to
  migrateClocks(work, from)
  loadMissingCalendars(work)
  state.lastTask = state.lastTask === null ? null : placeIn(to, from, state.lastTask, mapping)
  state.lastEnd = state.lastEnd === null ? null : placeIn(to, from, state.lastEnd, mapping)
  state.scopes = state.scopes.map((scope) => ({
    ...scope,
    split: placeIn(to, from, scope.split, mapping) ?? scope.split,
  }))
  for (const token of state.tokens) carryToken(work, from, token, mapping)
  followStage(work)
}

function carryToken(work: Work, from: Plan, token: Token, mapping: NodeMapping): void {
  const to = placeIn(work.plan, from, token.node, mapping)
  const left = from.nodes[token.node]
  const carried = tokenOf(work, token.id)
  if (to === null || left === undefined || carried === null) return
  if (to !== token.node) {
    enterNode(work, token.id, to, left)
    return
  }
  const node = work.plan.nodes[to]
  if (node === undefined || isSameRest(left, node)) return
  const timers = timersSince(work, node, token.enteredAt)
  putToken(work, { ...carried, timers })
  for (const { atAt, way } of timers) if (atAt <= work.at) work.ready.push({ token: token.id, way })
}

/** A node that was drawn into another stage takes the case along, if it is the one that was entered last. */
function followStage(work: Work): void {
  const last = work.state.tokens.toSorted((one, other) => other.enteredSeq - one.enteredSeq)[0]
  const node = last === undefined ? undefined : work.plan.nodes[last.node]
  if (node !== undefined) changeStage(work, node.stage)
}
