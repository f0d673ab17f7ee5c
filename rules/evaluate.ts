import { Engine, type RuleResult } from 'json-rules-engine'
import type { Facts, FactValue } from '../core/contract/facts.ts'
import {
  type CompiledCondition,
  type CompiledRuleSet,
  type EvaluationContext,
  type Operand,
  operatorNames,
  type TraceCondition,
  type TraceEntry,
  type Verdict,
} from '../core/contract/rules.ts'
import { holds } from '../core/operators/holds.ts'
import { type Sight, sightOf } from '../core/operators/seen.ts'
import { engineRuleOf } from './engine-rules.ts'
import { testsOf, traceOf } from './trace.ts'
import { verdictOf } from './verdict.ts'

/** An engine with the rules of one rule set, and what its operators know while it runs. It serves one run at a time. */
interface Runner {
  readonly engine: Engine
  readonly sights: ReadonlyMap<string, Sight>
  context: EvaluationContext | null
}

/** Runners that are not running, by rule set; a burst of cases at once leaves no more than a few behind. */
const keptIdle = 4
const idleRunners = new WeakMap<CompiledRuleSet, Runner[]>()

/**
 * What a rule set says about some facts, decided by json-rules-engine with the operators of `core/operators`.
 *
 * Runs at the same time never share an engine: its status, which one run's end sets, would make the other skip its rules.
 * Rules are put in document order afterwards, since the engine finishes them in any order.
 * Rejects with the problem `rules.calendar-not-given` (or `rules.default-calendar-not-given`) where a calendar is asked that the context has not.
 */
export async function evaluate(ruleSet: CompiledRuleSet, facts: Facts, context: EvaluationContext): Promise<Verdict> {
  const idle = idleRunnersOf(ruleSet)
  const runner = idle.pop() ?? runnerOf(ruleSet)
  runner.context = context
  const { results, failureResults } = await runner.engine.run(seenBy(runner, facts, context))
  // Only after success: a run that failed may still have conditions under way.
  runner.context = null
  if (idle.length < keptIdle) idle.push(runner)
  const byIndex = new Map<number, RuleResult>()
  for (const result of [...results, ...failureResults]) byIndex.set(Number(result.name), result)
  return verdictOf(ruleSet, (index) => entryOf(ruleSet, index, byIndex.get(index)))
}

function idleRunnersOf(ruleSet: CompiledRuleSet): Runner[] {
  const known = idleRunners.get(ruleSet)
  if (known !== undefined) return known
  const made: Runner[] = []
  idleRunners.set(ruleSet, made)
  return made
}

function runnerOf(ruleSet: CompiledRuleSet): Runner {
  const engine = new Engine(ruleSet.entries.map(engineRuleOf))
  const tests = ruleSet.entries.flatMap((entry) => testsOf(entry.if))
  const ids = new Set(tests.flatMap((test) => ('otherFact' in test ? [test.fact, test.otherFact] : [test.fact])))
  const runner: Runner = { engine, sights: new Map([...ids].map((id) => [id, sightOf(id)])), context: null }
  for (const op of operatorNames) {
    engine.addOperator<FactValue, Operand>(op, (seen, expected) => {
      if (runner.context === null) throw new Error('json-rules-engine looked at a condition outside a run')
      return holds(op, seen, expected, runner.context)
    })
  }
  return runner
}

/** What the conditions see. A missing fact is null, for the engine refuses a fact that it does not know. */
function seenBy(runner: Runner, facts: Facts, context: EvaluationContext): Record<string, FactValue> {
  return Object.fromEntries([...runner.sights].map(([id, sight]) => [id, sight(facts, context)]))
}

function entryOf(ruleSet: CompiledRuleSet, index: number, result: RuleResult | undefined): TraceEntry {
  const entry = ruleSet.entries[index]
  if (entry === undefined || result === undefined)
    throw new Error(`json-rules-engine gave no result for entry ${index}`)
  const conditions: TraceCondition[] = []
  const root = entry.if.kind === 'test' ? { kind: 'all' as const, of: [entry.if] } : entry.if
  collect(root, result.conditions as EngineResult, conditions)
  return { id: entry.id, result: result.result === true ? 'held' : 'failed', conditions }
}

/** A condition after the engine looked at it. */
interface EngineResult {
  readonly all?: readonly EngineResult[]
  readonly any?: readonly EngineResult[]
  readonly not?: EngineResult
  readonly result?: boolean
  readonly factResult?: FactValue
  readonly valueResult?: Operand
}

function collect(condition: CompiledCondition, result: EngineResult | undefined, notes: TraceCondition[]): void {
  if (result === undefined) throw new Error('json-rules-engine lost a condition')
  switch (condition.kind) {
    case 'always':
      return
    case 'test':
      notes.push(
        traceOf(condition, result.valueResult ?? null, result.factResult ?? null, result.result ? 'held' : 'failed'),
      )
      return
    case 'not':
      collect(condition.of, result.not, notes)
      return
    case 'all':
    case 'any':
      condition.of.forEach((part, index) => {
        collect(part, result[condition.kind]?.[index], notes)
      })
  }
}
