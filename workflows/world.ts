import { ActivityFailure, ApplicationFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type {
  CalendarAsk,
  CaseActivities,
  CaseReservationAsk,
  PlanAsk,
  StepAsk,
  StepResult,
} from '../core/contract/activities.ts'
import type { CompiledCalendar } from '../core/contract/calendar.ts'
import type { CaseTurn, TurnAnswer } from '../core/contract/commit.ts'
import type { Plan } from '../core/contract/plan.ts'

const patient = { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30s' } as const

/** Tried until it succeeds: without it the case cannot go on. */
const durable = proxyActivities<CaseActivities>({ startToCloseTimeout: '30s', retry: patient })

/** Reads that a worker can answer on the spot cost one event instead of six; what it cannot answer quickly becomes `durable`. */
const local = proxyLocalActivities<CaseActivities>({ scheduleToCloseTimeout: '4s', retry: { maximumAttempts: 1 } })

/** Steps of `act` have an end: a step that failed for so long leaves its node by `failed`. */
const bounded = proxyActivities<CaseActivities>({
  startToCloseTimeout: '1m',
  scheduleToCloseTimeout: '15m',
  retry: { initialInterval: '1s', backoffCoefficient: 3, maximumInterval: '3m' },
})

/** The plan of a case. Throws what no repetition mends: an unknown flow. */
export function loadPlan(ask: PlanAsk): Promise<Plan> {
  return localFirst(
    () => local.loadPlan(ask),
    () => durable.loadPlan(ask),
  )
}

/** The number of a case that a bare client started. Throws what no repetition mends: an id that was used before. */
export function reserveCase(ask: CaseReservationAsk): Promise<number> {
  return localFirst(
    () => local.reserveCase(ask),
    () => durable.reserveCase(ask),
  )
}

/** Writing that a worker can do on the spot: one event instead of six. */
const quick = proxyLocalActivities<CaseActivities>({ startToCloseTimeout: '5s', retry: { maximumAttempts: 1 } })

/**
 * Writes a turn into the store: resolves when it is there, or when it turned out that another one is. On the spot, it may
 * be written before Temporal wrote down what led to it, should the worker die in between; then the next worker is told.
 */
export async function commitTurn(turn: CaseTurn, isOnTheSpot: boolean): Promise<TurnAnswer> {
  if (!isOnTheSpot) return await durable.commitStep(turn)
  return await localFirst(
    () => quick.commitStep(turn),
    () => durable.commitStep(turn),
  )
}

/** The calendar of a customer, team or site; null when it has none. */
export function loadCalendar(ask: CalendarAsk): Promise<CompiledCalendar | null> {
  return localFirst(
    () => local.loadCalendar(ask),
    () => durable.loadCalendar(ask),
  )
}

/** Runs a step of `act`. What failed for good is an answer, not an error: the flow has a way out for it. */
export async function performStep(ask: StepAsk): Promise<StepResult> {
  try {
    return await bounded.performStep(ask)
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error
    const { cause } = error
    return { ok: false, error: cause instanceof ApplicationFailure ? (cause.type ?? 'step.failed') : 'step.timed-out' }
  }
}

async function localFirst<T>(quick: () => Promise<T>, sure: () => Promise<T>): Promise<T> {
  try {
    return await quick()
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error
    const { cause } = error
    if (cause instanceof ApplicationFailure && cause.nonRetryable === true) throw cause
    return await sure()
  }
}
