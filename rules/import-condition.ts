import {
  type Condition,
  type Operand,
  type OperatorName,
  operatorNames,
  type TestCondition,
} from '../core/contract/rules.ts'
import { durationUnits } from '../core/contract/time.ts'
import { isDuration } from '../core/operators/open-time.ts'
import type { OperandKind } from '../core/operators/operator.ts'
import { operators } from '../core/operators/operators.ts'
import { isBetween } from '../core/operators/range.ts'
import type { ConversionProblem } from './conversion.ts'
import { cut, type factNamer } from './import-names.ts'
import { standardOperators } from './to-json-rules-engine.ts'

/** What importing a condition needs to know of the rules around it. */
export interface ImportContext {
  readonly problems: ConversionProblem[]
  readonly nameFact: ReturnType<typeof factNamer>
  /** Shared conditions by name. */
  readonly shared: ReadonlyMap<string, unknown>
  /** True for rules that Pledge exported, where an operator means what it means here. */
  readonly isOwn: boolean
}

/** Thrown where a part of a condition cannot be kept, after the problem was noted: then the rule cannot be kept either. */
export class NotKept extends Error {}

type Fields = { readonly [name: string]: unknown }

const groups = ['all', 'any', 'not', 'condition'] as const

/** A condition as it is written here; throws `NotKept`. `path` is where it stands, `seen` the shared conditions around it. */
export function importCondition(
  value: unknown,
  path: string,
  context: ImportContext,
  seen: readonly string[] = [],
): Condition {
  if (!isFields(value))
    return refuse(context, { code: 'rules.import-not-a-condition', path, params: { found: shownAs(value) } })
  const named = groups.filter((group) => Object.hasOwn(value, group))
  const [group] = named
  if (named.length > 1 || (group === undefined && !isTest(value))) {
    const found = cut(Object.keys(value).join(', ')) || '{}'
    return refuse(context, { code: 'rules.import-not-a-condition', path, params: { found } })
  }
  noteFields(value, group === undefined ? ['fact', 'operator', 'value', 'path', 'params'] : [group], path, context)
  if (group === undefined) return importTest(value as unknown as EngineTest, path, context)
  if (group === 'condition') return importShared(value[group], path, context, seen)
  if (group === 'not') return { not: importCondition(value[group], `${path}/not`, context, seen) }
  const parts = value[group]
  if (!Array.isArray(parts))
    return refuse(context, { code: 'rules.import-not-a-condition', path, params: { found: group } })
  if (parts.length === 0) return refuse(context, { code: 'rules.import-empty-group', path, params: { group } })
  const imported = parts.map((part, index) => importCondition(part, `${path}/${group}/${index}`, context, seen))
  return group === 'all' ? (rangeOf(imported, context) ?? { all: imported }) : { any: imported }
}

/** A range that was exported as its two ends. */
function rangeOf(parts: readonly Condition[], { isOwn }: ImportContext): TestCondition | null {
  const [low, high] = parts
  if (!isOwn || parts.length !== 2 || low === undefined || high === undefined) return null
  if (!('fact' in low) || !('fact' in high) || low.fact !== high.fact) return null
  if (low.op !== 'atLeast' || high.op !== 'atMost') return null
  if (typeof low.value !== 'number' || typeof high.value !== 'number' || low.value > high.value) return null
  return { fact: low.fact, op: 'between', value: { from: low.value, to: high.value } }
}

function importShared(name: unknown, path: string, context: ImportContext, seen: readonly string[]): Condition {
  const id = String(name)
  const condition = context.shared.get(id)
  if (condition === undefined || seen.includes(id)) {
    return refuse(context, { code: 'rules.import-condition-reference', path, params: { condition: cut(id) } })
  }
  return importCondition(condition, path, context, [...seen, id])
}

interface EngineTest {
  readonly fact: string
  readonly operator: string
  readonly value: unknown
  readonly path?: unknown
  readonly params?: unknown
}

function isTest(value: Fields): boolean {
  return typeof value['fact'] === 'string' && typeof value['operator'] === 'string' && Object.hasOwn(value, 'value')
}

function importTest(
  { fact: name, operator, value, path: inside, params }: EngineTest,
  path: string,
  context: ImportContext,
): Condition {
  if (params !== undefined)
    refuse(context, { code: 'rules.import-params', path: `${path}/params`, params: { fact: cut(name) } })
  const fact = context.nameFact(partsOf(name, inside, path, context), path, context.problems)
  const side =
    isFields(value) && Object.hasOwn(value, 'fact') ? importOtherFact(value, `${path}/value`, context) : value
  return importOperator(fact, operator, side, path, context)
}

