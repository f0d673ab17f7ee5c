import { ProblemError } from '../../core/contract/problem-error.ts'
import type { CardAnswers, QualityCard } from '../../core/contract/wire-quality.ts'
import { criteriaOf, isMarkOf, scoreCard } from '../../core/quality/score-card.ts'
import { storableJson } from '../storable-json.ts'
import type { Transaction } from '../store.ts'
import type { ScoreDraft, WholeAudit } from './audit-row.ts'
import { lockAudit } from './audits.ts'

/** Who scores which audit how, and when. */
export interface Scoring extends ScoreDraft {
  readonly id: string
  readonly by: string
  readonly at: number
}

/**
 * Keeps what an auditor has marked so far; who begins an audit that nobody has, has it from then on. Throws `quality.already-scored`,
 * `quality.not-auditor`, `quality.own-case`, `quality.bad-mark`.
 */
export async function keepDraft(tx: Transaction, { id, by, answers, comment }: Scoring): Promise<WholeAudit> {
  const whole = await toScore(tx, id, by)
  refuseBadMarks(whole.card, answers)
  await tx.query(`update quality_audits set state = 'draft', auditor = $2, draft = $3::jsonb where id = $1`, [
    id,
    by,
    storableJson({ answers, comment }),
  ])
  return lockAudit(tx, id)
}

/** Scores the case for good. Throws as `keepDraft` does, and `quality.not-complete`. */
export async function submitScore(tx: Transaction, scoring: Scoring): Promise<WholeAudit> {
  const { id, by, at } = scoring
  const { card } = await toScore(tx, id, by)
  await addScore(tx, card, { ...scoring, version: 1, reason: null })
  await tx.query(
    `update quality_audits set state = 'submitted', auditor = $2, draft = null, submitted_at = $3 where id = $1`,
    [id, by, at],
  )
  return lockAudit(tx, id)
}

/**
 * The auditor scores it anew, with the reason; the score before stays on record. Throws `quality.not-scored`, `quality.not-auditor`,
 * `quality.appeal-open`, `quality.calibration-closed`, `quality.bad-mark`, `quality.not-complete`.
 */
export async function correctScore(
  tx: Transaction,
  correction: Scoring & { readonly reason: string },
): Promise<WholeAudit> {
  const { audit, card } = await lockAudit(tx, correction.id)
  if (audit.scoreVersion === 0) throw new ProblemError('quality.not-scored', { audit: audit.id })
  if (audit.auditor !== correction.by) throw new ProblemError('quality.not-auditor', { audit: audit.id })
  if (audit.state === 'appealed') throw new ProblemError('quality.appeal-open', { audit: audit.id })
  if (audit.calibrationState === 'closed')
    throw new ProblemError('quality.calibration-closed', { calibration: audit.calibration ?? '' })
  await addScore(tx, card, { ...correction, version: audit.scoreVersion + 1 })
  return lockAudit(tx, audit.id)
}

/** Adds a score and makes it the one that counts. Throws `quality.bad-mark`, `quality.not-complete`. */
export async function addScore(
  tx: Transaction,
  card: QualityCard,
  scoring: Scoring & { readonly version: number; readonly reason: string | null },
): Promise<void> {
  const { id, version, answers, comment, reason, by, at } = scoring
  refuseBadMarks(card, answers)
  const { score, isFatal, missing } = scoreCard(card, answers)
  if (missing.length > 0) throw new ProblemError('quality.not-complete', { criteria: missing })
  await tx.query(
    `insert into quality_scores (audit_id, version, answers, comment, score, is_fatal, reason, by, at)
     values ($1, $2, $3::jsonb, $4, $5, $6, $7, $8, $9)`,
    [id, version, storableJson(answers), comment, score, isFatal, reason, by, at],
  )
  await tx.query('update quality_audits set score_version = $2, score = $3, is_fatal = $4 where id = $1', [
    id,
    version,
    score,
    isFatal,
  ])
}

async function toScore(tx: Transaction, id: string, by: string): Promise<WholeAudit> {
  const whole = await lockAudit(tx, id)
  const { audit } = whole
  if (audit.scoreVersion > 0) throw new ProblemError('quality.already-scored', { audit: id })
  if (audit.person === by) throw new ProblemError('quality.own-case', {})
  if (audit.auditor !== null && audit.auditor !== by) throw new ProblemError('quality.not-auditor', { audit: id })
  if (audit.calibrationState === 'closed')
    throw new ProblemError('quality.calibration-closed', { calibration: audit.calibration ?? '' })
  return whole
}

/** Throws `quality.bad-mark` for a mark that its scale does not have, or for a criterion that is not on the card. */
export function refuseBadMarks(card: QualityCard, answers: CardAnswers): void {
  const criteria = new Map(criteriaOf(card).map((criterion) => [criterion.id, criterion]))
  for (const [id, { mark }] of Object.entries(answers)) {
    const criterion = criteria.get(id)
    if (criterion === undefined || !isMarkOf(criterion, mark))
      throw new ProblemError('quality.bad-mark', { criterion: id })
  }
}
