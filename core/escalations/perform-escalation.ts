import { assignTo } from '../commands/assign-to.ts'
import { setFacts } from '../commands/set-facts.ts'
import type { PlanClock } from '../contract/plan.ts'
import type { EscalationAction } from '../contract/policy.ts'
import { choicesOf } from '../facts/built-in-facts.ts'
import { factOf, factsOf } from '../facts/fact-view.ts'
import { note } from '../step/emit.ts'
import { nextSerial, systemActor, type Work } from '../step/work.ts'

/** Does one action of an escalation, in the name of the case itself. */
export function performEscalation(work: Work, clock: PlanClock, instance: number, action: EscalationAction): void {
  const actor = work.actor
  work.actor = systemActor
  performAction(work, clock, instance, action)
  work.actor = actor
}

function performAction(work: Work, clock: PlanClock, instance: number, action: EscalationAction): void {
  const because = { clock: clock.id, instance }
  switch (action.action) {
    case 'notify':
      for (const to of action.to) notify(work, to, action.message ?? null, because)
      return
    case 'assign':
      assignTo(work, action.team, action.agent ?? null)
      return
    case 'set':
      setFacts(work, { [action.fact]: valueToSet(work, action) })
      return
    case 'startFlow':
      startFlow(work, action)
      return
    case 'webhook':
      work.commands.push({ kind: 'webhook', id: jobId(work), at: work.at, endpoint: action.endpoint, ...because })
      return
    case 'requireReason':
      work.state.reasonRequired = true
      note(work, 'reasonRequired', because)
      return
  }
}

function jobId(work: Work): string {
  return `${work.state.id}/${nextSerial(work, 'j')}`
}

function notify(work: Work, to: string, message: string | null, because: { clock: string; instance: number }): void {
  note(work, 'notified', { to, ...because })
  work.commands.push({ kind: 'notify', id: jobId(work), at: work.at, to, message, ...because })
}

/** The value itself, or the enum's value so many places higher; the highest stays the highest. */
function valueToSet(work: Work, action: Extract<EscalationAction, { action: 'set' }>) {
  if (action.raiseBy === undefined) return action.value ?? null
  const definition = work.plan.facts.find((fact) => fact.id === action.fact)
  const seen = factOf(work.plan, work.state, action.fact)
  const choices = definition === undefined ? undefined : choicesOf(definition)
  if (choices === undefined || choices.length === 0) return typeof seen === 'number' ? seen + action.raiseBy : seen
  const index = typeof seen === 'string' ? choices.indexOf(seen) : -1
  return choices[Math.max(0, Math.min(choices.length - 1, index + action.raiseBy))] ?? null
}

function startFlow(work: Work, action: Extract<EscalationAction, { action: 'startFlow' }>): void {
  const id = `${work.state.id}.${nextSerial(work, 'f')}`
  const known = factsOf(work.plan, work.state)
  const facts = Object.fromEntries(
    Object.entries(action.facts ?? {}).flatMap(([target, source]) =>
      Object.hasOwn(known, source) ? [[target, known[source] ?? null]] : [],
    ),
  )
  work.state.links = [...work.state.links, { to: id, as: 'escalation' }]
  note(work, 'linked', { to: id, as: 'escalation', flow: action.flow })
  work.commands.push({ kind: 'startCase', id, at: work.at, flow: action.flow, facts, ref: null, as: 'escalation' })
}
