import type { FactDefinition, FactId, FactValue } from '../../../core/contract/facts.ts'
import type { Cell, RulesDocument, RulesTable } from '../../../core/contract/rules.ts'
import { factsById } from '../../../core/facts/built-in-facts.ts'
import { readFact } from '../../../core/facts/read-fact.ts'
import { analyseRules } from '../../../model/rules/analysis/analyse-rules.ts'
import { entriesOf } from '../../../model/rules/normal-form.ts'
import { newName } from '../../edits/given-names.ts'
import { addRule } from './list-edits.ts'
import { addRow } from './table-edits.ts'

/**
 * Covers what no entry covers, at the end: under `first` by an entry that always holds; where only one may hold, by a row for the very
 * combination that was found. The same rule set where there is no gap to be found.
 */
export function mendGap(rules: RulesDocument, facts: readonly FactDefinition[]): RulesDocument {
  if (rules.style === 'list')
    return rules.hit === 'unique' ? rules : addRule(rules, rules.rules.length, { name: newName('otherwise'), then: {} })
  if (rules.hit !== 'unique') return addRow(rules, rules.rows.length, { name: newName('otherwise') })
  const { gap } = analyseRules(entriesOf(rules), rules.hit, factsById(facts))
  return gap === null
    ? rules
    : addRow(rules, rules.rows.length, { if: cellsFor(rules, (fact) => readFact(gap.facts, fact)) })
}

function cellsFor({ inputs }: RulesTable, valueOf: (fact: FactId) => FactValue): readonly Cell[] {
  return inputs.map(({ fact }): Cell => {
    const value = valueOf(fact)
    if (value === null) return { missing: true }
    if (typeof value !== 'object') return { is: value }
    const [first] = value
    return first === undefined || first === null ? '-' : { contains: first }
  })
}
