import type { DocumentKind } from './document.ts'
import type { FactDefinition } from './facts.ts'
import type { FormField } from './flow.ts'
import type { LocalText } from './language.ts'
import type { SettingList } from './settings.ts'
import type { WireDocumentVersion, WireInstant, WireIssue } from './wire.ts'
import type { PublicationMapping, RunningChoice } from './wire-publication.ts'

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

/** A setting, and in which list it stands. */
export interface WireNamedSetting {
  readonly kind: SettingList
  readonly id: string
  readonly version: number
  readonly data: Readonly<Record<string, unknown>>
}

/** Everything that is published and set, at one instant. The secrets of endpoints are no part of it. */
export interface WireExport {
  readonly documents: readonly {
    readonly kind: DocumentKind
    readonly id: string
    readonly version: number
    readonly document: unknown
  }[]
  readonly settings: readonly WireNamedSetting[]
}

/** Documents and settings to be taken over together: all of them or none. What is the same already is left alone. */
export interface WireImport {
  readonly note?: string
  /** What running cases do; they stay if nothing is said. */
  readonly running?: RunningChoice
  readonly mapping?: PublicationMapping
  readonly documents: readonly {
    readonly document: unknown
    /** The version it was made from; null: there was none. Left out: it replaces whatever is the newest. */
    readonly basedOn?: number | null
  }[]
  readonly settings: readonly {
    readonly kind: SettingList
    readonly id: string
    readonly data: Readonly<Record<string, unknown>>
    /** The version it was made from; null: there was none. Left out: it replaces whatever is there. */
    readonly basedOn?: number | null
  }[]
}

/** What an import did. */
export interface WireImported {
  /** Tells how far it has come with running cases; null when every document was the same already. */
  readonly publication: string | null
  readonly documents: readonly (Pick<WireDocumentVersion, 'kind' | 'id' | 'version'> & {
    readonly isChanged: boolean
  })[]
  readonly settings: readonly {
    readonly kind: SettingList
    readonly id: string
    readonly version: number
    readonly isChanged: boolean
    /** Of an endpoint that is new: shown once. */
    readonly secret?: string
  }[]
  /** The flows of which new cases take a new plan. */
  readonly plans: readonly { readonly id: string; readonly version: number | null; readonly hash: string }[]
  /** Warnings. */
  readonly issues: readonly WireIssue[]
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
