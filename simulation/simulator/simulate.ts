import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { CaseEvent } from '../../core/contract/event.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { ProfileDocument } from '../../core/contract/profile.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { RehearsalProgress, SimulationResult } from '../../core/contract/rehearsal.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { Simulation } from './simulation.ts'

/** The most cases of one simulation. */
export const mostSimulatedCases = 1_000_000

/** What is simulated: documents that were checked and compiled, and a profile that was read for them. */
export interface SimulationInput {
  readonly plan: Plan
  /** By the id of the flow, for child cases and flows that escalations start. */
  readonly others: ReadonlyMap<string, Plan>
  /** Every calendar, by id: those that teams may name. */
  readonly calendars: ReadonlyMap<string, CompiledCalendar>
  readonly profile: ProfileDocument
  /** 1 to a million; fewer come in where the profile gives fewer arrivals. */
  readonly cases: number
  /** 0 to 2³² − 1. */
  readonly seed: number
  /** Sees every step of every case as it is taken. */
  readonly watch?: (step: SimulatedStep) => void
}

/** One step of a simulated case: what happened to it, where it stood before (null: it began), and what was recorded. */
export interface SimulatedStep {
  readonly plan: Plan
  readonly before: CaseState | null
  readonly event: CaseEvent
  readonly after: CaseState
  readonly records: readonly CaseRecord[]
}

const eventsAtOnce = 1000

/**
 * Simulates cases of a flow from the first arrival until nothing happens any more: people work in the order of their queues, customers
 * answer, clocks run. Pure and synchronous: a host steps through it, sees how far it is, and may leave it at any step. The same input
 * gives the same result to the last digit. Memory grows with the cases that are open at one time, not with their number.
 * Throws `rehearsal.bad-count`, `rehearsal.bad-seed`, `rehearsal.never-rests` and `rehearsal.beyond-range`.
 */
export function* simulate(input: SimulationInput): Generator<RehearsalProgress, SimulationResult> {
  const { cases, seed } = input
  if (!Number.isInteger(cases) || cases < 1 || cases > mostSimulatedCases) {
    throw new ProblemError('rehearsal.bad-count', { found: String(cases), limit: mostSimulatedCases })
  }
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new ProblemError('rehearsal.bad-seed', { found: String(seed) })
  }
  const simulation = new Simulation(input)
  for (let events = 1; simulation.happenNext(); events++) {
    if (events % eventsAtOnce === 0) yield { done: simulation.endedCount, total: cases }
  }
  return simulation.result()
}
