import { newToken } from './sign-in.ts'

const shownLength = 12

export interface NewApiKey {
  /** Shown once; only its hash is kept. Begins with `pledge_`, so that secret scanners find leaked keys. */
  readonly secret: string
  /** Enough of it to tell keys apart. */
  readonly prefix: string
}

/** A new API key with 256 random bits. */
export function newApiKey(): NewApiKey {
  const secret = `pledge_${newToken()}`
  return { secret, prefix: prefixOf(secret) }
}

/** What may be shown of a key. */
export function prefixOf(secret: string): string {
  return secret.slice(0, Math.min(shownLength, Math.floor(secret.length / 3)))
}
