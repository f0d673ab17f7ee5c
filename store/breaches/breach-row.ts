import type { LocalText } from '../../core/contract/language.ts'

/** A breach as it was recorded, and what a review said of it. Instants in epoch ms. */
export interface BreachRow {
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly subject: string | null
  readonly flow: string
  readonly clock: string
  readonly clockName: LocalText
  readonly instance: number
  /** `<amount> <unit>` */
  readonly target: string
  readonly targetMs: number
  readonly breachedAt: number
  readonly dueAt: number
  readonly detectedAt: number
  readonly cause: 'time' | 'retarget'
  readonly contested: boolean
  readonly priority: string | null
  /** Who had the case when it happened. */
  readonly team: string | null
  readonly assignee: string | null
  readonly customerId: string | null
  readonly policyVersion: number | null
  readonly calendarVersion: number | null
  readonly reason: string | null
  readonly note: string | null
  readonly reviewedBy: string | null
  readonly reviewedAt: number | null
  readonly exclusion: 'none' | 'proposed' | 'approved'
  readonly proposedBy: string | null
  readonly decidedBy: string | null
  readonly decidedAt: number | null
  /** Counts the changes of the review; what `If-Match` takes. */
  readonly version: number
}

/** Columns of `case_breaches b` and `case_intakes i`. */
export const breachColumns = `
  b.id, b.case_id as "caseId", b.number, i.subject, b.flow, b.clock, b.clock_name as "clockName", b.instance,
  b.target, b.target_ms as "targetMs", b.breached_at as "breachedAt", b.due_at as "dueAt",
  b.detected_at as "detectedAt", b.cause, b.contested, b.priority, b.team, b.assignee,
  b.customer_id as "customerId", b.policy_version as "policyVersion", b.calendar_version as "calendarVersion",
  b.reason, b.note, b.reviewed_by as "reviewedBy", b.reviewed_at as "reviewedAt", b.exclusion,
  b.proposed_by as "proposedBy", b.decided_by as "decidedBy", b.decided_at as "decidedAt", b.version`
