import type { Condition, ListRule, RulesDocument, TableRow } from '../../core/contract/rules.ts'
import { canonicalJson } from '../plan/canonical-json.ts'
import { readRules } from './check-rules.ts'

/**
 * How far a change of a rule set goes, each including those before it:
 *
 * - `none`: both say the same;
 * - `values`: what cells say, what conditions compare with, what is set and which way is taken;
 * - `rows`: rows, rules and their conditions; their names and their order;
 * - `all`: columns, which row counts, the style, the name; a rule set that is new.
 */
export const rulesChanges = ['none', 'values', 'rows', 'all'] as const

export type RulesChange = (typeof rulesChanges)[number]

/** Whether who may make changes of one kind may make one of another. Pure. */
export function isWithin(change: RulesChange, right: RulesChange): boolean {
  return rulesChanges.indexOf(change) <= rulesChanges.indexOf(right)
}

/**
 * The least kind of change that leads from one rule set to another. Pure; takes any values, null for a rule set that was not there.
 * It is the same in both directions, and two changes one after the other are never more than the greater of them. What is no rule set is beyond
 * anything but `all`, unless nothing changed.
 */
export function kindOfRulesChange(before: unknown, after: unknown): RulesChange {
  if (canonicalJson(before) === canonicalJson(after)) return 'none'
  const [old, next] = [readRules(before), readRules(after)]
  if (!old.ok || !next.ok) return 'all'
  const isSame = (part: (document: RulesDocument) => unknown) =>
    canonicalJson(part(old.value)) === canonicalJson(part(next.value))
  if (isSame(withoutValues)) return 'values'
  return isSame(withoutRows) ? 'rows' : 'all'
}

/** What stays when only values change. */
function withoutValues(document: RulesDocument): unknown {
  return document.style === 'table'
    ? { ...document, rows: document.rows.map(shapeOfRow) }
    : { ...document, rules: document.rules.map(shapeOfRule) }
}

/** What stays when rows change. */
function withoutRows(document: RulesDocument): unknown {
  return document.style === 'table' ? { ...document, rows: null } : { ...document, rules: null }
}

function shapeOfRow({ id, name, if: cells, then = [] }: TableRow): unknown {
  return { id, name: name ?? null, cells: cells.length, values: then.length }
}

function shapeOfRule({ id, name, if: condition, then }: ListRule): unknown {
  const sets = Object.keys(then.set ?? {}).sort()
  return { id, name: name ?? null, if: condition === undefined ? null : shapeOfCondition(condition), sets }
}

function shapeOfCondition(condition: Condition): unknown {
  if ('all' in condition) return { all: condition.all.map(shapeOfCondition) }
  if ('any' in condition) return { any: condition.any.map(shapeOfCondition) }
  if ('not' in condition) return { not: shapeOfCondition(condition.not) }
  return { fact: condition.fact, op: condition.op }
}
