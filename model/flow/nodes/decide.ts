import { z } from 'zod'
import type { RulesDocument } from '../../../core/contract/rules.ts'
import { idSchema } from '../../document/atom-schemas.ts'
import { checkReference } from '../../document/report.ts'
import type { NodeKindModel, Ways } from '../node-kind.ts'
import { nodeBase } from '../node-schema.ts'

/** Runs a rule set, which sets facts and picks the way. */
export const decideSchema = z.strictObject({ ...nodeBase, kind: z.literal('decide'), rules: idSchema })

export const decide: NodeKindModel<'decide'> = {
  rests: () => 'never',
  waysOf: (node, { rules }) => {
    const ruleSet = rules?.get(node.rules)
    return ruleSet === undefined ? { needed: [], possible: ['else'], isOpen: true } : waysOfRules(ruleSet)
  },
  check: (node, report, { surroundings: { rules } }) => {
    checkReference(report, 'reference.unknown-rules', ['rules'], node.rules, rules?.ids)
  },
  compile: (node, parts) => ({ ...parts, kind: 'decide', rules: node.rules }),
}

/**
 * The outcomes that a rule set names, and `else`, which is needed unless one of its entries always names an outcome.
 * Another name may be a way, too: it is warned of, since rules and flow are published apart.
 */
function waysOfRules(rules: RulesDocument): Ways {
  const entries = entriesOf(rules)
  const outcomes = [...new Set(entries.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome])))]
  const needed = outcomes.filter((outcome) => outcome !== 'else')
  return alwaysNamesOutcome(rules, entries)
    ? { needed, possible: ['else'], isOpen: false }
    : { needed: [...needed, 'else'], possible: [], isOpen: false }
}

interface Entry {
  readonly always: boolean
  readonly outcome: string | undefined
}

function entriesOf(rules: RulesDocument): Entry[] {
  return rules.style === 'table'
    ? rules.rows.map((row) => ({ always: row.if.every((cell) => cell === '-'), outcome: row.outcome }))
    : rules.rules.map((rule) => ({ always: rule.if === undefined, outcome: rule.then.outcome }))
}

/** Under `first`, every entry down to the one that always holds has to name one; under `collect` one that always holds is enough. */
function alwaysNamesOutcome(rules: RulesDocument, entries: readonly Entry[]): boolean {
  if (rules.hit === 'collect') return entries.some((entry) => entry.always && entry.outcome !== undefined)
  const last = entries.findIndex((entry) => entry.always)
  return last >= 0 && entries.slice(0, last + 1).every((entry) => entry.outcome !== undefined)
}
