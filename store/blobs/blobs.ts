import { createHash } from 'node:crypto'
import type { Sql } from '../store.ts'

/** Keeps bytes once, however often they come, and answers the SHA-256 in hex that finds them again. */
export async function putBlob(sql: Sql, bytes: Uint8Array, at: number): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const [known] = await sql.query('select 1 from blobs where hash = $1', [hash])
  if (known === undefined) {
    await sql.query('insert into blobs (hash, bytes, created_at) values ($1, $2, $3) on conflict (hash) do nothing', [
      hash,
      bytes,
      at,
    ])
  }
  return hash
}

/** The bytes of a hash; null when they were never kept. */
export async function getBlob(sql: Sql, hash: string): Promise<Uint8Array | null> {
  const [row] = await sql.query<{ bytes: Uint8Array }>('select bytes from blobs where hash = $1', [hash])
  return row?.bytes ?? null
}
