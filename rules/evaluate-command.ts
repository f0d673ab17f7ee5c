import type { Command } from '../core/contract/command.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { CompiledRuleSet, EvaluationContext, Verdict } from '../core/contract/rules.ts'
import type { CaseState } from '../core/contract/state.ts'
import { evaluate } from './evaluate.ts'
import { decideCompiled, evaluateCompiled } from './evaluate-compiled.ts'

/** What the plan's evaluator says to an `evaluate` command, under the calendars that the case knows by now. */
export async function evaluateCommand(
  plan: Plan,
  state: CaseState,
  command: Extract<Command, { kind: 'evaluate' }>,
): Promise<Verdict> {
  const ruleSet = ruleSetOf(plan, command.rules)
  const context = contextOf(plan, state, command.at)
  return plan.evaluator === 'compiled'
    ? evaluateCompiled(ruleSet, command.facts, context)
    : await evaluate(ruleSet, command.facts, context)
}

/** The same decision by the compiled evaluator, whichever the plan pins, at once and without its reasons: for rehearsals of many cases. */
export function decideCommand(plan: Plan, state: CaseState, command: Extract<Command, { kind: 'evaluate' }>): Verdict {
  const context = contextOf(plan, state, command.at)
  const { outcome, set, held } = decideCompiled(ruleSetOf(plan, command.rules), command.facts, context)
  return { outcome, set, held, trace: [] }
}

/** The same with its reasons, at once. */
export function explainCommand(plan: Plan, state: CaseState, command: Extract<Command, { kind: 'evaluate' }>): Verdict {
  return evaluateCompiled(ruleSetOf(plan, command.rules), command.facts, contextOf(plan, state, command.at))
}

function ruleSetOf(plan: Plan, id: string): CompiledRuleSet {
  const ruleSet = Object.hasOwn(plan.rules, id) ? plan.rules[id] : undefined
  if (ruleSet === undefined) throw new Error(`plan ${plan.id} has no rules ${id}`)
  return ruleSet
}

/** The newest version of each calendar that reached the case; days and business time count in the policy's first one. */
function contextOf(plan: Plan, state: CaseState, nowAt: number): EvaluationContext {
  const defaultCalendar = plan.policy?.clocks[0]?.calendar
  const contextIn = (calendars: EvaluationContext['calendars']): EvaluationContext =>
    defaultCalendar === undefined ? { nowAt, calendars } : { nowAt, calendars, defaultCalendar }
  if (isEmpty(state.calendarKeys)) return contextIn(plan.calendars)
  const newest = Object.entries(state.calendarKeys).flatMap(([id, key]) => {
    const calendar = state.calendars[key]
    return calendar === undefined ? [] : [[id, calendar] as const]
  })
  return contextIn({ ...plan.calendars, ...Object.fromEntries(newest) })
}

function isEmpty(record: object): boolean {
  for (const _ in record) return false
  return true
}
