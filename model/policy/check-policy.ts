import type { FactDefinition, FactId } from '../../core/contract/facts.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import { factsById } from '../../core/facts/built-in-facts.ts'
import { boundIssues } from '../document/issue.ts'
import { checkUnique, newReport } from '../document/report.ts'
import type { Surroundings } from '../document/surroundings.ts'
import { placesOf } from '../flow/matcher.ts'
import { checkClock } from './check-clock.ts'
import { checkEscalations } from './check-escalations.ts'
import { checkLife } from './check-life.ts'
import { checkOpenings } from './check-openings.ts'

/** What a policy is held against, beside other documents. */
export interface PolicyScope extends Surroundings {
  /** The facts that it may look at; left out, facts are not judged. */
  readonly facts?: ReadonlyMap<FactId, FactDefinition>
  /** The flows that use it: their stages and nodes are all there are. Left out, such names are not judged. */
  readonly usedBy?: readonly FlowDocument[]
}

/** All that is wrong or doubtful with a policy of the right shape; pure, all issues at once, at most 200. */
export function checkPolicy(policy: PolicyDocument, { usedBy, facts, ...surroundings }: PolicyScope = {}): Issue[] {
  const report = newReport()
  const clocks = policy.clocks.map((clock) => clock.id)
  checkUnique(report, clocks, (index) => ['clocks', index, 'id'])
  const scope = { surroundings, clocks, ...(usedBy && { places: placesOf(usedBy) }), ...(facts && { facts }) }
  policy.clocks.forEach((clock, index) => {
    checkClock(report.within(['clocks', index]), clock, scope)
    checkEscalations(report.within(['clocks', index]), clock, scope)
    checkLife(report.within(['clocks', index]), clock, { clocks: policy.clocks, ...(usedBy && { usedBy }) })
    checkOpenings(report.within(['clocks', index]), clock, surroundings)
  })
  checkUnique(
    report,
    (policy.waits ?? []).map((wait) => wait.reason),
    (index) => ['waits', index, 'reason'],
  )
  return boundIssues(report.issues)
}

/** The facts of all flows that use a policy. Where two declare one differently, only its name is judged. */
export function factsOfFlows(flows: readonly FlowDocument[]): ReadonlyMap<FactId, FactDefinition> {
  const all = flows.map((flow) => factsById(flow.facts ?? []))
  const facts = new Map<FactId, FactDefinition>()
  for (const [id, fact] of all.flatMap((map) => [...map])) {
    const before = facts.get(id)
    if (before === undefined) facts.set(id, fact)
    else if (before.type === fact.type) facts.set(id, { ...before, ...unitedValues(before, fact) })
  }
  return facts
}

function unitedValues(a: FactDefinition, b: FactDefinition): Pick<FactDefinition, 'values'> {
  return a.values === undefined || b.values === undefined ? {} : { values: [...a.values, ...b.values] }
}
