import type { Verdict } from '../core/contract/rules.ts'
import { checkFacts } from '../core/facts/check-facts.ts'
import type { ReadScenario } from '../model/scenario/read-scenario.ts'
import { evaluateCommand } from '../rules/evaluate-command.ts'
import { addressed, calendarOf, childIn, performed, planOf } from './scenario-answers.ts'
import type { Publication, ScenarioHost } from './scenario-host.ts'
import { SimulatedWorld, type WorldStep } from './world.ts'

/** The id of a scenario's case on the simulator. */
export const scenarioCaseId = 'case'

/** Plays a scenario in memory, with the clock in the hands of whoever drives it. `watch` hears of every step of every case. */
export function simulatedHost({ scenario, plans }: ReadScenario, watch?: (step: WorldStep) => void): ScenarioHost {
  let current = plans
  const verdicts: Verdict[] = []
  const world = new SimulatedWorld({
    planOf: (flow) => planOf(current, flow),
    calendarOf: (by, id) => calendarOf(scenario, current, by, id),
    async evaluate(plan, state, command) {
      const verdict = await evaluateCommand(plan, state, command)
      if (state.id === scenarioCaseId) verdicts.push(verdict)
      return verdict
    },
    perform: ({ node }) => performed(scenario, node),
    ...(watch !== undefined && { watch }),
  })
  return {
    async begin(intake, at, actor) {
      const problem = checkFacts(current.main, intake.facts ?? {}, true)
      if (problem === null) await world.begin(current.main, { ...intake, id: scenarioCaseId }, at, actor)
      return problem
    },
    async command(input, at, actor) {
      await world.letPass(at, false)
      const { path, command } = addressed(input)
      const id = caseIn(world, path)
      return id === null
        ? { code: 'command.node-not-open', params: { node: String(input['node']), open: [] } }
        : await world.command(id, command, at, actor)
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
    async story() {
      const { records, jobs } = world.caseOf(scenarioCaseId)
      return { records, jobs, verdicts }
    },
  }
}

/** The case that a command is for: the child that runs in a node, for `child/node`; null if none runs there. */
function caseIn(world: SimulatedWorld, path: readonly string[]): string | null {
  return path.reduce<string | null>((id, node) => {
    const child = id === null ? null : childIn(world.caseOf(id).state, node)
    return world.cases.some((each) => each.id === child) ? child : null
  }, scenarioCaseId)
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
