import { randomUUID } from 'node:crypto'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Sql, Transaction } from '../store.ts'
import type { WholeAudit } from './audit-row.ts'
import { lockAudit } from './audits.ts'
import { type CardVersion, getCard } from './cards.ts'
import { involvedIn } from './run-sampling.ts'

/** A closed case, as far as scoring it needs. */
export interface ClosedCase {
  readonly caseId: string
  readonly number: number
  readonly flow: string
  readonly team: string | null
  readonly person: string | null
}

/** The case with this id or number. Throws `http.unknown-case`, `quality.case-not-closed`. */
export async function closedCase(sql: Sql, address: string): Promise<ClosedCase> {
  const [row] = await sql.query<ClosedCase & { status: string }>(
    `select id as "caseId", number, flow, team, assignee as person, status from cases
     where id = $1 or number = case when $1 ~ '^[0-9]{1,15}$' then $1::bigint end
     order by (id = $1) desc limit 1`,
    [address],
  )
  if (row === undefined) throw new ProblemError('http.unknown-case', { case: address })
  const { status, ...found } = row
  if (status !== 'closed') throw new ProblemError('quality.case-not-closed', { case: address })
  return found
}

/** The newest version of a card that scores new cases. Throws `quality.unknown-card`, `quality.card-not-active`. */
export async function activeCard(sql: Sql, id: string): Promise<CardVersion> {
  const card = await getCard(sql, id)
  if (card === null) throw new ProblemError('quality.unknown-card', { card: id })
  if (!card.isActive) throw new ProblemError('quality.card-not-active', { card: id })
  return card
}

/**
 * Puts one case on the list of an auditor, or of all when none is named. Throws what `closedCase` and `activeCard` throw, and
 * `quality.own-case`.
 */
export async function addAudit(
  tx: Transaction,
  add: {
    readonly case: string
    readonly card: string
    readonly auditor: string | null
    readonly calibration?: string
    readonly at: number
  },
): Promise<WholeAudit> {
  const found = await closedCase(tx, add.case)
  const { card, version } = await activeCard(tx, add.card)
  if (add.auditor !== null) await refuseInvolved(tx, found, add.auditor)
  const id = randomUUID()
  await tx.query(
    `insert into quality_audits (
       id, case_id, number, flow, team, person, card_id, card_version, calibration_id, auditor, state, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11)`,
    [
      id,
      found.caseId,
      found.number,
      found.flow,
      found.team,
      found.person,
      card.id,
      version,
      add.calibration ?? null,
      add.auditor,
      add.at,
    ],
  )
  return lockAudit(tx, id)
}

/** Gives an audit that is not scored to somebody else. Throws `quality.already-scored`, `quality.own-case`. */
export async function assignAudit(tx: Transaction, id: string, auditor: string): Promise<WholeAudit> {
  const { audit } = await lockAudit(tx, id)
  if (audit.scoreVersion > 0) throw new ProblemError('quality.already-scored', { audit: id })
  await refuseInvolved(tx, audit, auditor)
  await tx.query(`update quality_audits set auditor = $2, state = 'open', draft = null where id = $1`, [id, auditor])
  return lockAudit(tx, id)
}

/** Nobody audits a case in which they had a hand. Throws `quality.own-case`. */
export async function refuseInvolved(
  sql: Sql,
  { caseId, person }: Pick<ClosedCase, 'caseId' | 'person'>,
  auditor: string,
): Promise<void> {
  const involved = person === auditor || (await involvedIn(sql, [{ caseId }], [auditor])).has(caseId)
  if (involved) throw new ProblemError('quality.own-case', {})
}
