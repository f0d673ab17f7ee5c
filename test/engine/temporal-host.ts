import type { CaseActivities } from '../../core/contract/activities.ts'
import type { CaseTurn } from '../../core/contract/commit.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseState } from '../../core/contract/state.ts'
import type { CommandAnswer } from '../../core/contract/temporal.ts'
import type { Instant } from '../../core/contract/time.ts'
import { nextDeadline } from '../../core/step/next-deadline.ts'
import { flatFacts } from '../../model/scenario/facts-schema.ts'
import type { ReadScenario } from '../../model/scenario/read-scenario.ts'
import type { ScenarioHost } from '../../simulation/scenario-host.ts'
import { type Lab, stateOf } from './lab.ts'

/** What the cases of scenarios on Temporal work with: a store that remembers, and answers that the scenario recorded. */
export class ScratchWorld {
  readonly #scenarios = new Map<string, ReadScenario>()
  readonly #plans = new Map<string, Plan>()
  readonly turns = new Map<string, CaseTurn[]>()

  /** Takes in a scenario under the id that its case will have. */
  add(caseId: string, ready: ReadScenario): void {
    this.#scenarios.set(caseId, ready)
    this.#plans.set(caseId, ready.plans.main)
    this.turns.set(caseId, [])
  }

  activities(): CaseActivities {
    return {
      // A scenario's plan was never published, so its flow is named after the case.
      loadPlan: async ({ flow }) => this.#planOf(flow),
      reserveCase: async () => 1,
      commitStep: async (turn) => {
        this.turns.get(turn.commit.caseId)?.push(turn)
        return { kind: 'written' }
      },
      loadCalendar: async () => null,
      performStep: async ({ caseId, node }) => {
        const answer = this.#scenarios.get(caseId)?.scenario.answers?.[node]
        if (answer === undefined) return { ok: true }
        return 'fail' in answer ? { ok: false } : { ok: true, facts: flatFacts(answer.facts) }
      },
    }
  }

  #planOf(caseId: string): Plan {
    const plan = this.#plans.get(caseId)
    if (plan === undefined) throw new Error(`no scenario of ${caseId}`)
    return plan
  }
}

/** Temporal as the host of one scenario: the same workflow as ever, with its clock in the hands of the driver. */
export function temporalHost(lab: Lab, world: ScratchWorld, caseId: string, ready: ReadScenario): ScenarioHost {
  const { main: plan } = ready.plans
  world.add(caseId, ready)

  const tell = async (message: Readonly<Record<string, unknown>>): Promise<CommandAnswer> => {
    const answer = await lab.command(caseId, message)
    await atRest(lab, caseId)
    return answer
  }
  const tick = async (until: (at: Instant) => boolean): Promise<void> => {
    for (;;) {
      const deadline = nextDeadline(plan, await stateOf(lab, caseId))
      if (deadline === null || !until(deadline.at)) return
      await tell({ kind: 'tick', at: deadline.at })
    }
  }

  return {
    async begin({ facts, channel, team, assignee, waiting, bot }, at, actor) {
      const start = { flow: caseId, clock: 'driven', at, actor, facts, channel, team, assignee, waiting, bot } as const
      await lab.start(caseId, JSON.parse(JSON.stringify(start)) as Parameters<Lab['start']>[1])
      await atRest(lab, caseId)
      return null
    },
    async command(input, at, actor) {
      await tick((due) => due < at)
      await tell({ ...input, at, actor })
      return null
    },
    publish() {
      throw new Error('no scenario here publishes anything')
    },
    passTo: (at) => tick((due) => due <= at),
    look: async () => ({ plan, state: await stateOf(lab, caseId) }),
    async story() {
      const turns = world.turns.get(caseId) ?? []
      return {
        records: turns.flatMap(({ commit }) => commit.records),
        jobs: turns.flatMap(({ commit }) => commit.jobs),
      }
    },
  }
}

/** Resolves when the case waits for nobody but people and time. */
async function atRest(lab: Lab, caseId: string): Promise<CaseState> {
  for (;;) {
    const state = (await stateOf(lab, caseId)) as CaseState | null
    if (state !== null && state.tokens.every(({ ref }) => ref === null)) return state
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
