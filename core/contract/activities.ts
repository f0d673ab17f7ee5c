import type { CompiledCalendar } from './calendar.ts'
import type { CaseCommit } from './commit.ts'
import type { ActStep } from './flow.ts'
import type { Plan } from './plan.ts'
import type { CalendarOwner } from './policy.ts'
import type { CaseFacts } from './state.ts'
import type { Instant } from './time.ts'

/** Which plan a case needs: the one it is pinned to, else the newest published one of its flow. */
export interface PlanAsk {
  readonly caseId: string
  readonly flow: string
  /** Null asks for the newest. */
  readonly hash: string | null
  /** Null where the case was started by a bare Temporal client: then its id and number are reserved here. */
  readonly number: number | null
  readonly intake?: CaseIntakeTexts
}

/** What a bare client said of a case, which the store keeps. */
export interface CaseIntakeTexts {
  readonly subject?: string
  readonly message?: string
  readonly customer?: Readonly<Record<string, unknown>>
}

export interface ResolvedPlan {
  readonly plan: Plan
  readonly number: number
}

/** One step of an `act` node that touches the world. */
export interface StepAsk {
  readonly caseId: string
  readonly number: number
  readonly ref: string
  readonly node: string
  readonly step: ActStep
  readonly at: Instant
  readonly flow: string
  readonly facts: CaseFacts
}

/** What became of it: `facts` are set before the flow goes on. */
export interface StepResult {
  readonly ok: boolean
  readonly facts?: CaseFacts
  readonly error?: string
}

export interface CalendarAsk {
  readonly by: CalendarOwner
  readonly id: string
}

/**
 * All that the `case` workflow asks of the world. Each may be run more than once with the same argument and then changes
 * nothing the second time. Failures that no repetition mends are failures of Temporal's kind `nonRetryable` whose type is
 * a code of the catalogue.
 */
export interface CaseActivities {
  resolvePlan(ask: PlanAsk): Promise<ResolvedPlan>
  commitStep(commit: CaseCommit): Promise<void>
  loadCalendar(ask: CalendarAsk): Promise<CompiledCalendar | null>
  performStep(ask: StepAsk): Promise<StepResult>
}
