import type { FastifyRequest } from 'fastify'
import type { Instant } from '../../core/contract/time.ts'
import { type ApiKey, findApiKey, touchApiKey } from '../../store/people/api-keys.ts'
import { type FoundSession, findSession, touchSession } from '../../store/people/sessions.ts'
import type { Store } from '../../store/store.ts'
import { permissionsOf } from './permissions.ts'
import type { Principal } from './principal.ts'
import { sessionEndsAt } from './session-life.ts'
import { visibilityOf } from './visibility-of.ts'

export type FoundPrincipal =
  | { readonly kind: 'principal'; readonly principal: Principal }
  | { readonly kind: 'nobody'; readonly code: 'http.not-signed-in' | 'http.session-ended' | 'http.unknown-key' }

/** Who makes a request at an instant. */
export type FindPrincipal = (request: FastifyRequest, at: Instant) => Promise<FoundPrincipal>

/** How rarely the use of a session or a key is written down. */
const touchedEveryMs = 60_000

/** Looks for an API key first, then for the cookie of a session; a wrong key is not made good by a cookie. */
export function principalFinder(store: Store, cookieName: string): FindPrincipal {
  return async (request, at) => {
    const { authorization } = request.headers
    if (authorization !== undefined) return byKey(store, authorization, at)
    const token = request.cookies[cookieName]
    return token === undefined ? { kind: 'nobody', code: 'http.not-signed-in' } : bySession(store, token, at)
  }
}

async function byKey(store: Store, authorization: string, at: Instant): Promise<FoundPrincipal> {
  const secret = /^Bearer +([\x21-\x7e]{1,500})$/i.exec(authorization)?.[1]
  const key = secret === undefined ? null : await findApiKey(store, secret, at)
  if (key === null) return { kind: 'nobody', code: 'http.unknown-key' }
  if (at - (key.lastUsedAt ?? 0) >= touchedEveryMs) await touchApiKey(store, key.id, at)
  return { kind: 'principal', principal: await keyPrincipal(store, key) }
}

async function bySession(store: Store, token: string, at: Instant): Promise<FoundPrincipal> {
  const session = await findSession(store, token, at)
  if (session === null) return { kind: 'nobody', code: 'http.session-ended' }
  if (at - session.lastSeenAt >= touchedEveryMs) {
    await touchSession(store, token, at, sessionEndsAt(session.createdAt, at))
  }
  return { kind: 'principal', principal: await personPrincipal(store, session, token) }
}

async function keyPrincipal(store: Store, { id, name, roles, teams }: ApiKey): Promise<Principal> {
  const permissions = new Set(permissionsOf(roles))
  return {
    kind: 'key',
    id,
    name,
    roles,
    teams,
    login: '',
    language: 'en',
    permissions,
    visibility: await visibilityOf(store, { id, teams }, permissions),
    sessionToken: null,
  }
}

async function personPrincipal(store: Store, { user }: FoundSession, token: string): Promise<Principal> {
  const { id, name, login, roles, teams, language } = user
  const permissions = new Set(permissionsOf(roles))
  return {
    kind: 'person',
    id,
    name,
    login,
    roles,
    teams,
    language,
    permissions,
    visibility: await visibilityOf(store, { id, teams }, permissions),
    sessionToken: token,
  }
}
