import { useTranslation } from 'react-i18next'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { useDesigner } from '../workspace/designer-parts.ts'
import { flowIn } from '../workspace/workspace.ts'

/** A way that rules may take, and what it is called on the drawing. */
export interface RuleWay {
  readonly id: string
  readonly name: LocalText | null
}

/** The ways of a rule set: those that lead somewhere from the decisions that ask it, then those that it names itself. Pure. */
export function waysOfRules(flow: FlowDocument, rules: RulesDocument): readonly RuleWay[] {
  const asking = new Set(
    flow.nodes.flatMap((node) => (node.kind === 'decide' && node.rules === rules.id ? [node.id] : [])),
  )
  const edges = flow.edges.filter(({ from }) => asking.has(from))
  const entries = rules.style === 'table' ? rules.rows : rules.rules.map(({ then }) => then)
  const named = entries.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]))
  const ids = new Set([...edges.map(({ on }) => on), ...named, 'else'])
  return [...ids].map((id) => ({ id, name: edges.find(({ on }) => on === id)?.name ?? null }))
}

/** The ways of a rule set in words. */
export function useWays(rules: RulesDocument): {
  readonly ways: readonly { readonly id: string; readonly name: string }[]
  readonly name: (id: string) => string
} {
  const flow = useDesigner(({ history }) => flowIn(history.present))
  const local = useLocalText()
  const names = useNames()
  const ways = waysOfRules(flow, rules).map(({ id, name }) => ({
    id,
    name: name === null ? names.way(id) : local(name, id),
  }))
  return { ways, name: (id) => ways.find((way) => way.id === id)?.name ?? names.way(id) }
}

/** The names of the steps that ask a rule set. */
export function useAskingSteps(id: string): readonly string[] {
  const flow = useDesigner(({ history }) => flowIn(history.present))
  const { t } = useTranslation('designer')
  const local = useLocalText()
  return flow.nodes.flatMap((node) =>
    node.kind === 'decide' && node.rules === id ? [local(node.name, t('kinds.decide'))] : [],
  )
}
