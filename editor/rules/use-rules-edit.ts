import type { RulesDocument } from '../../core/contract/rules.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { isWithin, type RulesChange } from '../../model/rules/rules-change.ts'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import type { EditName } from '../workspace/history.ts'
import { changeRules } from './edits/rule-sets.ts'

type Rules<S extends RulesDocument['style']> = Extract<RulesDocument, { readonly style: S }>

/** Changes a rule set as one step that can be undone; `key` is the text of `designer:edits`. Steps of one `group` that follow each other become one. */
export type RulesEdit<D extends RulesDocument = RulesDocument> = (
  name: EditName,
  change: (rules: D) => RulesDocument,
  group?: string,
) => void

/** The edits of a rule set of some style; on one that has another style by then they do nothing. */
export function useRulesEdit<S extends RulesDocument['style']>(rules: Rules<S>): RulesEdit<Rules<S>> {
  const { store } = useParts()
  const local = useLocalText()
  const { id, style } = rules
  return ({ key, params }, change, group) =>
    store
      .getState()
      .edit(
        { key, params: { name: local(rules.name, id), ...params } },
        (workspace) => changeRules(workspace, id, (now) => (now.style === style ? change(now as Rules<S>) : now)),
        group === undefined ? undefined : `${group} ${id}`,
      )
}

/** Whether who is here may make some kind of change to rules. */
export function useMay(): (change: Exclude<RulesChange, 'none'>) => boolean {
  const right = useDesigner(({ rulesRight }) => rulesRight)
  return (change) => isWithin(change, right)
}
