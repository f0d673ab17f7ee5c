import type { WireSession } from '../../core/contract/wire.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { endSession, endSessionsOf } from '../../store/people/sessions.ts'
import { clearSignInFailures } from '../../store/people/sign-in-failures.ts'
import { changeUser, getUser } from '../../store/people/users.ts'
import type { Sql } from '../../store/store.ts'
import { newestEventId } from '../../store/stream/stream-events.ts'
import { comesFromUs, principalOf } from '../access/authenticate.ts'
import { hashPassword, verifyPassword } from '../access/password.ts'
import { passwordIssues } from '../access/password-rule.ts'
import { permissionsOf } from '../access/permissions.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import type { SessionCookie } from '../access/session-cookie.ts'
import { sessionLife } from '../access/session-life.ts'
import { signIn, withinAttempts } from '../access/sign-in.ts'
import { visibilityOf } from '../access/visibility-of.ts'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { nothing } from '../schemas/atoms.ts'
import { languageChangeSchema, passwordChangeSchema, sessionSchema, signInSchema } from '../schemas/people-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['session']

type SessionParts = Pick<ServerParts, 'store' | 'now' | 'config'> & {
  readonly cookie: SessionCookie
  readonly signInsPerQuarter: number
}

/** Signing in and out, and what people change of themselves. */
export function sessionRoutes(app: App, { store, now, config, cookie, signInsPerQuarter }: SessionParts): void {
  app.post(
    '/session',
    {
      config: { public: true },
      schema: { tags, summary: 'Sign in', body: signInSchema, response: { 200: sessionSchema } },
    },
    async (request, reply) => {
      const saysWhereFrom = request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined
      if (saysWhereFrom && !comesFromUs(request, config.publicUrl)) throw apiProblem('http.cross-site', {})
      const { login, password } = request.body
      const agent = request.headers['user-agent']?.slice(0, 300) ?? null
      const attempt = { login, password, address: request.ip, agent, at: now() }
      const { user, token } = await signIn(store, attempt, signInsPerQuarter)
      reply.setCookie(cookie.name, token, { ...cookie.options, maxAge: sessionLife.longestMs / 1000 })
      return wireSession(store, user)
    },
  )

  app.get(
    '/session',
    {
      config: { signedIn: true },
      schema: { tags, summary: 'Who is signed in', response: { 200: sessionSchema } },
    },
    (request) => wireSession(store, principalOf(request)),
  )

  app.delete(
    '/session',
    {
      config: { signedIn: true },
      schema: { tags, summary: 'Sign out', response: { 204: nothing } },
    },
    async (request, reply) => {
      const principal = personOf(principalOf(request))
      await endSession(store, principal.sessionToken)
      await store.transaction((tx) =>
        appendAudit(tx, { at: now(), actor: actorOf(principal), action: 'session.ended', subject: principal.id }),
      )
      return reply.clearCookie(cookie.name, cookie.options).code(204).send(null)
    },
  )

  app.patch(
    '/session',
    {
      config: { signedIn: true },
      schema: {
        tags,
        summary: 'Change one’s own language',
        body: languageChangeSchema,
        response: { 200: sessionSchema },
      },
    },
    async (request) => {
      const principal = personOf(principalOf(request))
      const user = await changeUser(store, principal.id, request.body, now())
      return wireSession(store, user ?? principal)
    },
  )

  app.post(
    '/session/password',
    {
      config: { signedIn: true },
      schema: {
        tags,
        summary: 'Change one’s own password',
        description: 'Every other session of this person ends.',
        body: passwordChangeSchema,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const principal = personOf(principalOf(request))
      const { current, next } = request.body
      const issues = passwordIssues(next, '/next')
      if (issues.length > 0) throw apiProblem('http.invalid-request', {}, { issues })
      const user = await getUser(store, principal.id)
      await withinAttempts(store, `password:${principal.id}`, now(), signInsPerQuarter)
      if (!(await verifyPassword(user?.passwordHash ?? null, current))) throw apiProblem('http.wrong-password', {})
      const passwordHash = await hashPassword(next)
      await store.transaction(async (tx) => {
        await changeUser(tx, principal.id, { passwordHash }, now())
        await endSessionsOf(tx, principal.id, principal.sessionToken)
        await clearSignInFailures(tx, `password:${principal.id}`)
        await appendAudit(tx, {
          at: now(),
          actor: actorOf(principal),
          action: 'user.password-changed',
          subject: principal.id,
        })
      })
      return reply.code(204).send(null)
    },
  )
}

/** A person with a session; keys have none to change. */
function personOf(principal: Principal): Principal & { readonly sessionToken: string } {
  const { sessionToken } = principal
  if (sessionToken === null) throw apiProblem('http.people-only', {})
  return { ...principal, sessionToken }
}

interface Someone {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly language: string
}

async function wireSession(sql: Sql, { id, login, name, roles, teams, language }: Someone): Promise<WireSession> {
  const permissions = permissionsOf(roles)
  const visibility = await visibilityOf(sql, { id, teams }, new Set(permissions))
  return {
    user: { id, login, name, roles, teams, language },
    permissions,
    visibility: visibility === 'all' ? 'all' : 'ownTeams',
    lastEventId: String(await newestEventId(sql)),
  }
}
