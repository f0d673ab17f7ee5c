import type { IncomingHttpHeaders } from 'node:http'

/** What a request says of the version it means to change. */
export type Precondition =
  | { readonly kind: 'none' }
  /** There must be none yet: `If-None-Match: *`. */
  | { readonly kind: 'absent' }
  /** It must be this one: `If-Match: "…"`. */
  | { readonly kind: 'match'; readonly etag: string }

/** Reads If-Match and If-None-Match (RFC 9110, 13.1). Pure. Weak tags are taken as strong ones; of several the first counts. */
export function preconditionOf(headers: IncomingHttpHeaders): Precondition {
  if (headers['if-none-match']?.trim() === '*') return { kind: 'absent' }
  const tag = /^\s*(?:W\/)?"([^"]*)"/.exec(headers['if-match'] ?? '')?.[1] ?? headers['if-match']?.trim()
  return tag === undefined || tag === '*' || tag === '' ? { kind: 'none' } : { kind: 'match', etag: tag }
}

/** The tag as a header says it. */
export function etagHeader(etag: string | number): string {
  return `"${etag}"`
}

/** The number that If-Match names; undefined without one, 0, which no version is, for a tag that is no number. */
export function versionIn(headers: IncomingHttpHeaders): number | undefined {
  const precondition = preconditionOf(headers)
  if (precondition.kind !== 'match') return undefined
  return /^\d{1,9}$/.test(precondition.etag) ? Number(precondition.etag) : 0
}
