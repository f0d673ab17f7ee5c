import { setFacts } from '../commands/set-facts.ts'
import type { PlanNodeOf } from '../contract/plan.ts'
import type { Verdict } from '../contract/rules.ts'
import { factsOf } from '../facts/fact-view.ts'
import { note } from '../step/emit.ts'
import { nextSerial, type Work } from '../step/work.ts'
import type { Entry, NodeLaw } from './node.ts'

/** Runs a rule set: the host evaluates, the verdict sets facts and picks the way, `else` where it names none. */
export const decide: NodeLaw<'decide'> = {
  enter(work, node) {
    const ref = nextSerial(work, 'r')
    work.commands.push({ kind: 'evaluate', ref, rules: node.rules, facts: factsOf(work.plan, work.state), at: work.at })
    return { stays: { ref } }
  },
}

/** Goes on with a verdict: facts are set before the branch goes on. */
export function takeVerdict(work: Work, node: PlanNodeOf<'decide'>, verdict: Verdict): Entry {
  const wanted = verdict.outcome ?? 'else'
  const way = Object.hasOwn(node.ways, wanted) ? wanted : 'else'
  note(work, 'decided', {
    node: node.id,
    rules: node.rules,
    outcome: verdict.outcome,
    way,
    held: verdict.held,
    set: { ...verdict.set },
  })
  setFacts(work, verdict.set)
  return { way }
}
