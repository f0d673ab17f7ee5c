import { createHash } from 'node:crypto'
import { ProblemError } from '../core/contract/problem-error.ts'
import type { Connection } from './connection.ts'
import { migrations } from './migrations/all-migrations.ts'
import type { Migration } from './migrations/migration.ts'

/** Any number that nothing else of the product locks. */
const lockKey = 7_236_501

interface Applied {
  readonly number: number
  readonly name: string
  readonly hash: string
}

/**
 * Brings the tables up to date, each migration in a transaction of its own; several processes may try at once.
 * Throws `store.newer-than-program` when a later release was here, and `store.migration-changed` when one that is
 * applied is not the one that this release knows.
 */
export async function migrate(connection: Connection, known: readonly Migration[] = migrations): Promise<void> {
  await connection.script(`select pg_advisory_lock(${lockKey})`)
  try {
    await connection.script(
      `create table if not exists migrations (
         number integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`,
    )
    const applied = await readApplied(connection)
    refuseForeign(applied, known)
    for (const migration of known.slice(applied.length)) await apply(connection, migration)
  } finally {
    await connection.script(`select pg_advisory_unlock(${lockKey})`)
  }
}

/** Throws `store.not-migrated` unless every migration is applied, and as `migrate` does. */
export async function checkMigrated(connection: Connection, known: readonly Migration[] = migrations): Promise<void> {
  const [row] = (await connection.run(`select to_regclass('migrations') is not null`, [], 'arrays')) as [[boolean]]
  const applied = row[0] ? await readApplied(connection) : []
  refuseForeign(applied, known)
  if (applied.length < known.length)
    throw new ProblemError('store.not-migrated', { missing: known.length - applied.length })
}

async function readApplied(connection: Connection): Promise<readonly Applied[]> {
  return (await connection.run('select number, name, hash from migrations order by number', [], 'objects')) as Applied[]
}

function refuseForeign(applied: readonly Applied[], known: readonly Migration[]): void {
  for (const [index, { number, name, hash }] of applied.entries()) {
    const mine = known[index]
    if (mine === undefined) throw new ProblemError('store.newer-than-program', { migration: `${number} ${name}` })
    if (mine.number !== number || hashOf(mine) !== hash) {
      throw new ProblemError('store.migration-changed', { migration: `${number} ${name}` })
    }
  }
}

async function apply(connection: Connection, migration: Migration): Promise<void> {
  await connection.script('begin')
  try {
    await connection.script(migration.sql)
    await connection.run(
      'insert into migrations (number, name, hash) values ($1, $2, $3)',
      [migration.number, migration.name, hashOf(migration)],
      'arrays',
    )
    await connection.script('commit')
  } catch (error) {
    await connection.script('rollback').catch(() => undefined)
    throw error
  }
}

function hashOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex')
}