function importOtherFact(value: Fields, path: string, context: ImportContext): { readonly fact: string } {
  const { fact, path: inside, params } = value
  const name = String(fact)
  if (params !== undefined) refuse(context, { code: 'rules.import-params', path, params: { fact: cut(name) } })
  return { fact: context.nameFact(partsOf(name, inside, path, context), path, context.problems) }
}

/** The parts of a fact's id: its name, which may have dots, and a path of names joined by dots. Anything cleverer would run code or pick among many. */
function partsOf(name: string, inside: unknown, path: string, context: ImportContext): string[] {
  const own = name.split('.')
  if (inside === undefined || inside === '' || inside === '$') return own
  const match = typeof inside === 'string' ? /^\$?\.?([\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*)$/u.exec(inside) : null
  if (match?.[1] === undefined) {
    return refuse(context, {
      code: 'rules.import-path',
      path: `${path}/path`,
      params: { path: typeof inside === 'string' ? cut(inside) : shownAs(inside), fact: cut(name) },
    })
  }
  return [...own, ...match[1].split('.')]
}

const imported = new Map(Object.entries(standardOperators).map(([op, operator]) => [operator, op as OperatorName]))

function importOperator(
  fact: string,
  operator: string,
  side: unknown,
  path: string,
  context: ImportContext,
): Condition {
  if (operator.startsWith('not:'))
    return { not: importOperator(fact, operator.slice('not:'.length), side, path, context) }
  if (operator === 'doesNotContain') {
    const contains = importOperator(fact, 'contains', side, path, context)
    return { all: [{ fact, op: 'present' }, { not: contains }] }
  }
  if (side === null && operator === 'equal') return { fact, op: 'missing' }
  if (side === null && operator === 'notEqual') return { fact, op: 'present' }
  const op =
    imported.get(operator) ?? operatorNames.find((name) => name === operator && standardOperators[name] === undefined)
  if (op === undefined)
    return refuse(context, { code: 'rules.import-operator', path, params: { operator: cut(operator) } })
  if (!fits(op, side)) {
    return refuse(context, {
      code: 'rules.import-value',
      path: `${path}/value`,
      params: { operator: cut(operator), found: shownAs(side) },
    })
  }
  const { operand } = operators[op]
  const value = side as Operand | { readonly fact: string }
  // In json-rules-engine a missing fact is unequal to everything; here only a "not" around the question says so.
  if (!context.isOwn && op === 'isNot') return { not: { fact, op: 'is', value } }
  if (!context.isOwn && op === 'notIn') return { not: { fact, op: 'in', value } }
  return operand === 'none' ? { fact, op } : { fact, op, value }
}

function fits(op: OperatorName, side: unknown): boolean {
  const { operand, takesOtherFact } = operators[op]
  if (isFields(side) && Object.hasOwn(side, 'fact')) return takesOtherFact
  return shapes[operand](side)
}

const isPlain = (side: unknown) =>
  side !== null && (typeof side === 'string' || typeof side === 'number' || typeof side === 'boolean')

const shapes: { readonly [K in OperandKind]: (side: unknown) => boolean } = {
  value: isPlain,
  values: (side) => Array.isArray(side) && side.every(isPlain),
  part: isPlain,
  text: (side) => typeof side === 'string',
  number: (side) => typeof side === 'number',
  moment: (side) => typeof side === 'string',
  range: (side) => isFields(side) && isBetween(side as never),
  duration: (side) =>
    isFields(side) && isDuration(side as never) && durationUnits.some((unit) => unit === side['unit']),
  calendar: (side) => typeof side === 'string',
  none: () => true,
}

function noteFields(value: Fields, known: readonly string[], path: string, { problems }: ImportContext): void {
  for (const field of Object.keys(value)) {
    // json-rules-engine writes the default priority on every group.
    if (known.includes(field) || (field === 'priority' && value[field] === 1)) continue
    problems.push({ code: 'rules.import-field', path, params: { field: cut(field) } })
  }
}

function refuse({ problems }: ImportContext, problem: ConversionProblem): never {
  problems.push(problem)
  throw new NotKept()
}

/** Whether a value has fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as messages quote it. */
export function shownAs(value: unknown): string {
  return cut(JSON.stringify(value) ?? 'nothing')
}
