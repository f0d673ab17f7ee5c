import { createHash } from 'node:crypto'
import { canonicalJson } from '../../model/plan/canonical-json.ts'

/** SHA-256 of a text in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** SHA-256 in hex of a document's canonical text: the order of its fields does not matter. */
export function documentHash(document: unknown): string {
  return sha256(canonicalJson(document))
}
