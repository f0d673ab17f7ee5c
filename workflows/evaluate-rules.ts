import type { Command } from '../core/contract/command.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { EvaluationContext, Verdict } from '../core/contract/rules.ts'
import type { CaseState } from '../core/contract/state.ts'
import { evaluate } from '../rules/evaluate.ts'
import { evaluateCompiled } from '../rules/evaluate-compiled.ts'

/** What the plan's evaluator says to an `evaluate` command, under the calendars that the case knows by now. */
export async function evaluateRules(
  plan: Plan,
  state: CaseState,
  command: Extract<Command, { kind: 'evaluate' }>,
): Promise<Verdict> {
  const ruleSet = plan.rules[command.rules]
  if (ruleSet === undefined) throw new Error(`the plan ${plan.id} has no rules ${command.rules}`)
  const context = contextOf(plan, state, command)
  return plan.evaluator === 'compiled'
    ? evaluateCompiled(ruleSet, command.facts, context)
    : await evaluate(ruleSet, command.facts, context)
}

function contextOf(plan: Plan, state: CaseState, command: { readonly at: number }): EvaluationContext {
  const newest = Object.entries(state.calendarKeys).flatMap(([id, key]) => {
    const calendar = state.calendars[key]
    return calendar === undefined ? [] : [[id, calendar] as const]
  })
  const defaultCalendar = plan.policy?.clocks[0]?.calendar
  return {
    nowAt: command.at,
    calendars: { ...plan.calendars, ...Object.fromEntries(newest) },
    ...(defaultCalendar === undefined ? {} : { defaultCalendar }),
  }
}
