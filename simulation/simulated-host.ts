import type { CompiledCalendar } from '../core/contract/calendar.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { CalendarOwner } from '../core/contract/policy.ts'
import type { ScenarioDocument } from '../core/contract/scenario.ts'
import { checkFacts } from '../core/facts/check-facts.ts'
import type { ScenarioPlans } from '../model/scenario/compile-parts.ts'
import { flatFacts } from '../model/scenario/facts-schema.ts'
import type { ReadScenario } from '../model/scenario/read-scenario.ts'
import { evaluateCommand } from '../rules/evaluate-command.ts'
import type { Publication, ScenarioHost } from './scenario-host.ts'
import { SimulatedWorld } from './world.ts'

/** The id of a scenario's case on the simulator. */
export const scenarioCaseId = 'case'

/** Plays a scenario in memory, with the clock in the hands of whoever drives it. */
export function simulatedHost({ scenario, plans }: ReadScenario): ScenarioHost {
  let current = plans
  const world = new SimulatedWorld({
    planOf: (flow) => planOf(current, flow),
    calendarOf: (by, id) => calendarOf(scenario, current, by, id),
    evaluate: evaluateCommand,
    perform: ({ node }) => performed(scenario, node),
  })
  return {
    async begin(intake, at, actor) {
      const problem = checkFacts(current.main, intake.facts ?? {}, true)
      if (problem === null) await world.begin(current.main, { ...intake, id: scenarioCaseId }, at, actor)
      return problem
    },
    async command(input, at, actor) {
      await world.letPass(at, false)
      const { id, rest } = addressed(world, input)
      return id === null
        ? { code: 'command.node-not-open', params: { node: String(input['node']), open: [] } }
        : await world.command(id, rest, at, actor)
    },
    async publish(publication, at) {
      await world.letPass(at, false)
      current = publication.plans
      await reach(world, publication, at)
    },
    async passTo(at) {
      await world.letPass(at, true)
    },
    look: () => Promise.resolve(world.caseOf(scenarioCaseId)),
    story: () => Promise.resolve(world.caseOf(scenarioCaseId)),
  }
}

function planOf({ main, others }: ScenarioPlans, flow: string): Plan | null {
  return others.get(flow) ?? (main.id === flow ? main : null)
}

/** A team names its calendar itself if the scenario has it; the rest is what the case says of its records. */
function calendarOf(
  { case: intake, teams = [] }: ScenarioDocument,
  { calendars }: ScenarioPlans,
  by: CalendarOwner,
  id: string,
): CompiledCalendar | null {
  const team = by === 'team' ? teams.find((each) => each.id === id) : undefined
  const named = team === undefined ? intake.calendars?.[by] : team.calendar
  return (named === undefined ? undefined : calendars.get(named)) ?? null
}

function performed({ answers = {} }: ScenarioDocument, node: string) {
  const answer = Object.hasOwn(answers, node) ? answers[node] : undefined
  if (answer === undefined) return { ok: true }
  return 'fail' in answer
    ? { ok: false, error: 'answered so by the scenario' }
    : { ok: true, facts: flatFacts(answer.facts) }
}

/** The case that a command is for: the child that runs in a node, for `child/node`; null if none runs there. */
function addressed(world: SimulatedWorld, input: Readonly<Record<string, unknown>>) {
  const path = typeof input['node'] === 'string' ? input['node'].split('/') : []
  const node = path.pop()
  const id = path.reduce<string | null>((at, step) => (at === null ? null : childIn(world, at, step)), scenarioCaseId)
  return { id, rest: path.length === 0 ? input : { ...input, node } }
}

function childIn(world: SimulatedWorld, id: string, node: string): string | null {
  const { state } = world.caseOf(id)
  const ref = state.tokens.find((token) => token.node === node)?.ref ?? null
  const child = ref === null ? undefined : world.cases.find((each) => each.id === `${id}.${ref}`)
  return child?.id ?? null
}

/** A calendar reaches every case that runs; a policy those of its flows, if the publisher chose so. */
async function reach(world: SimulatedWorld, publication: Publication, at: number): Promise<void> {
  const { plans } = publication
  for (const { id, plan, state } of world.cases) {
    if (state.isFinished) continue
    if (publication.kind === 'calendar') {
      const calendar = plans.calendars.get(publication.id)
      if (calendar !== undefined) await world.send(id, { kind: 'calendarPublished', at, calendar })
    } else if (publication.running === 'migrate') {
      const next = planOf(plans, plan.id)
      if (next !== null) await world.send(id, { kind: 'migrated', at, plan: next })
    }
  }
}
