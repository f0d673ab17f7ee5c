import { Engine, type NestedCondition } from 'json-rules-engine'
import type { Facts } from '../../core/contract/facts.ts'
import type { CompiledCondition, CompiledEntry, CompiledRuleSet, EvaluationContext } from '../../core/contract/rules.ts'
import { evaluate } from '../../rules/evaluate.ts'
import { evaluateCompiled } from '../../rules/evaluate-compiled.ts'
import { compare } from '../frame/compare.ts'
import type { Measure } from '../frame/result.ts'

const ruleCount = 50
const context: EvaluationContext = { nowAt: 1_795_000_000_000, calendars: {} }

/** Five questions a rule, as in a triage table: two texts, two numbers, one list; the last of them fails in all rules but a few. */
const questions = (rule: number) =>
  [
    { fact: 'category', op: 'in', standard: 'in', value: ['billing', 'repair'] },
    { fact: 'customer.tier', op: 'is', standard: 'equal', value: 'gold' },
    { fact: 'amount', op: 'atLeast', standard: 'greaterThanInclusive', value: 100 },
    { fact: 'amount', op: 'below', standard: 'lessThan', value: 5000 },
    { fact: 'customer.region', op: 'is', standard: 'equal', value: `region-${rule}` },
  ] as const

const cases: readonly Facts[] = Array.from({ length: 20 }, (_, index) => ({
  category: index % 3 === 0 ? 'other' : 'billing',
  amount: 90 + index * 10,
  customer: { tier: index % 4 === 0 ? 'standard' : 'gold', region: `region-${(index * 7) % 60}` },
}))

const ruleSet: CompiledRuleSet = {
  kind: 'rules',
  id: 'bench',
  version: null,
  hit: 'collect',
  entries: Array.from({ length: ruleCount }, (_, rule): CompiledEntry => {
    const of = questions(rule).map(({ fact, op, value }): CompiledCondition => ({ kind: 'test', fact, op, value }))
    return { id: `r${rule}`, if: { kind: 'all', of }, set: { team: `t${rule}` }, outcome: null }
  }),
  reads: ['amount', 'category', 'customer.region', 'customer.tier'],
  calendars: [],
  needsDefaultCalendar: false,
}

/** json-rules-engine as its users write it, but for a path resolver that walks own properties along the dots. */
function plainEngine(): Engine {
  const pathResolver = (value: object, path: string) => {
    let at: unknown = value
    for (const part of path.split('.')) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
      at = (at as Record<string, unknown>)[part]
    }
    return at
  }
  const rules = ruleSet.entries.map((entry, rule) => ({
    conditions: {
      all: questions(rule).map(({ fact, standard, value }): NestedCondition => {
        const [root = fact, ...path] = fact.split('.')
        const condition = { fact: root, operator: standard, value }
        return path.length === 0 ? condition : { ...condition, path: path.join('.') }
      }),
    },
    event: { type: entry.id, params: { ...entry.set } },
  }))
  return new Engine(rules, { pathResolver, allowUndefinedFacts: true })
}

const engine = plainEngine()
const askAllAtOnce = 5
let next = 0
const nextCase = () => cases[next++ % cases.length] as Facts

/** Both evaluators against plain json-rules-engine, on 50 rules of 5 conditions. */
export const rulesEvaluation: Measure = async function* (effort) {
  requireSameAnswers(await Promise.all(cases.map(answersOf)))
  const baseline = async () => {
    for (let asked = 0; asked < askAllAtOnce; asked++) await engine.run({ ...nextCase() })
    return askAllAtOnce
  }
  const evaluateSome = async () => {
    for (let asked = 0; asked < askAllAtOnce; asked++) await evaluate(ruleSet, nextCase(), context)
    return askAllAtOnce
  }
  const compiledSome = () => {
    for (let asked = 0; asked < cases.length; asked++) evaluateCompiled(ruleSet, nextCase(), context)
    return cases.length
  }
  const unit = 'cases/s'
  yield await compare({ name: 'rules.evaluate', unit, subject: evaluateSome, baseline }, effort)
  yield await compare({ name: 'rules.compiled', unit, subject: compiledSome, baseline }, effort)
}

interface Answers {
  readonly plain: readonly string[]
  readonly evaluated: readonly string[]
  readonly compiled: readonly string[]
}

async function answersOf(facts: Facts): Promise<Answers> {
  const { events } = await engine.run({ ...facts })
  return {
    plain: events.map(({ type }) => type).toSorted(),
    evaluated: [...(await evaluate(ruleSet, facts, context)).held].toSorted(),
    compiled: [...evaluateCompiled(ruleSet, facts, context).held].toSorted(),
  }
}

/** What is compared has to do the same work. */
function requireSameAnswers(answers: readonly Answers[]): void {
  for (const { plain, evaluated, compiled } of answers) {
    const texts = [plain, evaluated, compiled].map((held) => held.join())
    if (new Set(texts).size !== 1) throw new Error(`the evaluators disagree: ${texts.join(' | ')}`)
  }
  if (answers.every(({ plain }) => plain.length === 0)) throw new Error('no rule holds for any case')
}
