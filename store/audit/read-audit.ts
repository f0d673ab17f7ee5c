import type { Actor } from '../../core/contract/case-command.ts'
import { conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import type { Sql } from '../store.ts'
import { type AuditLine, auditHash, auditRoot } from './append-audit.ts'

export interface AuditRow {
  readonly seq: number
  readonly at: number
  readonly actor: Actor
  readonly action: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
  readonly hash: string
}

export interface AuditListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  readonly action?: string
  readonly actorId?: string
}

/** A page of the audit, the newest line first. Throws `store.bad-cursor`. */
export async function listAudit(
  sql: Sql,
  { cursor = null, action, actorId, ...rest }: AuditListing,
): Promise<Page<AuditRow>> {
  const limit = pageSize(rest.limit)
  const found = conditions()
  if (action !== undefined) found.add(`action = ${found.value(action)}`)
  if (actorId !== undefined) found.add(`actor->>'id' = ${found.value(actorId)}`)
  if (cursor !== null) found.add(`seq < ${found.value(decodeCursor(cursor, 'audit', 'number').key)}::bigint`)
  const rows = await sql.query<AuditRow>(
    `select seq, at, actor, action, subject, data, hash from audit ${found.where} order by seq desc limit ${limit + 1}`,
    found.values,
  )
  return pageOf(rows, limit, ({ seq }) => ({ sort: 'audit', key: seq, id: '' }))
}

export type AuditCheck =
  | { readonly isWhole: true; readonly lines: number; readonly head: string }
  /** The first line that is not what was written, or stands where another one should. */
  | { readonly isWhole: false; readonly brokenAt: number }

const linesAtOnce = 1_000

/**
 * Recomputes the whole chain. That the newest lines were cut off shows only to whoever kept an older `head` and `lines`.
 */
export async function verifyAudit(sql: Sql): Promise<AuditCheck> {
  let previousHash = auditRoot
  let lines = 0
  for (;;) {
    const rows = await sql.query<AuditLine & { previousHash: string; hash: string }>(
      `select seq, at, actor::text, action, subject, data::text, previous_hash as "previousHash", hash
       from audit where seq > $1 order by seq limit ${linesAtOnce}`,
      [lines],
    )
    for (const row of rows) {
      const isNext = row.seq === lines + 1 && row.previousHash === previousHash
      if (!isNext || row.hash !== auditHash(previousHash, row)) return { isWhole: false, brokenAt: lines + 1 }
      previousHash = row.hash
      lines = row.seq
    }
    if (rows.length < linesAtOnce) return { isWhole: true, lines, head: previousHash }
  }
}
