import { z } from 'zod'
import type { WireKey } from '../../core/contract/wire-administration.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { type ApiKey, addApiKey, listApiKeys, revokeApiKey } from '../../store/people/api-keys.ts'
import { newApiKey } from '../access/api-key.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, nothing } from '../schemas/atoms.ts'
import { createdKeySchema, keySchema, newKeySchema } from '../schemas/people-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant, wireInstantOrNull } from '../wire/wire-instant.ts'
import { refuseRolesBeyondOwn } from './users.ts'

const tags = ['keys']

/** API keys of other systems. The secret of a key is shown once, when it is made. */
export function keyRoutes(app: App, { store, now, uuid }: Pick<ServerParts, 'store' | 'now' | 'uuid'>): void {
  app.get(
    '/keys',
    {
      config: { permission: 'keys.manage' },
      schema: { tags, summary: 'All keys, also revoked ones, the newest first', response: { 200: listOf(keySchema) } },
    },
    async () => ({ items: (await listApiKeys(store)).map(wireKey), nextCursor: null }),
  )

  app.post(
    '/keys',
    {
      config: { permission: 'keys.manage' },
      schema: { tags, summary: 'Make a key', body: newKeySchema, response: { 201: createdKeySchema } },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const { name, roles, teams = [], expiresAt } = request.body
      refuseRolesBeyondOwn(principal, roles)
      const at = now()
      const { secret, prefix } = newApiKey()
      const key = {
        id: uuid(),
        prefix,
        name,
        roles,
        teams,
        createdBy: principal.id,
        createdAt: at,
        expiresAt: expiresAt === undefined ? null : parseInstant(expiresAt),
      }
      await store.transaction(async (tx) => {
        await addApiKey(tx, secret, key)
        const data = { name, roles, expiresAt: wireInstantOrNull(key.expiresAt) }
        await appendAudit(tx, { at, actor: actorOf(principal), action: 'key.added', subject: key.id, data })
      })
      return reply.code(201).send({ ...wireKey({ ...key, lastUsedAt: null, revokedAt: null }), secret })
    },
  )

  app.delete(
    '/keys/:id',
    {
      config: { permission: 'keys.manage' },
      schema: {
        tags,
        summary: 'Revoke a key, for ever and at once',
        params: z.strictObject({ id: z.string().min(1).max(100) }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const { id } = request.params
      await store.transaction(async (tx) => {
        const revoked = await revokeApiKey(tx, id, now())
        if (revoked === null) throw apiProblem('http.no-such-key', { key: id })
        await appendAudit(tx, { at: now(), actor: actorOf(principal), action: 'key.revoked', subject: id })
      })
      return reply.code(204).send(null)
    },
  )
}

function wireKey(key: ApiKey): WireKey {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    roles: key.roles,
    createdAt: wireInstant(key.createdAt),
    expiresAt: wireInstantOrNull(key.expiresAt),
    lastUsedAt: wireInstantOrNull(key.lastUsedAt),
    revokedAt: wireInstantOrNull(key.revokedAt),
  }
}
