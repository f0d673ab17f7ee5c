import type { FactDefinition, FactId } from '../contract/facts.ts'

/**
 * The facts that every case has without declaring them; they may be read wherever facts are.
 * A flow may declare one of them to narrow its type. Only `team` and `assignee` can be set, which acts as `assign`.
 */
export const builtInFacts: readonly FactDefinition[] = [
  { id: 'channel', type: 'text' },
  { id: 'team', type: 'text' },
  { id: 'assignee', type: 'text' },
  { id: 'stage', type: 'text' },
  { id: 'flow', type: 'text' },
  { id: 'waiting', type: 'text' },
  { id: 'reopened', type: 'number' },
  { id: 'customer.id', type: 'text' },
  { id: 'customer.tier', type: 'text' },
  { id: 'customer.region', type: 'text' },
  { id: 'customer.language', type: 'text' },
]

/** The built-in facts that a rule, a form or an escalation may set. */
export const settableBuiltInFacts: ReadonlySet<FactId> = new Set(['team', 'assignee'])

/** The facts of a flow together with the built-in ones that it does not declare itself, by id. */
export function factsById(declared: readonly FactDefinition[]): ReadonlyMap<FactId, FactDefinition> {
  return new Map([...builtInFacts, ...declared].map((fact) => [fact.id, fact]))
}

/** The values of an enum or of a list with a closed set, in rising order; undefined where any value will do. */
export function choicesOf(fact: FactDefinition): readonly string[] | undefined {
  return fact.values?.map((choice) => (typeof choice === 'string' ? choice : choice.id))
}
