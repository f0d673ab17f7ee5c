import type { CompiledCalendar } from './calendar.ts'
import type { CaseTurn, TurnAnswer } from './commit.ts'
import type { ActStep } from './flow.ts'
import type { Plan } from './plan.ts'
import type { CalendarOwner } from './policy.ts'
import type { CaseFacts } from './state.ts'
import type { Instant } from './time.ts'

/** Which plan a case needs: the one it is pinned to, else the newest published one of its flow. */
export interface PlanAsk {
  readonly flow: string
  /** Null asks for the newest. */
  readonly hash: string | null
}

/** A case that was started by a bare Temporal client, whose id and number nobody has reserved yet. */
export interface CaseReservationAsk {
  readonly caseId: string
  readonly flow: string
  readonly at: Instant
  readonly subject: string | null
  /** Words of the customer, which the store keeps. */
  readonly message: string | null
  readonly customer: Readonly<Record<string, unknown>> | null
}

/** One step of an `act` node that touches the world. */
export interface StepAsk {
  readonly caseId: string
  readonly number: number
  readonly ref: string
  readonly node: string
  readonly step: ActStep
  readonly at: Instant
  readonly planHash: string
  readonly facts: CaseFacts
}

/** What became of it: `facts` are set before the flow goes on. */
export interface StepResult {
  readonly ok: boolean
  readonly facts?: CaseFacts
  /** The words of an automatic reply, as they were stored. */
  readonly contentId?: string
  /** A code of the catalogue. */
  readonly error?: string
}

/** The newest calendar that a customer, team or site names, or one version of a calendar. */
export type CalendarAsk =
  | { readonly by: CalendarOwner; readonly id: string }
  | { readonly id: string; readonly version: number }

/**
 * All that the `case` workflow asks of the world. Each may be run more than once with the same argument and then changes
 * nothing the second time. Failures that no repetition mends are failures of Temporal's kind `nonRetryable` whose type is
 * a code of the catalogue.
 */
export interface CaseActivities {
  /** Fails with `start.unknown-flow` or `start.unknown-plan`. */
  loadPlan(ask: PlanAsk): Promise<Plan>
  /** The number of the case. Fails with `start.id-taken`. */
  reserveCase(ask: CaseReservationAsk): Promise<number>
  commitStep(turn: CaseTurn): Promise<TurnAnswer>
  loadCalendar(ask: CalendarAsk): Promise<CompiledCalendar | null>
  performStep(ask: StepAsk): Promise<StepResult>
}

/** One page of a publication. */
export interface DeliveryAsk {
  readonly publication: string
  readonly limit: number
}

/** What the `publication` workflow asks of the world; all of it may be repeated. */
export interface PublicationActivities {
  /** Writes down which running cases have to be reached; answers how many were not written down before. */
  enrolCases(publication: string): Promise<number>
  /** Sends the publication to the next cases; answers to how many. */
  deliverPublication(ask: DeliveryAsk): Promise<number>
  /** Looks what became of what was sent; answers how many cases are left. */
  settlePublication(publication: string): Promise<number>
  endPublication(publication: string): Promise<void>
}
