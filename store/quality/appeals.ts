import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Transaction } from '../store.ts'
import type { ScoreDraft, WholeAudit } from './audit-row.ts'
import { lockAudit } from './audits.ts'
import { addScore } from './score-audit.ts'

/** So long after the newest score its agent may disagree: two weeks. */
export const appealWithinMs = 14 * 86_400_000

/** Until when the agent may appeal; null where there is nothing to appeal against. */
export function appealUntil({ audit, scores }: Pick<WholeAudit, 'audit' | 'scores'>): number | null {
  const newest = scores.at(-1)
  return newest === undefined || audit.calibration !== null ? null : newest.at + appealWithinMs
}

/**
 * The agent says why the score is wrong, once. Throws `quality.not-scored`, `quality.not-own`, `quality.appealed-already`,
 * `quality.appeal-too-late`.
 */
export async function appeal(
  tx: Transaction,
  { id, text, by, at }: { readonly id: string; readonly text: string; readonly by: string; readonly at: number },
): Promise<WholeAudit> {
  const whole = await lockAudit(tx, id)
  const until = appealUntil(whole)
  if (until === null) throw new ProblemError('quality.not-scored', { audit: id })
  if (whole.audit.person !== by) throw new ProblemError('quality.not-own', { audit: id })
  if (whole.appeal !== null) throw new ProblemError('quality.appealed-already', { audit: id })
  if (at > until) throw new ProblemError('quality.appeal-too-late', { audit: id })
  await tx.query('insert into quality_appeals (audit_id, score_version, text, by, at) values ($1, $2, $3, $4, $5)', [
    id,
    whole.audit.scoreVersion,
    text,
    by,
    at,
  ])
  await tx.query(`update quality_audits set state = 'appealed' where id = $1`, [id])
  return lockAudit(tx, id)
}

/** What somebody decides on an appeal; with marks of their own the score changes, without it stands. */
export interface AppealDecision {
  readonly id: string
  readonly text: string
  readonly scored: ScoreDraft | null
  readonly by: string
  readonly at: number
}

/**
 * Decides on an appeal, for good; neither the agent nor the auditor does. Throws `quality.no-appeal`, `quality.same-person`,
 * `quality.bad-mark`, `quality.not-complete`.
 */
export async function decideAppeal(tx: Transaction, { id, text, scored, by, at }: AppealDecision): Promise<WholeAudit> {
  const { audit, card, appeal: open } = await lockAudit(tx, id)
  if (open === null || open.outcome !== null) throw new ProblemError('quality.no-appeal', { audit: id })
  if (by === audit.person || by === audit.auditor) throw new ProblemError('quality.same-person', { audit: id })
  if (scored !== null) {
    await addScore(tx, card, { ...scored, id, by, at, version: audit.scoreVersion + 1, reason: text })
  }
  await tx.query(
    'update quality_appeals set outcome = $2, decision = $3, decided_by = $4, decided_at = $5 where audit_id = $1',
    [id, scored === null ? 'upheld' : 'changed', text, by, at],
  )
  await tx.query(`update quality_audits set state = 'decided' where id = $1`, [id])
  return lockAudit(tx, id)
}
