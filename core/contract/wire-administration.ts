import type { FactDefinition } from './facts.ts'
import type { FormField } from './flow.ts'
import type { LocalText } from './language.ts'
import type { WireInstant } from './wire.ts'

/** A published flow that people may start a case of: its start node's channels and form, and the facts the form names. */
export interface WireFlow {
  readonly id: string
  readonly version: number
  readonly name: LocalText
  readonly channels: readonly string[]
  readonly form: readonly FormField[]
  readonly factList: readonly FactDefinition[]
}

/** A colleague, as whoever hands on a case sees one. */
export interface WirePerson {
  readonly id: string
  readonly name: string
  readonly teams: readonly string[]
}

/** An API key without its secret; `prefix` is enough of it to tell keys apart. */
export interface WireKey {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly roles: readonly string[]
  readonly createdAt: WireInstant
  readonly expiresAt: WireInstant | null
  readonly lastUsedAt: WireInstant | null
  readonly revokedAt: WireInstant | null
}

/** What creating a key answers: the only time its secret is shown. */
export interface WireNewKey extends WireKey {
  readonly secret: string
}

/** One team, message template, endpoint, role or site. `version` counts its changes and is what `If-Match` takes. */
export interface WireSetting<T = Readonly<Record<string, unknown>>> {
  readonly id: string
  readonly version: number
  readonly updatedAt: WireInstant
  readonly data: T
}

/** Work for the dispatcher that failed too often and waits for a person. */
export interface WireJob {
  readonly id: string
  readonly kind: string
  readonly case: { readonly id: string; readonly number: number } | null
  readonly attempts: number
  readonly error: string | null
  readonly createdAt: WireInstant
  readonly failedAt: WireInstant
}
