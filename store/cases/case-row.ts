import type { LocalText } from '../../core/contract/language.ts'
import type { CasePhase, CaseState } from '../../core/contract/state.ts'
import type { CaseStatus } from '../../core/contract/wire.ts'

/** One line of a list of cases. Instants in epoch ms; `subject` is null once it was erased. */
export interface CaseSummaryRow {
  readonly id: string
  readonly number: number
  readonly flow: string
  readonly flowVersion: number | null
  readonly flowName: LocalText | null
  readonly planHash: string
  readonly subject: string | null
  readonly seq: number
  readonly phase: CasePhase
  readonly status: CaseStatus
  readonly stage: string
  readonly outcome: string | null
  readonly priority: string | null
  readonly channel: string | null
  readonly team: string | null
  readonly assignee: string | null
  readonly customerId: string | null
  readonly createdAt: number
  readonly updatedAt: number
  readonly firstReplyAt: number | null
  readonly resolvedAt: number | null
  readonly closedAt: number | null
  readonly reopened: number
  readonly nextClock: string | null
  readonly nextDueAt: number | null
  readonly nextBreachesAt: number | null
  readonly nextDeadlineAt: number | null
  /** Late at the instant that was asked for: what is due next has breached, whether or not anybody has noticed. */
  readonly isLate: boolean
  readonly breachCount: number
  readonly tags: readonly string[]
  readonly mergedInto: string | null
  readonly isFinished: boolean
}

export interface CaseRow extends CaseSummaryRow {
  readonly state: CaseState
}

/** Columns of `cases c` and `case_intakes i` as a summary; `at` is the placeholder of the instant that lateness is judged at. */
export const summaryColumns = (at: string) => `
  c.id, c.number, c.flow, c.flow_version as "flowVersion", c.flow_name as "flowName", c.plan_hash as "planHash",
  i.subject, c.seq, c.phase, c.status, c.stage, c.outcome, c.priority, c.channel, c.team, c.assignee,
  c.customer_id as "customerId", c.created_at as "createdAt", c.updated_at as "updatedAt",
  c.first_reply_at as "firstReplyAt", c.resolved_at as "resolvedAt", c.closed_at as "closedAt", c.reopened,
  c.next_clock as "nextClock", c.next_due_at as "nextDueAt", c.next_breaches_at as "nextBreachesAt",
  c.next_deadline_at as "nextDeadlineAt", ${isLate(at)} as "isLate", c.breach_count as "breachCount", c.tags,
  c.merged_into as "mergedInto", c.is_finished as "isFinished"`

/** A breach happens at `breachesAt`, where it differs from the due time (closed hours lie between). */
export const isLate = (at: string) => `coalesce(coalesce(c.next_breaches_at, c.next_due_at) <= ${at}::bigint, false)`
