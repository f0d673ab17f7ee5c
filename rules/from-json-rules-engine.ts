import type { FactId, FactValue } from '../core/contract/facts.ts'
import type { LocalText } from '../core/contract/language.ts'
import { type Condition, type HitPolicy, hitPolicies, type ListRule, type RulesList } from '../core/contract/rules.ts'
import { isList } from '../core/facts/is-list.ts'
import { idOf, isId, numberedId } from '../core/id-names.ts'
import type { ConversionProblem, EngineOrigin } from './conversion.ts'
import { type ImportContext, importCondition, isFields, NotKept, shownAs } from './import-condition.ts'
import { cut, factNamer } from './import-names.ts'

/** A rule set made of rules of json-rules-engine. */
export interface ImportedRules {
  /** Null if there were no rules of json-rules-engine. */
  readonly document: RulesList | null
  /** The columns, if a table was exported: then the list can be written as a table again. */
  readonly table: NonNullable<EngineOrigin['table']> | null
  readonly problems: readonly ConversionProblem[]
}

type Fields = { readonly [name: string]: unknown }

const mostRules = 2000
const ruleFields = ['name', 'priority', 'conditions', 'event']

/**
 * Reads rules written for json-rules-engine: a list of rules, or an object with a list `rules`, shared `conditions` by name, and what
 * `toJsonRulesEngine` noted. Pure, takes any value. `event.type` becomes the outcome and `params` what is set; the order is that of the priorities.
 * A rule of which a part would change its meaning is left out, and each part that is not kept is a problem.
 */
export function fromJsonRulesEngine(value: unknown): ImportedRules {
  const rules = rulesIn(value)
  if (rules === null) return refused({ code: 'rules.import-not-rules', path: '', params: { found: shownAs(value) } })
  if (rules.length > mostRules) {
    return refused({ code: 'rules.import-too-many', path: '', params: { count: rules.length, limit: mostRules } })
  }
  const origin = originIn(value)
  const context: ImportContext = {
    problems: [],
    nameFact: factNamer(),
    shared: new Map(isFields(value) && isFields(value['conditions']) ? Object.entries(value['conditions']) : []),
    isOwn: origin !== null,
  }
  const base = Array.isArray(value) ? '' : '/rules'
  const ids = new Set<string>()
  const imported = byPriority(rules).flatMap(({ rule, index }): ListRule[] => {
    const made = importRule(rule, `${base}/${index}`, index, ids, context)
    if (made === null) return []
    ids.add(made.id)
    const name = origin?.names && Object.hasOwn(origin.names, made.id) ? origin.names[made.id] : undefined
    return [name === undefined ? made : { ...made, name }]
  })
  const document: RulesList = {
    kind: 'rules',
    id: origin?.id ?? 'imported',
    ...(origin?.name === undefined ? {} : { name: origin.name }),
    style: 'list',
    hit: origin?.hit ?? 'collect',
    rules: imported,
  }
  return { document, table: origin?.table ?? null, problems: context.problems }
}

function refused(problem: ConversionProblem): ImportedRules {
  return { document: null, table: null, problems: [problem] }
}

function rulesIn(value: unknown): readonly unknown[] | null {
  if (isList(value)) return value
  if (!isFields(value)) return null
  if (isList(value['rules'])) return value['rules']
  return isFields(value['conditions']) && Object.hasOwn(value, 'event') ? [value] : null
}

/** Highest first; equal ones as they stand. */
function byPriority(rules: readonly unknown[]): { readonly rule: unknown; readonly index: number }[] {
  const priorityOf = (rule: unknown) => {
    const given = isFields(rule) ? rule['priority'] : undefined
    const priority = typeof given === 'number' || typeof given === 'string' ? Number.parseInt(String(given), 10) : 1
    return Number.isNaN(priority) ? 1 : priority
  }
  const ranked = rules.map((rule, index) => ({ rule, index, priority: priorityOf(rule) }))
  return ranked.sort((a, b) => b.priority - a.priority || a.index - b.index)
}

function importRule(
  rule: unknown,
  path: string,
  index: number,
  ids: ReadonlySet<string>,
  context: ImportContext,
): ListRule | null {
  const given =
    isFields(rule) && (typeof rule['name'] === 'string' || typeof rule['name'] === 'number')
      ? String(rule['name'])
      : null
  const label = cut(given ?? String(index + 1))
  const before = context.problems.length
  try {
    if (!isFields(rule)) {
      context.problems.push({ code: 'rules.import-not-a-condition', path, params: { found: shownAs(rule) } })
      throw new NotKept()
    }
    const condition = importRoot(rule['conditions'], `${path}/conditions`, label, context)
    noteFields(rule, path, context)
    const { type, then } = importEvent(rule['event'], `${path}/event`, label, context)
    const id = numberedId(given === null ? '' : isId(given) ? given : idOf(given), 'rule', ids)
    const name = nameOf(given, id, type)
    return { id, ...(name === null ? {} : { name }), ...(condition === null ? {} : { if: condition }), then }
  } catch (error) {
    if (!(error instanceof NotKept)) throw error
    // First what happened to the rule, then why.
    context.problems.splice(before, 0, { code: 'rules.import-rule-left-out', path, params: { rule: label } })
    return null
  }
}

