import { ProblemError } from '../../core/contract/problem-error.ts'
import type { AuditState, QualityCard } from '../../core/contract/wire-quality.ts'
import { conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import type { Sql, Transaction } from '../store.ts'
import {
  type AppealRow,
  type AuditRow,
  auditColumns,
  auditTables,
  type ScoreRow,
  type WholeAudit,
} from './audit-row.ts'

/** Which audits somebody may see: those to score and scored by them, and what was submitted about the people they may see. */
export interface AuditSight {
  /** Who looks. */
  readonly self: string
  /** May score: sees what is theirs to score, and what nobody has yet. */
  readonly isAuditor: boolean
  /** Of whose work they see every audit. */
  readonly people: 'all' | { readonly teams: readonly string[] } | 'self'
}

export interface AuditFilters {
  readonly state?: readonly AuditState[]
  readonly auditor?: string
  readonly person?: string
  readonly team?: string
  readonly rule?: string
  readonly case?: string
  /** Submitted within these instants, the last one exclusive. */
  readonly from?: number
  readonly before?: number
  /** Those of calibrations are left out unless asked for. */
  readonly calibrations?: boolean
}

export interface AuditListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  readonly filters?: AuditFilters
  readonly sight: AuditSight
}

/** A page of audits, the newest first. Throws `store.bad-cursor`. */
export async function listAudits(sql: Sql, listing: AuditListing): Promise<Page<AuditRow>> {
  const { filters = {}, cursor = null, sight } = listing
  const limit = pageSize(listing.limit)
  const found = conditions()
  found.add(seen(sight, (text) => found.value(text)))
  if (filters.state !== undefined) found.oneOf('a.state', filters.state)
  if (filters.auditor !== undefined) found.add(`a.auditor = ${found.value(filters.auditor)}`)
  if (filters.person !== undefined) found.add(`a.person = ${found.value(filters.person)}`)
  if (filters.team !== undefined) found.add(`a.team = ${found.value(filters.team)}`)
  if (filters.rule !== undefined) found.add(`a.rule_id = ${found.value(filters.rule)}`)
  if (filters.case !== undefined) found.add(`a.case_id = ${found.value(filters.case)}`)
  if (filters.from !== undefined) found.add(`a.submitted_at >= ${found.value(filters.from)}::bigint`)
  if (filters.before !== undefined) found.add(`a.submitted_at < ${found.value(filters.before)}::bigint`)
  if (filters.calibrations !== true) found.add('a.calibration_id is null')
  if (cursor !== null) {
    const { key, id } = decodeCursor(cursor, 'audits', 'number')
    found.add(`(a.created_at, a.id) < (${found.value(key)}::bigint, ${found.value(id)})`)
  }
  const rows = await sql.query<AuditRow>(
    `select ${auditColumns} from ${auditTables} ${found.where} order by a.created_at desc, a.id desc limit ${limit + 1}`,
    found.values,
  )
  return pageOf(rows, limit, ({ createdAt, id }) => ({ sort: 'audits', key: createdAt, id }))
}

/** One audit with its card, its scores and its appeal; null when there is none that may be seen. */
export async function getAudit(sql: Sql, id: string, sight: AuditSight): Promise<WholeAudit | null> {
  const found = conditions()
  found.add(`a.id = ${found.value(id)}`)
  found.add(seen(sight, (text) => found.value(text)))
  const [audit] = await sql.query<AuditRow>(`select ${auditColumns} from ${auditTables} ${found.where}`, found.values)
  return audit === undefined ? null : wholeAudit(sql, audit)
}

/** An audit that nobody else changes until the transaction ends. Throws `quality.unknown-audit`. */
export async function lockAudit(tx: Transaction, id: string): Promise<WholeAudit> {
  await tx.query('select 1 from quality_audits where id = $1 for update', [id])
  const [audit] = await tx.query<AuditRow>(`select ${auditColumns} from ${auditTables} where a.id = $1`, [id])
  if (audit === undefined) throw new ProblemError('quality.unknown-audit', { audit: id })
  return wholeAudit(tx, audit)
}

async function wholeAudit(sql: Sql, audit: AuditRow): Promise<WholeAudit> {
  const [kept] = await sql.query<{ card: QualityCard }>(
    'select card from quality_cards where id = $1 and version = $2',
    [audit.cardId, audit.cardVersion],
  )
  if (kept === undefined) throw new Error(`the card ${audit.cardId} has no version ${audit.cardVersion}`)
  const scores = await sql.query<ScoreRow>(
    `select version, answers, comment, score, is_fatal as "isFatal", reason, by, at
     from quality_scores where audit_id = $1 order by version`,
    [audit.id],
  )
  const [appeal] = await sql.query<AppealRow>(
    `select score_version as "scoreVersion", text, by, at, outcome, decision, decided_by as "decidedBy",
       decided_at as "decidedAt" from quality_appeals where audit_id = $1`,
    [audit.id],
  )
  return { audit, card: kept.card, scores, appeal: appeal ?? null }
}

/**
 * What may be seen. One's own work: once it is scored. Of a calibration that is open, everybody sees their own audit alone: it is blind;
 * once it is closed, those who audit see the others', and nobody else: it is about auditors. Who sees some teams only sees neither
 * what is to score nor what was calibrated of others.
 */
function seen({ self, isAuditor, people }: AuditSight, value: (text: string) => string): string {
  const me = value(self)
  const isScored = `a.state in ('submitted', 'appealed', 'decided')`
  const within = typeof people === 'string' ? '' : ofTeams(people, value)
  const plain = [
    `(a.person = ${me} and ${isScored})`,
    // Nobody sees an audit of their own work before it is scored.
    ...(isAuditor ? [`(a.auditor = ${me})`, `(a.auditor is null and a.person is distinct from ${me}${within})`] : []),
    ...(people === 'self' ? [] : [`((${isScored} or a.person is distinct from ${me})${within})`]),
  ].join(' or ')
  const blind = isAuditor ? `(a.auditor = ${me} or (b.state = 'closed'${within}))` : 'false'
  return `case when a.calibration_id is null then (${plain}) else ${blind} end`
}

function ofTeams(people: { readonly teams: readonly string[] }, value: (text: string) => string): string {
  return ` and a.person in (select u.id from users u where exists (
    select 1 from jsonb_array_elements_text(u.teams) t where t in (
      select jsonb_array_elements_text(${value(JSON.stringify(people.teams))}::jsonb))))`
}
