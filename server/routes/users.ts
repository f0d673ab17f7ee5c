import { z } from 'zod'
import type { WireUser } from '../../core/contract/wire.ts'
import type { WirePerson } from '../../core/contract/wire-administration.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { endSessionsOf } from '../../store/people/sessions.ts'
import { addUser, changeUser, countActiveWithRole, getUser, listUsers, type User } from '../../store/people/users.ts'
import type { Transaction } from '../../store/store.ts'
import { principalOf } from '../access/authenticate.ts'
import { hashPassword } from '../access/password.ts'
import { passwordIssues } from '../access/password-rule.ts'
import { permissionsOf } from '../access/permissions.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, nothing } from '../schemas/atoms.ts'
import {
  newPasswordSchema,
  newUserSchema,
  personSchema,
  userChangeSchema,
  userSchema,
} from '../schemas/people-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['people']
const idParams = z.strictObject({ id: z.string().min(1).max(100) })

/** Users, for administrators; and the names of colleagues, for whoever hands on a case. */
export function userRoutes(app: App, { store, now, uuid }: Pick<ServerParts, 'store' | 'now' | 'uuid'>): void {
  app.get(
    '/people',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: { tags, summary: 'The active users, by name', response: { 200: listOf(personSchema) } },
    },
    async () => {
      const users = await listUsers(store)
      return { items: users.filter(({ isActive }) => isActive).map(wirePerson), nextCursor: null }
    },
  )

  app.get(
    '/users',
    {
      config: { permission: 'users.manage' },
      schema: { tags, summary: 'All users, also inactive ones', response: { 200: listOf(userSchema) } },
    },
    async () => ({ items: (await listUsers(store)).map(wireUser), nextCursor: null }),
  )

  app.post(
    '/users',
    {
      config: { permission: 'users.manage' },
      schema: { tags, summary: 'Add a user', body: newUserSchema, response: { 201: userSchema } },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const { password, email = null, teams = [], language = '', ...rest } = request.body
      refuseRolesBeyondOwn(principal, rest.roles)
      refuseWeakPassword(password)
      const passwordHash = await hashPassword(password)
      const user = await store.transaction(async (tx) => {
        const at = now()
        const fresh = { ...rest, id: uuid(), email, teams, language, passwordHash, isActive: true, createdAt: at }
        const added = await addUser(tx, fresh)
        const data = { login: added.login, roles: added.roles, teams: added.teams }
        await appendAudit(tx, { at, actor: actorOf(principal), action: 'user.added', subject: added.id, data })
        return added
      })
      return reply.code(201).send(wireUser(user))
    },
  )

  app.patch(
    '/users/:id',
    {
      config: { permission: 'users.manage' },
      schema: {
        tags,
        summary: 'Change a user',
        description: 'Whoever is made inactive is signed out at once.',
        params: idParams,
        body: userChangeSchema,
        response: { 200: userSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      const change = request.body
      const user = await store.transaction(async (tx) => {
        const before = await existing(tx, id)
        refuseRolesBeyondOwn(principal, [...before.roles, ...(change.roles ?? [])])
        const changed = (await changeUser(tx, id, change, now())) ?? before
        if (isAdministrator(before)) await refuseNoAdministrator(tx)
        if (!changed.isActive) await endSessionsOf(tx, id)
        const data = { roles: changed.roles, teams: changed.teams, isActive: changed.isActive }
        await appendAudit(tx, { at: now(), actor: actorOf(principal), action: 'user.changed', subject: id, data })
        return changed
      })
      return wireUser(user)
    },
  )

  app.post(
    '/users/:id/password',
    {
      config: { permission: 'users.manage' },
      schema: {
        tags,
        summary: 'Give a user a new password',
        description: 'All sessions of this user end.',
        params: idParams,
        body: newPasswordSchema,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const { id } = request.params
      refuseWeakPassword(request.body.password)
      const passwordHash = await hashPassword(request.body.password)
      await store.transaction(async (tx) => {
        refuseRolesBeyondOwn(principal, (await existing(tx, id)).roles)
        await changeUser(tx, id, { passwordHash }, now())
        await endSessionsOf(tx, id)
        await appendAudit(tx, { at: now(), actor: actorOf(principal), action: 'user.password-reset', subject: id })
      })
      return reply.code(204).send(null)
    },
  )
}

async function existing(tx: Transaction, id: string): Promise<User> {
  const user = await getUser(tx, id)
  if (user === null) throw apiProblem('http.unknown-user', { user: id })
  return user
}

function refuseWeakPassword(password: string): void {
  const issues = passwordIssues(password, '/password')
  if (issues.length > 0) throw apiProblem('http.invalid-request', {}, { issues })
}

/** Nobody makes somebody else, or a key, mightier than oneself. */
export function refuseRolesBeyondOwn(principal: Principal, roles: readonly string[]): void {
  const beyond = permissionsOf(roles).filter((permission) => !principal.permissions.has(permission))
  if (beyond.length > 0) throw apiProblem('http.roles-beyond-own', { permissions: beyond })
}

function isAdministrator({ isActive, roles }: User): boolean {
  return isActive && roles.includes('administrator')
}

async function refuseNoAdministrator(tx: Transaction): Promise<void> {
  if ((await countActiveWithRole(tx, 'administrator')) === 0) throw apiProblem('http.last-administrator', {})
}

function wireUser({ id, login, name, email, roles, teams, isActive }: User): WireUser {
  return { id, login, name, email, roles, teams, isActive }
}

function wirePerson({ id, name, teams }: User): WirePerson {
  return { id, name, teams }
}