/** Null for a rule that always fires. */
function importRoot(conditions: unknown, path: string, rule: string, context: ImportContext): Condition | null {
  const group = isFields(conditions)
    ? (['all', 'any'] as const).find((name) => isEmptyList(conditions[name]))
    : undefined
  if (group === undefined) {
    const condition = importCondition(conditions, path, context)
    return unwrapped(condition, context)
  }
  if (!context.isOwn) context.problems.push({ code: 'rules.import-always', path, params: { rule, group } })
  return null
}

/** A single question had to be wrapped for json-rules-engine. */
function unwrapped(condition: Condition, { isOwn }: ImportContext): Condition {
  if (!isOwn || !('all' in condition)) return condition
  const [only] = condition.all
  return condition.all.length === 1 && only !== undefined && 'fact' in only ? only : condition
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function importEvent(
  event: unknown,
  path: string,
  rule: string,
  context: ImportContext,
): { type: string | null; then: ListRule['then'] } {
  const type = isFields(event) && typeof event['type'] === 'string' ? event['type'] : null
  if (type === null) context.problems.push({ code: 'rules.import-event', path, params: { rule } })
  const params = isFields(event) && isFields(event['params']) ? event['params'] : {}
  const set = Object.entries(params).flatMap(([param, value]): [FactId, FactValue][] => {
    if (!isFactValue(value)) {
      const problem = { param: cut(param), found: shownAs(value) }
      context.problems.push({ code: 'rules.import-event-param', path: `${path}/params`, params: problem })
      return []
    }
    return [[context.nameFact(param.split('.'), `${path}/params`, context.problems), value]]
  })
  const outcome = type === null || type === '' ? null : outcomeOf(type, path, context)
  const then = {
    ...(set.length === 0 ? {} : { set: Object.fromEntries(set) }),
    ...(outcome === null ? {} : { outcome }),
  }
  return { type, then }
}

function outcomeOf(type: string, path: string, { problems }: ImportContext): string {
  if (isId(type)) return type
  const outcome = idOf(type) || 'event'
  problems.push({ code: 'rules.import-event-type', path: `${path}/type`, params: { type: cut(type), outcome } })
  return outcome
}

/** What the rule was called, as far as its id does not say so, and the type of its event if no outcome can be called that. */
function nameOf(given: string | null, id: string, type: string | null): string | null {
  const parts = [
    given !== null && given !== id ? given : null,
    type !== null && type !== '' && !isId(type) ? type : null,
  ]
  const name = parts.filter((part) => part !== null && part !== '').join(' · ')
  return name === '' ? null : name.slice(0, 1000)
}

function isFactValue(value: unknown): value is FactValue {
  const isScalar = (each: unknown) => each === null || ['string', 'number', 'boolean'].includes(typeof each)
  return isScalar(value) || (Array.isArray(value) && value.every(isScalar))
}

function noteFields(rule: Fields, path: string, { problems }: ImportContext): void {
  for (const field of Object.keys(rule)) {
    if (!ruleFields.includes(field)) problems.push({ code: 'rules.import-field', path, params: { field: cut(field) } })
  }
}

/** What Pledge noted when it exported the rules, if it did; what does not look like it is not believed. */
function originIn(value: unknown): EngineOrigin | null {
  const noted = isFields(value) ? value['pledge'] : undefined
  if (!isFields(noted)) return null
  const { id, name, hit, names, table } = noted
  const policy = hitPolicies.find((known): known is HitPolicy => known === hit)
  if (typeof id !== 'string' || policy === undefined) return null
  return {
    id,
    hit: policy,
    ...(name === undefined ? {} : { name: name as LocalText }),
    ...(isFields(names) ? { names: names as NonNullable<EngineOrigin['names']> } : {}),
    ...(isTable(table) ? { table } : {}),
  }
}

function isTable(table: unknown): table is NonNullable<EngineOrigin['table']> {
  if (!isFields(table)) return false
  const { inputs, outputs } = table
  return [inputs, outputs].every(
    (columns) => Array.isArray(columns) && columns.every((column) => typeof column === 'string'),
  )
}
