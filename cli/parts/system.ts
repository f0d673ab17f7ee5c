import { hkdfSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import type { PayloadCodec } from '@temporalio/common'
import { type Logger, pino } from 'pino'
import type { ActivityParts } from '../../activities/activity-parts.ts'
import { blobStoreOf } from '../../activities/blob-store.ts'
import { makePayloadCodec } from '../../activities/payload-codec.ts'
import { keywordClassifier } from '../../connectors/classify/keyword-classifier.ts'
import { postRobot } from '../../connectors/im/post-robot.ts'
import type { Mailer } from '../../connectors/mail/mailer.ts'
import { makeSmtpMailer } from '../../connectors/mail/smtp-mailer.ts'
import { postWebhook } from '../../connectors/webhook/post-webhook.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { uuid } from '../../sdk/uuid.ts'
import { buildServer } from '../../server/build-server.ts'
import { connectTemporal } from '../../server/engine/connect-temporal.ts'
import { TemporalEngine } from '../../server/engine/temporal-engine.ts'
import type { ServerParts } from '../../server/server-parts.ts'
import type { Store } from '../../store/store.ts'
import type { Config } from '../config.ts'
import { version } from '../version.ts'
import type { TemporalReach } from './temporal-connection.ts'

/** What every process of Pledge is wired from: the store, a way to Temporal, and what follows from the settings. */
export interface System {
  readonly config: Config
  readonly store: Store
  readonly reach: TemporalReach
  readonly client: Client
  readonly codec: PayloadCodec
  readonly secretKey: Uint8Array
  readonly mailer: Mailer | null
  readonly log: Logger
}

/** Logs as JSON lines on standard error; nothing secret is ever given to it, and what might be is cut out. */
export function makeLog(level: string): Logger {
  const redact = { paths: ['apiKey', 'password', 'secret', 'token', '*.apiKey', '*.password', '*.secret', '*.token'] }
  return pino({ level, base: null, redact }, pino.destination({ dest: 2, sync: true }))
}

/** Wires a system; the Temporal client connects when it is first used. */
export function wireSystem(
  config: Config,
  parts: Pick<System, 'store' | 'reach' | 'log'> & { readonly secret: string },
): System {
  const { store, reach, log, secret } = parts
  const codec = makePayloadCodec({ blobs: blobStoreOf(store, Date.now) })
  return {
    config,
    store,
    reach,
    log,
    codec,
    client: connectTemporal({ ...reach, dataConverter: { payloadCodecs: [codec] } }),
    secretKey: secretKeyOf(secret),
    mailer: config.smtpUrl === null ? null : makeSmtpMailer({ url: config.smtpUrl, from: config.mailFrom }),
  }
}

/** The API and the web app over a system; it listens to nobody yet. */
export function serverOf(system: System, temporalUiUrl: string | null): ReturnType<typeof buildServer> {
  return buildServer(serverPartsOf(system, temporalUiUrl))
}

/** What the server is built from. */
export function serverPartsOf(system: System, temporalUiUrl: string | null): ServerParts {
  const { config, store, client, log, secretKey, reach } = system
  return {
    store,
    log,
    secretKey,
    engine: new TemporalEngine({ client }),
    config: {
      version,
      publicUrl: config.publicUrl,
      temporalUiUrl,
      temporalNamespace: reach.namespace,
      webFolder: webFolder(),
    },
    now: Date.now,
    uuid: () => uuid(),
  }
}

/** What the activities and the dispatcher of a system work with. */
export function activityPartsOf({ store, secretKey, mailer, config }: System): ActivityParts {
  const outgoing = { allowedAddresses: config.outgoingAllow }
  return {
    store,
    secretKey,
    classifier: keywordClassifier,
    postWebhook: (call) => postWebhook(call, outgoing),
    postRobot: (telling) => postRobot(telling, outgoing),
    hasMail: mailer !== null,
    compileCalendar: publishedCalendar,
    publicUrl: config.publicUrl,
    now: Date.now,
  }
}

/** The key that encrypts secrets at rest (HKDF, RFC 5869). */
export function secretKeyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'pledge secrets at rest', 32))
}

const calendars = new Map<string, CompiledCalendar>()

/** A published calendar, compiled once in this process: a version never changes. */
function publishedCalendar(document: unknown, number: number): CompiledCalendar {
  const key = `${(document as { id?: string }).id}@${number}`
  const known = calendars.get(key)
  if (known) return known
  const compiled = compileCalendar(document, { version: number })
  if (!compiled.ok) throw new Error(`the published calendar ${key} does not compile any more`)
  calendars.set(key, compiled.calendar)
  return compiled.calendar
}

/** The built web app: beside the compiled code, or, when the sources run, in dist. */
export function webFolder(): string | null {
  const places = ['../../web', '../../dist/web'].map((place) => fileURLToPath(new URL(place, import.meta.url)))
  return places.find((place) => existsSync(place)) ?? null
}
