import type { FlowNode, NodeKind } from '../../core/contract/flow.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { newName } from './given-names.ts'
import { freeId } from './new-id.ts'

/** A node as it begins, with what the checks ask for as far as it can be known. A decision asks a rule set of the id given. */
export function newNode(kind: NodeKind, id: string, stage: string, rules: string): FlowNode {
  const base = { id, stage, name: newName(kind) }
  switch (kind) {
    case 'start':
    case 'split':
      return { ...base, kind }
    case 'task':
      return { ...base, kind, outcomes: [{ id: 'done', name: newName('outcome') }] }
    case 'decide':
      return { ...base, kind, rules }
    case 'act':
      return { ...base, kind, steps: [{ do: 'lookup' }] }
    case 'wait':
      return { ...base, kind, for: { amount: 1, unit: 'calendarDays' } }
    case 'survey':
      return { ...base, kind, ask: 'csat', timeout: { amount: 7, unit: 'calendarDays' } }
    case 'join':
      return { ...base, kind, waitsFor: 'all' }
    case 'subflow':
      return { ...base, kind, flow: '' }
    case 'end':
      return { ...base, kind, does: 'close' }
  }
}

/** The rule set of a new decision: it always takes `else` until an owner writes a rule. */
export function newRules(id: string): RulesDocument {
  const rule = { id: 'otherwise', name: newName('otherwise'), then: { outcome: 'else' } }
  return { kind: 'rules', id, name: newName('rules'), style: 'list', hit: 'first', rules: [rule] }
}

/** The id of the rule set of a new decision. */
export function newRulesId({ flow, documents }: Workspace, node: string): string {
  const taken = Object.keys(documents).flatMap((key) => (key.startsWith('rules/') ? [key.slice('rules/'.length)] : []))
  return freeId(`${flow}-${node}`.slice(0, 64), new Set(taken))
}
