import { randomUUID } from 'node:crypto'
import type { LocalText } from '../../core/contract/language.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { CardAnswers, QualityCard } from '../../core/contract/wire-quality.ts'
import { scoreCard } from '../../core/quality/score-card.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'
import { activeCard, addAudit, closedCase } from './new-audits.ts'
import { refuseBadMarks } from './score-audit.ts'

/** What one auditor marked in a calibration; `answers` null until it is submitted. */
export interface CalibrationVoice {
  readonly audit: string
  readonly auditor: string
  readonly answers: CardAnswers | null
  readonly score: number | null
}

/** One case that several auditors score without seeing each other's marks. */
export interface CalibrationRow {
  readonly id: string
  readonly caseId: string
  readonly number: number
  readonly cardId: string
  readonly cardVersion: number
  readonly cardName: LocalText
  readonly card: QualityCard
  readonly state: 'open' | 'closed'
  readonly reference: CardAnswers | null
  readonly referenceScore: number | null
  readonly note: string | null
  readonly createdBy: string
  readonly createdAt: number
  readonly closedAt: number | null
  readonly voices: readonly CalibrationVoice[]
}

const select = `
  select b.id, b.case_id as "caseId", b.number, b.card_id as "cardId", b.card_version as "cardVersion",
    k.card->'name' as "cardName", k.card, b.state, b.reference, b.reference_score as "referenceScore", b.note,
    b.created_by as "createdBy", b.created_at as "createdAt", b.closed_at as "closedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('audit', a.id, 'auditor', a.auditor, 'answers', s.answers, 'score', s.score)
       order by a.auditor), '[]')
     from quality_audits a left join quality_scores s on s.audit_id = a.id and s.version = a.score_version
     where a.calibration_id = b.id) as voices
  from quality_calibrations b join quality_cards k on k.id = b.card_id and k.version = b.card_version`

/** A page of calibrations, the newest first. Throws `store.bad-cursor`. */
export async function listCalibrations(
  sql: Sql,
  listing: { readonly limit: number; readonly cursor?: string | null },
): Promise<Page<CalibrationRow>> {
  const limit = pageSize(listing.limit)
  const after = listing.cursor == null ? null : decodeCursor(listing.cursor, 'calibrations', 'number')
  const rows = await sql.query<CalibrationRow>(
    `${select} where $1::bigint is null or (b.created_at, b.id) < ($1::bigint, $2::text)
     order by b.created_at desc, b.id desc limit ${limit + 1}`,
    [after?.key ?? null, after?.id ?? null],
  )
  return pageOf(rows, limit, ({ createdAt, id }) => ({ sort: 'calibrations', key: createdAt, id }))
}

export async function getCalibration(sql: Sql, id: string): Promise<CalibrationRow | null> {
  const [row] = await sql.query<CalibrationRow>(`${select} where b.id = $1`, [id])
  return row ?? null
}

/** The newest closed calibrations, for how auditors compare; at most 500. */
export function closedCalibrations(sql: Sql): Promise<CalibrationRow[]> {
  return sql.query<CalibrationRow>(`${select} where b.state = 'closed' order by b.closed_at desc, b.id limit 500`)
}

/** Puts one case before several auditors. Throws what `addAudit` throws. */
export async function startCalibration(
  tx: Transaction,
  start: {
    readonly case: string
    readonly card: string
    readonly auditors: readonly string[]
    readonly by: string
    readonly at: number
  },
): Promise<CalibrationRow> {
  const { auditors, by, at } = start
  const found = await closedCase(tx, start.case)
  const { card, version } = await activeCard(tx, start.card)
  const id = randomUUID()
  await tx.query(
    `insert into quality_calibrations (id, case_id, number, card_id, card_version, state, created_by, created_at)
     values ($1, $2, $3, $4, $5, 'open', $6, $7)`,
    [id, found.caseId, found.number, card.id, version, by, at],
  )
  for (const auditor of new Set(auditors)) {
    await addAudit(tx, { case: found.caseId, card: card.id, auditor, calibration: id, at })
  }
  return (await getCalibration(tx, id)) as CalibrationRow
}

/**
 * Ends a calibration with what the discussion came to: the reference against which auditors are held. Throws
 * `quality.unknown-calibration`, `quality.calibration-closed`, `quality.too-few-voices`, `quality.bad-mark`, `quality.not-complete`.
 */
export async function closeCalibration(
  tx: Transaction,
  close: {
    readonly id: string
    readonly answers: CardAnswers
    readonly note: string | null
    readonly by: string
    readonly at: number
  },
): Promise<CalibrationRow> {
  const { id, answers, note, by, at } = close
  await tx.query('select 1 from quality_calibrations where id = $1 for update', [id])
  const calibration = await getCalibration(tx, id)
  if (calibration === null) throw new ProblemError('quality.unknown-calibration', { calibration: id })
  if (calibration.state === 'closed') throw new ProblemError('quality.calibration-closed', { calibration: id })
  if (calibration.voices.filter(({ answers: own }) => own !== null).length < 2)
    throw new ProblemError('quality.too-few-voices', { calibration: id })
  refuseBadMarks(calibration.card, answers)
  const { score, missing } = scoreCard(calibration.card, answers)
  if (missing.length > 0) throw new ProblemError('quality.not-complete', { criteria: missing })
  await tx.query(
    `update quality_calibrations set state = 'closed', reference = $2::jsonb, reference_score = $3, note = $4,
       closed_by = $5, closed_at = $6 where id = $1`,
    [id, storableJson(answers), score, note, by, at],
  )
  return (await getCalibration(tx, id)) as CalibrationRow
}
