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
  /** When the clock stopped; null while it runs. */
  readonly stoppedAt: number | null
  readonly cause: 'time' | 'retarget'
  readonly contested: boolean
  readonly priority: string | null
  /** Who had the case when it happened, and the step in which it stood. */
  readonly team: string | null
  readonly assignee: string | null
  readonly node: string | null
  readonly customerId: string | null
  readonly policyVersion: number | null
  readonly calendarVersion: number | null
  readonly reason: string | null
  readonly note: string | null
  readonly responsibleNode: string | null
  readonly responsibleTeam: string | null
  readonly reviewedBy: string | null
  readonly reviewedAt: number | null
  readonly review: 'open' | 'proposed' | 'done'
  readonly exclusion: 'none' | 'proposed' | 'approved'
  /** Why it should not count, and what a second person said to that. */
  readonly ground: string | null
  readonly answer: string | null
  readonly proposedBy: string | null
  readonly decidedBy: string | null
  readonly decidedAt: number | null
  /** Who is to judge it, and until when where that differs from the usual. */
  readonly judge: string | null
  readonly judgeBy: number | null
  /** Counts the changes of the review; what `If-Match` takes. */
  readonly version: number
}

/** The step in which the case of `b` stood at the breach, as an expression. */
export const nodeAtBreach = `(
  select v.place from case_visits v
  where v.case_id = b.case_id and v.kind = 'node' and v.entered_at <= b.breached_at and coalesce(v.left_at, b.breached_at) >= b.breached_at
  order by v.seq desc limit 1)`

/** Columns of `case_breaches b` and `case_intakes i`. */
export const breachColumns = `
  b.id, b.case_id as "caseId", b.number, i.subject, b.flow, b.clock, b.clock_name as "clockName", b.instance,
  b.target, b.target_ms as "targetMs", b.breached_at as "breachedAt", b.due_at as "dueAt",
  b.detected_at as "detectedAt", b.stopped_at as "stoppedAt", b.cause, b.contested, b.priority, b.team, b.assignee,
  ${nodeAtBreach} as node,
  b.customer_id as "customerId", b.policy_version as "policyVersion", b.calendar_version as "calendarVersion",
  b.reason, b.note, b.responsible_node as "responsibleNode", b.responsible_team as "responsibleTeam",
  b.reviewed_by as "reviewedBy", b.reviewed_at as "reviewedAt", b.review_state as review, b.exclusion,
  b.exclusion_ground as ground, b.decision_ground as answer,
  b.proposed_by as "proposedBy", b.decided_by as "decidedBy", b.decided_at as "decidedAt",
  b.judge, b.judge_by as "judgeBy", b.version`
