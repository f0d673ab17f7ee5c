import type { FastifyBaseLogger } from 'fastify'
import type { Instant } from '../core/contract/time.ts'
import type { Store } from '../store/store.ts'
import type { CaseEngine } from './engine/case-engine.ts'

/** What the server is told once; the environment is read elsewhere. */
export interface ServerConfig {
  readonly version: string
  /** Where people and systems reach it, without a slash at the end: `http://127.0.0.1:3000`. With https, cookies are marked Secure and proxies of private networks are trusted. */
  readonly publicUrl: string
  /** Temporal's own web UI, without a slash at the end; null where there is none. */
  readonly temporalUiUrl: string | null
  readonly temporalNamespace: string
  /** The built web app; null, or a folder that does not exist, for the API alone. */
  readonly webFolder: string | null
  readonly limits?: Partial<ServerLimits>
  /** Holds every answer against its schema and fails those that do not fit. Default false: it costs time. */
  readonly checksAnswers?: boolean
}

export interface ServerLimits {
  /** Requests a minute by one account or key. */
  readonly requestsPerMinute: number
  /** Requests a minute by one address that has not signed in. */
  readonly anonymousPerMinute: number
  /** Failed attempts to sign in, by name and by address, in a quarter of an hour. */
  readonly signInsPerQuarter: number
  readonly streamsPerPrincipal: number
  /** How long the creation of a case waits for its first step. */
  readonly createWithinMs: number
  /** How often an event stream says that it is alive. */
  readonly heartbeatMs: number
  /** Simulations and backtests at one time, each in a thread of its own; and how long one may take. */
  readonly rehearsalsAtOnce: number
  readonly rehearsalWithinMs: number
  /** Exports that are read at one time, each on a connection of its own to the database. */
  readonly exportsAtOnce: number
  /** How long requests may go on after the server was told to close. */
  readonly closeWithinMs: number
}

export const defaultLimits: ServerLimits = {
  requestsPerMinute: 12_000,
  anonymousPerMinute: 300,
  signInsPerQuarter: 10,
  streamsPerPrincipal: 20,
  createWithinMs: 3000,
  heartbeatMs: 15_000,
  rehearsalsAtOnce: 2,
  rehearsalWithinMs: 300_000,
  exportsAtOnce: 4,
  closeWithinMs: 5000,
}

/** All that the server works with; nothing else is ambient. */
export interface ServerParts {
  readonly store: Store
  readonly engine: CaseEngine
  readonly log: FastifyBaseLogger
  /** 32 bytes that encrypt secrets at rest. */
  readonly secretKey: Uint8Array
  readonly config: ServerConfig
  /** The present instant; what a request is accepted at. */
  readonly now: () => Instant
  /** A new UUIDv7. */
  readonly uuid: () => string
}
