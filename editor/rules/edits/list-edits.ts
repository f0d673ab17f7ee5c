import type { Language } from '../../../core/contract/language.ts'
import type { Condition, ListRule, RulesList } from '../../../core/contract/rules.ts'
import { documentLimits } from '../../../model/document/bounds.ts'
import { freeId, idsOf } from '../../edits/new-id.ts'
import { renamedIn } from '../../edits/rename.ts'
import { mapped, patched } from '../../edits/same.ts'
import { moved } from './moved.ts'

/** Adds a rule before the one at `at`; nothing happens once a list is as long as it may be. */
export function addRule(list: RulesList, at: number, rule: Omit<ListRule, 'id'> = { then: {} }): RulesList {
  if (list.rules.length >= documentLimits.entries) return list
  return { ...list, rules: list.rules.toSpliced(at, 0, { ...rule, id: freeId('rule', idsOf(list.rules)) }) }
}

/** Adds a copy of a rule below it. */
export function duplicateRule(list: RulesList, at: number): RulesList {
  const rule = list.rules[at]
  if (rule === undefined) return list
  const { id: _, ...copy } = rule
  return addRule(list, at + 1, copy)
}

/** Removes a rule. */
export function removeRule(list: RulesList, at: number): RulesList {
  const rules = list.rules.toSpliced(at, 1)
  return rules.length === list.rules.length ? list : { ...list, rules }
}

/** Moves a rule to another place. */
export function moveRule(list: RulesList, from: number, to: number): RulesList {
  const rules = moved(list.rules, from, 1, to)
  return rules === list.rules ? list : { ...list, rules }
}

/** Names a rule in one language. */
export function renameRule(list: RulesList, at: number, words: string, language: Language): RulesList {
  return changeRule(list, at, (rule) => renamedIn(rule, words, language))
}

/** Changes when a rule holds; `undefined` makes it hold always. */
export function changeIf(list: RulesList, at: number, condition: Condition | undefined): RulesList {
  return changeRule(list, at, (rule) => patched<ListRule>(rule, { if: condition }))
}

/** Changes what a rule does: facts that it sets, `undefined` for none, and the way it takes. */
export function changeThen(
  list: RulesList,
  at: number,
  then: { readonly set?: ListRule['then']['set'] | undefined; readonly outcome?: string | undefined },
): RulesList {
  const isNothing = then.set !== undefined && Object.keys(then.set).length === 0
  const change = isNothing ? { ...then, set: undefined } : then
  return changeRule(list, at, (rule) => patched<ListRule>(rule, { then: patched<ListRule['then']>(rule.then, change) }))
}

function changeRule(list: RulesList, at: number, change: (rule: ListRule) => ListRule): RulesList {
  const rules = mapped(list.rules, (rule, index) => (index === at ? change(rule) : rule))
  return rules === list.rules ? list : { ...list, rules }
}
