import type { FactId } from '../../core/contract/facts.ts'
import type { FlowNode, FormField } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { ClockDefinition, PolicyDocument } from '../../core/contract/policy.ts'
import { factsOfNode, factsOfRules } from '../../model/flow/check-fact-use.ts'
import { rulesOfFlow } from '../../model/flow/references.ts'
import { matchersOf } from '../cards/node-promise.ts'
import type { ProblemPlace } from '../problems/problem.ts'
import { documentIn, flowIn, keyOf, type Workspace } from '../workspace/workspace.ts'

/** What a part of the documents does with a fact. */
export type FactUseKind =
  | 'asks'
  | 'requires'
  | 'sets'
  | 'waits'
  | 'compares'
  | 'takesAlong'
  | 'bringsBack'
  | 'rulesAsk'
  | 'rulesSet'
  | 'target'
  | 'clockEvent'
  | 'escalationSets'
  | 'escalationGives'
  | 'text'

/** One use of a fact: what is done with it, where that stands, and what the place is called. */
export interface FactUse {
  readonly kind: FactUseKind
  readonly place: ProblemPlace
  readonly id: string
  readonly name: LocalText | null
}

/** A message as people write it: in its words `{{fact}}` is filled in. */
export interface MessageWords {
  readonly id: string
  readonly name: LocalText | null
  readonly texts: readonly string[]
}

/** Where the process uses its facts, by the fact's id: in steps, rules, clocks and the messages that it sends. Pure. */
export function factUses(
  workspace: Workspace,
  messages: readonly MessageWords[] = [],
): ReadonlyMap<FactId, readonly FactUse[]> {
  const uses = new Map<FactId, FactUse[]>()
  for (const [fact, use] of everyUse(workspace, messages)) uses.set(fact, [...(uses.get(fact) ?? []), use])
  return uses
}

type Found = readonly [FactId, FactUse]

function everyUse(workspace: Workspace, messages: readonly MessageWords[]): readonly Found[] {
  const flow = flowIn(workspace)
  const policy = flow.policy === undefined ? null : documentIn(workspace, 'policy', flow.policy)
  return [
    ...flow.nodes.flatMap(usesOfNode),
    ...rulesOfFlow(flow).flatMap((id) => usesOfRules(workspace, id)),
    ...(policy === null ? [] : policy.clocks.flatMap((clock) => usesOfClock(policy, clock))),
    ...usesOfMessages(messagesNamed(flow.nodes, policy), messages),
  ]
}

function usesOfNode(node: FlowNode): readonly Found[] {
  const here = (kind: FactUseKind, facts: readonly FactId[]): readonly Found[] => {
    const use: FactUse = { kind, place: { kind: 'node', id: node.id }, id: node.id, name: node.name ?? null }
    return [...new Set(facts)].map((fact) => [fact, use] as const)
  }
  const { sets, reads } = factsOfNode(node)
  switch (node.kind) {
    case 'start':
      return [...formUses(node.form, here), ...here('compares', reads)]
    case 'task':
      return formUses(node.form, here)
    case 'act':
      return here('sets', sets)
    case 'wait':
      return here('waits', reads)
    case 'subflow':
      return [...here('bringsBack', sets), ...here('takesAlong', reads)]
    default:
      return []
  }
}

function formUses(
  form: readonly FormField[] = [],
  here: (kind: FactUseKind, facts: readonly FactId[]) => readonly Found[],
): readonly Found[] {
  return form.flatMap((field) => {
    const isRequired = typeof field !== 'string' && field.required === true
    return here(isRequired ? 'requires' : 'asks', [typeof field === 'string' ? field : field.fact])
  })
}

function usesOfRules(workspace: Workspace, id: string): readonly Found[] {
  const rules = documentIn(workspace, 'rules', id)
  if (rules === null) return []
  const { sets, reads } = factsOfRules(rules)
  const columns = rules.style === 'table' ? rules.inputs.map(({ fact }) => fact) : []
  const place: ProblemPlace = { kind: 'document', key: keyOf('rules', id) }
  const here = (kind: FactUseKind, facts: readonly FactId[]) =>
    [...new Set(facts)].map((fact) => [fact, { kind, place, id, name: rules.name ?? null }] as const)
  return [...here('rulesAsk', [...columns, ...reads]), ...here('rulesSet', sets)]
}

function usesOfClock(policy: PolicyDocument, clock: ClockDefinition): readonly Found[] {
  const place: ProblemPlace = { kind: 'clock', policy: policy.id, id: clock.id }
  const here = (kind: FactUseKind, facts: readonly FactId[]) =>
    [...new Set(facts)].map((fact) => [fact, { kind, place, id: clock.id, name: clock.name ?? null }] as const)
  const matchers = [clock.start, clock.stop, clock.cancel].flatMap(matchersOf)
  const actions = (clock.escalations ?? []).flatMap((escalation) => escalation.do)
  return [
    ...here(
      'target',
      clock.targets.flatMap(({ when = {} }) => Object.keys(when)),
    ),
    ...here(
      'clockEvent',
      matchers.flatMap(({ fact }) => fact ?? []),
    ),
    ...here(
      'escalationSets',
      actions.flatMap((action) => (action.action === 'set' ? [action.fact] : [])),
    ),
    ...here(
      'escalationGives',
      actions.flatMap((action) => (action.action === 'startFlow' ? Object.values(action.facts ?? {}) : [])),
    ),
  ]
}

/** The messages that the process sends, by their ids. */
function messagesNamed(nodes: readonly FlowNode[], policy: PolicyDocument | null): ReadonlySet<string> {
  const sent = nodes.flatMap((node) =>
    node.kind === 'act' ? node.steps.flatMap((step) => ('template' in step ? [step.template] : [])) : [],
  )
  const told = (policy?.clocks ?? []).flatMap(({ escalations = [] }) =>
    escalations.flatMap((one) =>
      one.do.flatMap((action) => (action.action === 'notify' && action.message !== undefined ? [action.message] : [])),
    ),
  )
  return new Set([...sent, ...told])
}

function usesOfMessages(named: ReadonlySet<string>, messages: readonly MessageWords[]): readonly Found[] {
  return messages
    .filter(({ id }) => named.has(id))
    .flatMap(({ id, name, texts }) => {
      const facts = texts.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/g)].map(([, fact = '']) => fact))
      const use: FactUse = { kind: 'text', place: { kind: 'document', key: keyOf('flow', id) }, id, name }
      return [...new Set(facts)].map((fact) => [fact, use] as const)
    })
}
