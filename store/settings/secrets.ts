import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { secrets } from '../schema/documents.ts'
import type { Sql } from '../store.ts'

/** 32 bytes that encrypt secrets at rest (from PLEDGE_SECRET); never in the database. */
export type SecretKey = Uint8Array

const tagLength = 16

/** Keeps a secret under a name (`endpoints/crm`), encrypted with AES-256-GCM and bound to the name. */
export async function saveSecret(sql: Sql, key: SecretKey, name: string, value: string, at: number): Promise<void> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
  const sealed = Buffer.concat([cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()])
  const content = { nonce, sealed, updatedAt: at }
  await sql.db
    .insert(secrets)
    .values({ name, ...content })
    .onConflictDoUpdate({ target: secrets.name, set: content })
}

/** The secret of a name; null when there is none. Throws `store.secret-unreadable` with another key, or if it was tampered with. */
export async function readSecret(sql: Sql, key: SecretKey, name: string): Promise<string | null> {
  const [row] = await sql.db.select().from(secrets).where(eq(secrets.name, name))
  if (row === undefined) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, row.nonce).setAAD(Buffer.from(name))
    decipher.setAuthTag(row.sealed.subarray(-tagLength))
    return decipher.update(row.sealed.subarray(0, -tagLength), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new ProblemError('store.secret-unreadable', { name })
  }
}

/** Whether a secret is kept under a name; nobody is told what it is. */
export async function hasSecret(sql: Sql, name: string): Promise<boolean> {
  const rows = await sql.db.select({ name: secrets.name }).from(secrets).where(eq(secrets.name, name))
  return rows.length > 0
}

export async function deleteSecret(sql: Sql, name: string): Promise<void> {
  await sql.db.delete(secrets).where(eq(secrets.name, name))
}
