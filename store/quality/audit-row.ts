import type { LocalText } from '../../core/contract/language.ts'
import type { AuditRisk, AuditState, CardAnswers, QualityCard } from '../../core/contract/wire-quality.ts'

/** What an auditor has kept of a scoring that is not submitted. */
export interface ScoreDraft {
  readonly answers: CardAnswers
  readonly comment: string | null
}

/** A case to be scored, or one that was. Instants in epoch ms. */
export interface AuditRow {
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly subject: string | null
  readonly flow: string
  readonly team: string | null
  readonly person: string | null
  readonly cardId: string
  readonly cardVersion: number
  readonly cardName: LocalText
  readonly rule: string | null
  readonly calibration: string | null
  /** Null where the audit belongs to no calibration. */
  readonly calibrationState: 'open' | 'closed' | null
  readonly auditor: string | null
  readonly risks: readonly AuditRisk[]
  readonly state: AuditState
  readonly draft: ScoreDraft | null
  readonly scoreVersion: number
  readonly score: number | null
  readonly isFatal: boolean
  readonly createdAt: number
  readonly submittedAt: number | null
}

/** Columns of `quality_audits a`, `quality_cards k`, `case_intakes i` and `quality_calibrations b`. */
export const auditColumns = `
  a.id, a.case_id as "caseId", a.number, i.subject, a.flow, a.team, a.person, a.card_id as "cardId",
  a.card_version as "cardVersion", k.card->'name' as "cardName", a.rule_id as rule, a.calibration_id as calibration,
  b.state as "calibrationState", a.auditor, a.risks, a.state, a.draft, a.score_version as "scoreVersion", a.score,
  a.is_fatal as "isFatal", a.created_at as "createdAt", a.submitted_at as "submittedAt"`

export const auditTables = `
  quality_audits a left join case_intakes i on i.id = a.case_id
  left join quality_cards k on k.id = a.card_id and k.version = a.card_version
  left join quality_calibrations b on b.id = a.calibration_id`

/** One scoring of a case. */
export interface ScoreRow {
  readonly version: number
  readonly answers: CardAnswers
  readonly comment: string | null
  readonly score: number | null
  readonly isFatal: boolean
  readonly reason: string | null
  readonly by: string
  readonly at: number
}

export interface AppealRow {
  readonly scoreVersion: number
  readonly text: string
  readonly by: string
  readonly at: number
  readonly outcome: 'upheld' | 'changed' | null
  readonly decision: string | null
  readonly decidedBy: string | null
  readonly decidedAt: number | null
}

/** An audit with all that was ever said of it. */
export interface WholeAudit {
  readonly audit: AuditRow
  readonly card: QualityCard
  readonly scores: readonly ScoreRow[]
  readonly appeal: AppealRow | null
}
