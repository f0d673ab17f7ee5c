import { setFacts } from '../commands/set-facts.ts'
import type { FactValue } from '../contract/facts.ts'
import type { PlanNodeOf } from '../contract/plan.ts'
import type { CaseFacts } from '../contract/state.ts'
import { factsOf } from '../facts/fact-view.ts'
import { note } from '../step/emit.ts'
import { nextSerial, type Work } from '../step/work.ts'
import { type Entry, type NodeLaw, stay } from './node.ts'

/** Another flow as a child case, with clocks of its own; the branch goes on by the outcome of the child's end. */
export const subflow: NodeLaw<'subflow'> = {
  enter(work, node) {
    const ref = nextSerial(work, 'r')
    const id = `${work.state.id}.${ref}`
    const facts = mapped(node.in, factsOf(work.plan, work.state))
    note(work, 'subflowStarted', { node: node.id, flow: node.flow, case: id })
    work.commands.push({ kind: 'startCase', id, at: work.at, flow: node.flow, facts, ref, as: 'child' })
    return { stays: { ref } }
  },
}

/**
 * Goes on when the child has ended: its facts come back, and its outcome picks the way. A child that came to none of its ends, since
 * it was closed, cancelled or merged by hand, says nothing about what it was asked: then the way is `else`, and without one the
 * branch rests until the child was reopened and came to an end, or somebody ends the case.
 */
export function takeChildEnd(work: Work, node: PlanNodeOf<'subflow'>, outcome: string | null, facts: CaseFacts): Entry {
  note(work, 'subflowEnded', { node: node.id, flow: node.flow, outcome })
  const way = outcome !== null && Object.hasOwn(node.ways, outcome) ? outcome : 'else'
  if (!Object.hasOwn(node.ways, way)) return stay
  setFacts(work, mapped(node.out, facts))
  return { way }
}

/** A fact map is `target: source`; facts that the source has not are left out. */
function mapped(map: Readonly<Record<string, string>>, facts: CaseFacts): CaseFacts {
  const taken: Record<string, FactValue> = {}
  for (const [target, source] of Object.entries(map)) {
    const value = Object.hasOwn(facts, source) ? facts[source] : undefined
    if (value !== undefined && value !== null) taken[target] = value
  }
  return taken
}
