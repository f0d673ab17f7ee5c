import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'

/** What of a publication has to reach running cases: a plan those of its flow, a calendar those that count by it. */
export interface ReachTarget {
  readonly kind: 'plan' | 'calendar'
  /** The flow, or the calendar. */
  readonly target: string
  readonly version: number | null
  /** Of a plan: its hash and its place among all publications of plans; null for a calendar. */
  readonly hash: string | null
  readonly place: number | null
  readonly mapping: Readonly<Record<string, string>>
}

/** Writes down what has to reach running cases, and says so to whoever brings it there; nothing where there is nothing. */
export async function addTargets(
  tx: Transaction,
  publicationId: string,
  targets: readonly ReachTarget[],
): Promise<void> {
  if (targets.length === 0) return
  await tx.query('insert into publication_progress (publication_id) values ($1)', [publicationId])
  for (const { kind, target, version, hash, place, mapping } of targets) {
    await tx.query(
      `insert into publication_targets (publication_id, kind, target, version, hash, place, mapping)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb)`,
      [publicationId, kind, target, version, hash, place, storableJson(mapping)],
    )
  }
  await tx.query(`select pg_notify('pledge_publications', $1)`, [publicationId])
}

/** The publications that have not reached everybody yet, oldest first. */
export async function openPublications(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.query<{ id: string }>(
    `select p.id from publication_progress g join publications p on p.id = g.publication_id
     where g.state = 'open' order by p.at, p.id`,
  )
  return rows.map(({ id }) => id)
}
