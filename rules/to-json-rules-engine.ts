import type { LocalText } from '../core/contract/language.ts'
import type { Between, CompiledCondition, CompiledRuleSet, CompiledTest, OperatorName } from '../core/contract/rules.ts'
import { parseInstant } from '../core/facts/moment.ts'
import { isBetween } from '../core/operators/range.ts'
import type { ConversionProblem, EngineCondition, EngineDocument, EngineRule } from './conversion.ts'

/** The operators that json-rules-engine has from the start. */
export const standardOperators: { readonly [op in OperatorName]?: string } = {
  is: 'equal',
  isNot: 'notEqual',
  in: 'in',
  notIn: 'notIn',
  contains: 'contains',
  below: 'lessThan',
  atMost: 'lessThanInclusive',
  above: 'greaterThan',
  atLeast: 'greaterThanInclusive',
}

/**
 * A rule set as rules of json-rules-engine, and what is different there; pure. The order is kept as priorities.
 * `fromJsonRulesEngine` brings the document back as it was. Paths of problems name entries of the rule set.
 */
export function toJsonRulesEngine(ruleSet: CompiledRuleSet): {
  readonly document: EngineDocument
  readonly problems: readonly ConversionProblem[]
} {
  const problems: ConversionProblem[] = []
  if (ruleSet.hit !== 'collect') {
    problems.push({ code: 'rules.export-every-rule-fires', path: '/hit', params: { hit: ruleSet.hit } })
  }
  const { entries, id, hit, name, table } = ruleSet
  const rules = entries.map(
    (entry, index): EngineRule => ({
      name: entry.id,
      priority: entries.length - index,
      conditions: rootOf(entry.if, noting(problems, `/entries/${index}`)),
      event: { type: entry.outcome ?? '', ...(Object.keys(entry.set).length > 0 ? { params: entry.set } : {}) },
    }),
  )
  const named = entries.flatMap((entry): [string, LocalText][] =>
    entry.name === undefined ? [] : [[entry.id, entry.name]],
  )
  const pledge = {
    id,
    hit,
    ...(name === undefined ? {} : { name }),
    ...(named.length === 0 ? {} : { names: Object.fromEntries(named) }),
    ...(table === undefined ? {} : { table }),
  }
  return { document: { rules, pledge }, problems }
}

type Note = (problem: ProblemWithoutPath) => void
type ProblemWithoutPath = ConversionProblem extends infer P
  ? P extends { path: string }
    ? Omit<P, 'path'>
    : never
  : never

/** Notes each kind of difference once per entry. */
function noting(problems: ConversionProblem[], path: string): Note {
  return (problem) => {
    const isNoted = problems.some(
      (known) =>
        known.path === path &&
        JSON.stringify([known.code, known.params]) === JSON.stringify([problem.code, problem.params]),
    )
    if (!isNoted) problems.push({ ...problem, path })
  }
}

/** The root has to be a group; an empty one always fires. */
function rootOf(condition: CompiledCondition, note: Note): EngineCondition {
  if (condition.kind === 'always') return { all: [] }
  const root = conditionOf(condition, note)
  return 'fact' in root ? { all: [root] } : root
}

function conditionOf(condition: CompiledCondition, note: Note): EngineCondition {
  switch (condition.kind) {
    case 'always':
      return { all: [] }
    case 'test':
      return testOf(condition, note)
    case 'not':
      return { not: conditionOf(condition.of, note) }
    case 'all':
      return { all: condition.of.map((part) => conditionOf(part, note)) }
    case 'any':
      return { any: condition.of.map((part) => conditionOf(part, note)) }
  }
}

function testOf(test: CompiledTest, note: Note): EngineCondition {
  const { fact, op } = test
  if ('otherFact' in test) {
    if (op === 'is') note({ code: 'rules.export-missing-fact', params: { op } })
  } else if (op === 'between' && isBetween(test.value) && isOfNumbers(test.value)) {
    const { from, to } = test.value
    return {
      all: [
        { fact, operator: 'greaterThanInclusive', value: from },
        { fact, operator: 'lessThanInclusive', value: to },
      ],
    }
  } else if (namesInstant(test.value)) note({ code: 'rules.export-instant', params: {} })
  noteOperator(op, note)
  const value = 'otherFact' in test ? { fact: test.otherFact } : (test.value ?? true)
  return { fact, operator: standardOperators[op] ?? op, value }
}

function noteOperator(op: OperatorName, note: Note): void {
  if (standardOperators[op] === undefined) note({ code: 'rules.export-operator', params: { op } })
  if (op === 'isNot' || op === 'notIn') note({ code: 'rules.export-missing-fact', params: { op } })
  if (op === 'contains') note({ code: 'rules.export-contains', params: {} })
}

function isOfNumbers({ from, to }: Between): boolean {
  return typeof from === 'number' && typeof to === 'number'
}

function namesInstant(value: unknown): boolean {
  const values = Array.isArray(value) ? value : [value]
  return values.some((each) => typeof each === 'string' && parseInstant(each) !== null)
}
