import type { Plan, PlanNodeOf } from '../../core/contract/plan.ts'
import type { CaseState, Token } from '../../core/contract/state.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'
import type { Chance } from '../chance/chance.ts'
import type { Assumptions, TaskAssumption } from './assumptions.ts'
import type { PlanTally } from './tally.ts'
import type { Queued, TeamPool } from './team-pool.ts'

/** A plan that runs in a simulation under one name, with what is assumed of its nodes and what was counted of its cases. */
export interface SimulatedPlan {
  readonly plan: Plan
  readonly assumptions: Assumptions
  readonly tally: PlanTally
}

/** A case while it runs. */
export interface RunningCase {
  readonly of: SimulatedPlan
  readonly chance: Chance
  state: CaseState
  /** Whom to tell when it ends; null for cases that came in. */
  parent: { readonly case: RunningCase; readonly ref: string } | null
  /** Records up to this one were looked at. */
  seenSeq: number
  /** Null once it is over. */
  stageSinceAt: Instant | null
  /** When it is looked at again by itself; null: never. */
  tickAt: Instant | null
  /** When it comes back after it was resolved; null: it does not. */
  reopensAt: Instant | null
  steps: number
  readonly works: Work[]
  isOver: boolean
}

/** One visit of a task. */
export interface Work {
  readonly case: RunningCase
  readonly token: string
  readonly enteredSeq: number
  readonly node: PlanNodeOf<'task'>
  readonly how: TaskAssumption
  pool: TeamPool<Work>
  team: string | null
  state: 'queued' | 'busy' | 'asked' | 'over'
  queued: Queued<Work> | null
  /** Since when it waits for somebody, and how long it has waited in all. */
  queuedAt: Instant
  waitedMs: Millis
  beganAt: Instant
  /** Working time: of the part that is under way, of what follows the customer's answer, and done. */
  partMs: Millis
  restMs: Millis
  workedMs: Millis
  /** The customer is asked when the part that is under way is done. */
  asks: boolean
  isAfterAnswer: boolean
}

/** Whether a visit still goes on: its branch stands where it stood. */
export function isGoingOn({ token, enteredSeq }: Pick<Work, 'token' | 'enteredSeq'>, state: CaseState): boolean {
  return tokenAt(state, token, enteredSeq) !== null
}

/** The branch that entered a node by a record; null if it has gone on. */
export function tokenAt(state: CaseState, id: string, enteredSeq: number): Token | null {
  for (const token of state.tokens) if (token.id === id && token.enteredSeq === enteredSeq) return token
  return null
}
