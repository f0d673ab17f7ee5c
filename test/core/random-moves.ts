import { readFileSync } from 'node:fs'
import type { AllowedCommand } from '../../core/contract/case-command.ts'
import type { Command } from '../../core/contract/command.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { step } from '../../core/step/step.ts'
import { compile } from '../../model/plan/compile.ts'
import { evaluateCompiled } from '../../rules/evaluate-compiled.ts'

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../templates/${path}`, import.meta.url), 'utf8'))

/** The plan of a template. */
function templatePlan(id: 'complaint' | 'consultation', rules: string): Plan {
  const document = (path: string) => ({ document: read(path), version: 1 })
  const compiled = compile({
    flow: document(`${id}/${id}.flow.json`),
    policies: [document(`${id}/${id}.policy.json`)],
    rules: [document(`${id}/${rules}.rules.json`)],
    calendars: [document('shared/support-shanghai.calendar.json')],
  })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues, null, 1))
  return compiled.plan
}

/** The plans of the templates. */
export const plans = [
  templatePlan('complaint', 'complaint-assess'),
  templatePlan('consultation', 'consultation-triage'),
] as const

/** The same value, which throws from now on when somebody changes it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  Object.values(value).forEach(deepFreeze)
  return value
}

/** Answers what a step asks, at once, as a host would, until nothing is asked. */
export function answerAll(
  plan: Plan,
  state: CaseState,
  commands: readonly Command[],
): readonly [CaseState, readonly Command[]] {
  const all = [...commands]
  let current = state
  for (let index = 0; index < all.length; index += 1) {
    const command = all[index]
    if (command === undefined) break
    const [next, more] = answerOne(plan, current, command)
    current = deepFreeze(next)
    all.push(...more)
  }
  return [current, all]
}

function answerOne(plan: Plan, state: CaseState, command: Command): readonly [CaseState, readonly Command[]] {
  if (command.kind === 'evaluate') {
    const rules = plan.rules[command.rules]
    if (rules === undefined) throw new Error(command.rules)
    const verdict = evaluateCompiled(rules, command.facts, { nowAt: command.at, calendars: plan.calendars })
    return step(plan, state, { kind: 'verdict', at: command.at, ref: command.ref, verdict })
  }
  if (command.kind === 'perform')
    return step(plan, state, { kind: 'performed', at: command.at, ref: command.ref, ok: true })
  if (command.kind === 'loadCalendar')
    return step(plan, state, { kind: 'calendarLoaded', at: state.at, by: command.by, calendar: null })
  return [state, []]
}

/** The words of an allowed command, filled with values that fit. */
export function inputOf(allowed: AllowedCommand, pick: number): Record<string, unknown> {
  switch (allowed.do) {
    case 'complete':
      return {
        do: 'complete',
        node: allowed.node,
        outcome: allowed.outcomes[pick % allowed.outcomes.length],
        facts: { solution: 's', cause: 'c', prevention: 'p', improvement: 'i', category: 'other' },
      }
    case 'answer':
      return { do: 'answer', node: allowed.node, score: (pick % 5) + 1 }
    case 'set':
      return { do: 'set', facts: { priority: ['low', 'normal', 'high', 'urgent'][pick % 4] } }
    case 'assign':
      return { do: 'assign', team: ['frontline', 'specialists', 'quality'][pick % 3] }
    case 'wait':
      return pick % 2 === 0
        ? { do: 'wait', reason: 'customer' }
        : { do: 'wait', reason: 'supplier', for: { amount: 5, unit: 'hours' } }
    case 'link':
      return { do: 'link', to: `other-${pick}`, as: 'related' }
    case 'merge':
      return { do: 'merge', into: 'other' }
    case 'external':
      return { do: 'external', name: 'something.happened' }
    default:
      return { do: allowed.do }
  }
}
