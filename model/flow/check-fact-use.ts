import type { FactDefinition, FactId } from '../../core/contract/facts.ts'
import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { EscalationAction, PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { builtInFacts } from '../../core/facts/built-in-facts.ts'
import { matcherList } from '../document/matcher-schema.ts'
import { newReport } from '../document/report.ts'
import type { Known, Surroundings } from '../document/surroundings.ts'
import { isFactReference } from '../rules/normal-form.ts'
import { writtenTests } from '../rules/written-tests.ts'
import { fieldFact } from './form.ts'
import { rulesOfFlow } from './references.ts'

/** The facts that a part of the documents sets and looks at. */
export interface FactUse {
  readonly sets: readonly FactId[]
  readonly reads: readonly FactId[]
}

/**
 * Reports facts that nothing in a flow ever sets: those that something looks at, and those that nobody asks for. Not judged where
 * a document that the flow names is not known, and where something sets facts that no document names. Facts that every case has are left aside.
 * No concern of a plan: a caller of the API may set any fact.
 */
export function checkFactUse(flow: FlowDocument, surroundings: Surroundings): readonly Issue[] {
  const around = flow.nodes.some(setsAnything) ? null : readAround(flow, surroundings)
  if (around === null) return []
  const report = newReport()
  const uses = [...flow.nodes.map(factsOfNode), ...around]
  const sets = new Set(uses.flatMap((use) => use.sets))
  const reads = new Set(uses.flatMap((use) => use.reads))
  flow.facts?.forEach((fact, index) => {
    if (sets.has(fact.id) || isGiven(fact)) return
    if (reads.has(fact.id)) report.add('flow.fact-never-set', ['facts', index], { fact: fact.id })
    else
      report.add('flow.fact-unused', ['facts', index], { fact: fact.id }, [{ op: 'remove', path: `/facts/${index}` }])
  })
  return report.issues
}

function isGiven(fact: FactDefinition): boolean {
  return fact.default !== undefined || builtInFacts.some(({ id }) => id === fact.id)
}

/** What a classifier or another system answers, and what comes with an event from outside, is any fact. */
function setsAnything(node: FlowNode): boolean {
  if (node.kind === 'act') return node.steps.some(({ do: word }) => word === 'classify' || word === 'webhook')
  return node.kind === 'wait' && matcherList(node.event).some(({ event }) => event === 'external')
}

/** What the rules and the policy of a flow do with facts; null if one of them cannot be read. */
function readAround(flow: FlowDocument, { rules, policies, flows }: Surroundings): readonly FactUse[] | null {
  const ruleSets = rulesOfFlow(flow).map((id) => rules?.get(id))
  const policy = flow.policy === undefined ? null : policies?.get(flow.policy)
  if (policy === undefined || ruleSets.includes(undefined)) return null
  const parents = readable(flows)
  return [
    ...ruleSets.flatMap((ruleSet) => (ruleSet === undefined ? [] : factsOfRules(ruleSet))),
    ...(policy === null ? [] : [useOfPolicy(policy)]),
    { sets: parents.flatMap((parent) => setBySubflow(parent, flow.id)), reads: [] },
    { sets: readable(policies).flatMap((starting) => setByEscalation(starting, flow.id)), reads: [] },
  ]
}

/** The facts that a node sets and looks at by itself, without its rules. */
export function factsOfNode(node: FlowNode): FactUse {
  switch (node.kind) {
    case 'start':
      return { sets: (node.form ?? []).map(fieldFact), reads: node.duplicates?.same ?? [] }
    case 'task':
      return { sets: (node.form ?? []).map(fieldFact), reads: [] }
    case 'act':
      return { sets: node.steps.flatMap((step) => (step.do === 'set' ? Object.keys(step.facts) : [])), reads: [] }
    case 'wait':
      return { sets: [], reads: [...untilFact(node), ...matcherList(node.event).flatMap(({ fact }) => fact ?? [])] }
    case 'subflow':
      return { sets: Object.keys(node.out ?? {}), reads: Object.values(node.in ?? {}) }
    default:
      return { sets: [], reads: [] }
  }
}

function untilFact({ until }: Extract<FlowNode, { kind: 'wait' }>): FactId[] {
  return typeof until === 'object' ? [until.fact] : []
}

/** The facts that a rule set sets and looks at. */
export function factsOfRules(rules: RulesDocument): FactUse {
  const tests = writtenTests(rules)
  const others = tests.flatMap(({ side }) => (side !== undefined && isFactReference(side) ? [side.fact] : []))
  const sets =
    rules.style === 'table'
      ? (rules.outputs ?? []).map(({ fact }) => fact)
      : rules.rules.flatMap((rule) => Object.keys(rule.then.set ?? {}))
  return { sets, reads: [...tests.map(({ fact }) => fact), ...others] }
}

function useOfPolicy(policy: PolicyDocument): FactUse {
  const { clocks } = policy
  const actions = actionsOf(policy)
  const matchers = clocks.flatMap(({ start, stop, cancel }) => [start, stop, cancel].flatMap(matcherList))
  return {
    sets: actions.flatMap((action) => (action.action === 'set' ? [action.fact] : [])),
    reads: [
      ...clocks.flatMap((clock) => clock.targets.flatMap(({ when = {} }) => Object.keys(when))),
      ...matchers.flatMap(({ fact }) => fact ?? []),
      ...actions.flatMap((action) => (action.action === 'startFlow' ? Object.values(action.facts ?? {}) : [])),
    ],
  }
}

function readable<D>(documents: Known<D> | undefined): D[] {
  return documents === undefined ? [] : [...documents.ids].flatMap((id) => documents.get(id) ?? [])
}

/** The facts with which the clocks of a policy start a flow. */
function setByEscalation(policy: PolicyDocument, child: string): FactId[] {
  return actionsOf(policy).flatMap((action) =>
    action.action === 'startFlow' && action.flow === child ? Object.keys(action.facts ?? {}) : [],
  )
}

function actionsOf({ clocks }: PolicyDocument): readonly EscalationAction[] {
  return clocks.flatMap((clock) => (clock.escalations ?? []).flatMap((escalation) => escalation.do))
}

/** The facts with which another flow starts this one as a child. */
function setBySubflow(parent: FlowDocument, child: string): FactId[] {
  return parent.nodes.flatMap((node) =>
    node.kind === 'subflow' && node.flow === child ? Object.keys(node.in ?? {}) : [],
  )
}
