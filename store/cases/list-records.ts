import type { CaseRecord } from '../../core/contract/record.ts'
import type { Page } from '../cursor.ts'
import { decodeCursor, pageOf, pageSize } from '../cursor.ts'
import type { Sql } from '../store.ts'

export interface RecordListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  /** Where the first page begins: after this record, in the order asked for. */
  readonly after?: number
  /** Default: oldest first. */
  readonly isNewestFirst?: boolean
}

interface RecordRow extends Omit<CaseRecord, 'acceptedAt' | 'commandId'> {
  readonly acceptedAt: number | null
  readonly commandId: string | null
}

/** A page of a case's timeline. Whether the case may be seen is for the caller to ask first. Throws `store.bad-cursor`. */
export async function listRecords(sql: Sql, caseId: string, listing: RecordListing): Promise<Page<CaseRecord>> {
  const { isNewestFirst = false, cursor = null } = listing
  const limit = pageSize(listing.limit)
  const sort = isNewestFirst ? 'records-down' : 'records-up'
  const start = isNewestFirst ? 2_147_483_647 : 0
  const after = cursor === null ? (listing.after ?? start) : Number(decodeCursor(cursor, sort, 'number').key)
  const rows = await sql.query<RecordRow>(
    `select seq, at, event, actor, accepted_at as "acceptedAt", command_id as "commandId", data
     from case_records where case_id = $1 and seq ${isNewestFirst ? '<' : '>'} $2
     order by seq ${isNewestFirst ? 'desc' : 'asc'} limit ${limit + 1}`,
    [caseId, after],
  )
  const records = rows.map(recordOf)
  return pageOf(records, limit, ({ seq }) => ({ sort, key: seq, id: caseId }))
}

/** The whole timeline of a case, oldest first: for exports and for checking a row against its history. */
export async function allRecords(sql: Sql, caseId: string): Promise<readonly CaseRecord[]> {
  const rows = await sql.query<RecordRow>(
    `select seq, at, event, actor, accepted_at as "acceptedAt", command_id as "commandId", data
     from case_records where case_id = $1 order by seq`,
    [caseId],
  )
  return rows.map(recordOf)
}

function recordOf({ acceptedAt, commandId, ...record }: RecordRow): CaseRecord {
  return {
    ...record,
    ...(acceptedAt !== null && { acceptedAt }),
    ...(commandId !== null && { commandId }),
  }
}
