import { createHash } from 'node:crypto'
import { Context } from '@temporalio/activity'
import { ApplicationFailure } from '@temporalio/common'
import type { BlobStore } from '../../activities/payload-codec.ts'
import type { CaseActivities } from '../../core/contract/activities.ts'
import type { CaseTurn, Job } from '../../core/contract/commit.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'
import { caseIdOf } from '../../core/contract/temporal.ts'
import { hashedText } from '../../model/plan/compile.ts'
import type { ScenarioPlans } from '../../model/scenario/compile-parts.ts'
import { calendarOf, performed } from '../../simulation/scenario-answers.ts'

/** A scenario that is being played: what its cases work with now. */
export interface Play {
  readonly scenario: ScenarioDocument
  plans: ScenarioPlans
}

/** A case of a play, and all that it wrote. */
export interface ScratchCase {
  readonly id: string
  readonly play: Play
  plan: Plan
  readonly parent: { readonly case: string; readonly ref: string } | null
  /** By their number, so that what is written twice is there once. */
  readonly turns: CaseTurn[]
}

/** The store of scenarios that are played on Temporal, in memory, with the answers that they recorded in the place of the world. */
export class ScratchWorld {
  readonly #cases = new Map<string, ScratchCase>()
  readonly #plans = new Map<string, Plan>()

  /** Takes in a case before it is started. */
  open(id: string, play: Play, plan: Plan, parent: ScratchCase['parent'] = null): ScratchCase {
    const opened: ScratchCase = { id, play, plan: this.keep(plan), parent, turns: [] }
    this.#cases.set(id, opened)
    return opened
  }

  /** Keeps a plan under its hash, which a draft has not yet; the plan with it. */
  keep(plan: Plan): Plan {
    const hash = plan.hash === '' ? createHash('sha256').update(hashedText(plan)).digest('hex') : plan.hash
    const kept = this.#plans.get(hash) ?? { ...plan, hash }
    this.#plans.set(hash, kept)
    return kept
  }

  /** Forgets the cases of a play. */
  forget(play: Play): void {
    for (const [id, each] of this.#cases) if (each.play === play) this.#cases.delete(id)
  }

  /** What the `case` workflow asks of the world, answered from here. */
  activities(): CaseActivities {
    return {
      loadPlan: async ({ hash }) => (hash === null ? undefined : this.#plans.get(hash)) ?? this.#asking().plan,
      reserveCase: async () => 1,
      commitStep: async (turn) => {
        this.#asking().turns[turn.turn - 1] = turn
        return { kind: 'written' }
      },
      loadCalendar: async (ask) => {
        const { scenario, plans } = this.#asking().play
        return 'by' in ask ? calendarOf(scenario, plans, ask.by, ask.id) : (plans.calendars.get(ask.id) ?? null)
      },
      performStep: async ({ node }) => performed(this.#asking().play.scenario, node),
    }
  }

  /** The case whose workflow asks. */
  #asking(): ScratchCase {
    const caseId = caseIdOf(Context.current().info.workflowExecution?.workflowId ?? '')
    const found = caseId === null ? undefined : this.#cases.get(caseId)
    // Asked by a case of a play that is over.
    if (found === undefined) throw ApplicationFailure.nonRetryable('no scenario has this case', 'start.unknown-plan')
    return found
  }
}

/** Every record of a case, in order. */
export function recordsOf({ turns }: ScratchCase): readonly CaseRecord[] {
  return turns.flatMap(({ commit }) => commit.records)
}

/** Every job that a case gave, in order. */
export function jobsOf({ turns }: ScratchCase): readonly Job[] {
  return turns.flatMap(({ commit }) => commit.jobs)
}

/** Large payloads, kept in memory for as long as the process lives. */
export function memoryBlobs(): BlobStore {
  const blobs = new Map<string, Uint8Array>()
  return {
    put: async (hash, bytes) => {
      blobs.set(hash, bytes)
    },
    get: async (hash) => blobs.get(hash) ?? null,
  }
}
