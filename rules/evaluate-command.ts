import type { Command } from '../core/contract/command.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { EvaluationContext, Verdict } from '../core/contract/rules.ts'
import type { CaseState } from '../core/contract/state.ts'
import { evaluate } from './evaluate.ts'
import { evaluateCompiled } from './evaluate-compiled.ts'

/** What the plan's evaluator says to an `evaluate` command, under the calendars that the case knows by now. */
export async function evaluateCommand(
  plan: Plan,
  state: CaseState,
  command: Extract<Command, { kind: 'evaluate' }>,
): Promise<Verdict> {
  const ruleSet = Object.hasOwn(plan.rules, command.rules) ? plan.rules[command.rules] : undefined
  if (ruleSet === undefined) throw new Error(`plan ${plan.id} has no rules ${command.rules}`)
  const context = contextOf(plan, state, command.at)
  return plan.evaluator === 'compiled'
    ? evaluateCompiled(ruleSet, command.facts, context)
    : await evaluate(ruleSet, command.facts, context)
}

/** The newest version of each calendar that reached the case; days and business time count in the policy's first one. */
function contextOf(plan: Plan, state: CaseState, nowAt: number): EvaluationContext {
  const newest = Object.entries(state.calendarKeys).flatMap(([id, key]) => {
    const calendar = state.calendars[key]
    return calendar === undefined ? [] : [[id, calendar] as const]
  })
  const defaultCalendar = plan.policy?.clocks[0]?.calendar
  return {
    nowAt,
    calendars: { ...plan.calendars, ...Object.fromEntries(newest) },
    ...(defaultCalendar === undefined ? {} : { defaultCalendar }),
  }
}
