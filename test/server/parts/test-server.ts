import { pino } from 'pino'
import type { DocumentKind } from '../../../core/contract/document.ts'
import { nameOf } from '../../../model/validate/world.ts'
import { uuid } from '../../../sdk/uuid.ts'
import { newApiKey } from '../../../server/access/api-key.ts'
import { hashPassword } from '../../../server/access/password.ts'
import { buildServer } from '../../../server/build-server.ts'
import { publishDocuments } from '../../../server/documents/publish.ts'
import type { App } from '../../../server/http/app.ts'
import { problemSchema } from '../../../server/schemas/problem-schema.ts'
import type { ServerConfig, ServerParts } from '../../../server/server-parts.ts'
import { addApiKey } from '../../../store/people/api-keys.ts'
import { addUser } from '../../../store/people/users.ts'
import type { Store } from '../../../store/store.ts'
import { openScratchStore } from '../../store/scratch-store.ts'
import { documents } from './documents.ts'
import { MemoryEngine } from './memory-engine.ts'

/** Monday 2026-11-23, 09:00 in New York. */
export const monday = Date.parse('2026-11-23T09:00:00-05:00')

export const minute = 60_000
export const hour = 60 * minute

/** What the tests read of an answer. */
export interface Answer {
  readonly status: number
  /** As parsed: the tests look into answers of every shape. */
  readonly body: ReturnType<typeof JSON.parse>
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
}

export interface CallOptions {
  /** An API key; left out, that of the administrator; null for none. */
  readonly key?: string | null
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A whole server over a database in memory, with its clock in the hands of the test. */
export interface TestServer {
  readonly app: App
  readonly store: Store
  readonly engine: MemoryEngine
  readonly parts: ServerParts
  readonly adminKey: string
  /** The lines it logged. */
  readonly logged: string[]
  setNow(at: number): void
  call(method: string, url: string, options?: CallOptions): Promise<Answer>
  keyOf(...roles: string[]): Promise<string>
  /** Adds a user with a password; answers with the user's id. */
  person(login: string, roles: readonly string[], password?: string): Promise<string>
  /** Signs in; answers with the cookie to send. */
  signIn(login: string, password?: string): Promise<string>
  publish(...all: readonly unknown[]): Promise<void>
  close(): Promise<void>
}

/** For `beforeAll`: a database in memory starts slowly where everything else is busy. */
export const openWithinMs = 240_000

export const password = 'correct horse battery'

/** Opens one, with the documents of the tests published, or one more over the database of another. Close it in `afterAll`. */
export async function openTestServer(config: Partial<ServerConfig> = {}, over?: TestServer): Promise<TestServer> {
  const store = over?.store ?? (await openScratchStore())
  const engine = new MemoryEngine(store)
  const logged: string[] = []
  let at = monday
  const parts: ServerParts = {
    store,
    engine,
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
    secretKey: new Uint8Array(32).fill(7),
    now: () => at,
    uuid: () => uuid(),
    config: {
      version: '0.0.0-test',
      publicUrl: 'http://pledge.test',
      temporalUiUrl: 'http://temporal.test',
      temporalNamespace: 'default',
      webFolder: null,
      checksAnswers: true,
      ...config,
      limits: { closeWithinMs: 200, ...config.limits },
    },
  }
  const app = await buildServer(parts)

  const keyOf = async (...roles: string[]) => {
    const { secret, prefix } = newApiKey()
    const key = {
      id: uuid(),
      prefix,
      name: roles.join(' '),
      roles,
      teams: [],
      createdBy: null,
      createdAt: at,
      expiresAt: null,
    }
    await addApiKey(store, secret, key)
    return secret
  }
  const adminKey = await keyOf('administrator')

  const call = async (method: string, url: string, options: CallOptions = {}): Promise<Answer> => {
    const { key = adminKey, body, headers = {} } = options
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const isJson = String(response.headers['content-type']).includes('json')
    const content: unknown = isJson && response.body !== '' ? JSON.parse(response.body) : response.body
    if (String(response.headers['content-type']).startsWith('application/problem+json')) problemSchema.parse(content)
    return { status: response.statusCode, body: content, headers: response.headers }
  }

  const server: TestServer = {
    app,
    store,
    engine,
    parts,
    adminKey,
    logged,
    call,
    keyOf,
    setNow: (next) => {
      at = next
    },
    async person(login, roles, secret = password) {
      const user = await addUser(store, {
        id: uuid(),
        login,
        name: login,
        email: null,
        passwordHash: await hashPassword(secret),
        language: 'en',
        roles,
        teams: [],
        isActive: true,
        createdAt: at,
      })
      return user.id
    },
    async signIn(login, secret = password) {
      const { status, headers } = await call('POST', '/api/v1/session', {
        key: null,
        body: { login, password: secret },
      })
      if (status !== 200) throw new Error(`signing in answered ${status}`)
      return String([headers['set-cookie']].flat()[0]).split(';')[0] ?? ''
    },
    async publish(...all) {
      const named = all.map((document) => ({ ...nameOf(document), document }))
      const actor = { kind: 'system' } as const
      await publishDocuments(parts, named as { kind: DocumentKind; id: string; document: unknown }[], {
        actor,
        note: null,
        running: 'stay',
      })
    },
    async close() {
      await app.close()
      if (over === undefined) await store.close()
    },
  }
  if (over === undefined) await server.publish(...documents)
  return server
}
