import type { CompiledCalendar } from '../core/contract/calendar.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { CalendarOwner } from '../core/contract/policy.ts'
import type { ScenarioDocument } from '../core/contract/scenario.ts'
import type { CaseState } from '../core/contract/state.ts'
import type { ScenarioPlans } from '../model/scenario/compile-parts.ts'
import { flatFacts } from '../model/scenario/facts-schema.ts'
import type { Performed } from './world.ts'

/*
 * What a scenario answers in the place of the world, the same on every host.
 */

/** The plan that a new case of a flow takes; null if the scenario has no such flow. */
export function planOf({ main, others }: ScenarioPlans, flow: string): Plan | null {
  return others.get(flow) ?? (main.id === flow ? main : null)
}

/** The calendar that a record names: a team of the scenario names its own, the rest is what the case says of its records. */
export function calendarOf(
  { case: intake, teams = [] }: ScenarioDocument,
  { calendars }: ScenarioPlans,
  by: CalendarOwner,
  id: string,
): CompiledCalendar | null {
  const team = by === 'team' ? teams.find((each) => each.id === id) : undefined
  const named = team === undefined ? intake.calendars?.[by] : team.calendar
  return (named === undefined ? undefined : calendars.get(named)) ?? null
}

/** What a step of an `act` comes to: it succeeds, unless the scenario answers otherwise for its node. */
export function performed({ answers = {} }: ScenarioDocument, node: string): Performed {
  const answer = Object.hasOwn(answers, node) ? answers[node] : undefined
  if (answer === undefined) return { ok: true }
  return 'fail' in answer
    ? { ok: false, error: 'answered so by the scenario' }
    : { ok: true, facts: flatFacts(answer.facts) }
}

/** The nodes in which the children stand for which a command is meant (`credit/approve`: the child in `credit`), and the command as they take it. */
export function addressed(input: Readonly<Record<string, unknown>>) {
  const path = typeof input['node'] === 'string' ? input['node'].split('/') : []
  const node = path.pop()
  return { path, command: path.length === 0 ? input : { ...input, node } }
}

/** The id of the child case that runs in a node; null if none does. */
export function childIn(state: CaseState, node: string): string | null {
  const ref = state.tokens.find((token) => token.node === node)?.ref ?? null
  return ref === null ? null : `${state.id}.${ref}`
}
