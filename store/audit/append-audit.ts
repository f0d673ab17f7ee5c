import { createHash } from 'node:crypto'
import type { Actor } from '../../core/contract/case-command.ts'
import { storableJson, storableText } from '../storable-json.ts'
import type { Transaction } from '../store.ts'

/** Something that somebody did to the product itself: a sign-in, a publication, a change of settings or of people. */
export interface AuditEntry {
  readonly at: number
  readonly actor: Actor
  /** `documents.published`, `session.started`, `setting.changed` and so on. */
  readonly action: string
  /** What it was done to; empty for nothing in particular. */
  readonly subject: string
  /** Plain JSON without secrets and personal data: it is kept for ever. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** What a line of the audit holds, as texts, so that nothing between writing and checking can change a byte. */
export interface AuditLine {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly data: string
}

/** The hash of what stands before the first line. */
export const auditRoot = '0'.repeat(64)

/** SHA-256 in hex over the hash before it and the line. Pure. */
export function auditHash(previousHash: string, { seq, at, actor, action, subject, data }: AuditLine): string {
  return createHash('sha256')
    .update(JSON.stringify([previousHash, seq, at, actor, action, subject, data]))
    .digest('hex')
}

/**
 * Adds a line to the audit, in the transaction that does what it tells of. Lines are chained by their hashes, and the
 * table refuses to change or lose one. Call it late: other writers of the audit wait until the transaction ends.
 */
export async function appendAudit(tx: Transaction, entry: AuditEntry): Promise<number> {
  await tx.query('select pg_advisory_xact_lock(7236504)')
  const [last] = await tx.query<{ seq: number; hash: string }>('select seq, hash from audit order by seq desc limit 1')
  const previousHash = last?.hash ?? auditRoot
  const line: AuditLine = {
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    actor: storableJson(entry.actor),
    action: storableText(entry.action),
    subject: storableText(entry.subject),
    data: storableJson(entry.data ?? {}),
  }
  await tx.query(
    `insert into audit (seq, at, actor, action, subject, data, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [line.seq, line.at, line.actor, line.action, line.subject, line.data, previousHash, auditHash(previousHash, line)],
  )
  return line.seq
}
