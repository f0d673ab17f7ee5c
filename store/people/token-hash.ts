import { createHash } from 'node:crypto'

/**
 * SHA-256 in hex of an opaque random token: all that is ever kept of it. A token has 256 random bits, so nothing slower
 * is needed, and looking its hash up tells nothing by how long it takes.
 */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
