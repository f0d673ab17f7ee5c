import { z } from 'zod'
import { SETTING_LISTS } from '../../core/contract/settings.ts'
import type { WireSetting } from '../../core/contract/wire-administration.ts'
import { idSchema } from '../../model/document/atom-schemas.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { usesOfReason } from '../../store/breaches/reasons.ts'
import { deleteSecret, saveSecret } from '../../store/settings/secrets.ts'
import { deleteSetting, getSetting, listSettings, type Setting, saveSetting } from '../../store/settings/settings.ts'
import type { Transaction } from '../../store/store.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import { publishableFlows } from '../documents/compile-affected.ts'
import type { App } from '../http/app.ts'
import { etagHeader, type Precondition, preconditionOf } from '../http/etag.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, nothing, wireInstantSchema } from '../schemas/atoms.ts'
import type { ServerParts } from '../server-parts.ts'
import { checkSetting } from '../settings/check-setting.ts'
import { endpointSecret, endpointSecretName } from '../settings/endpoint-secret.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const tags = ['settings']

const kindParams = z.strictObject({ kind: z.enum(SETTING_LISTS) })
const settingParams = kindParams.extend({ id: idSchema })

const settingSchema = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    updatedAt: wireInstantSchema,
    data: z.record(z.string(), z.unknown()),
    secret: z.string().exactOptional().meta({ description: 'of an endpoint, when it is made: shown once' }),
  })
  .meta({ id: 'Setting' })

/** Teams, messages, endpoints, roles, sites and reasons. */
export function settingRoutes(app: App, parts: Pick<ServerParts, 'store' | 'now' | 'secretKey'>): void {
  const { store, now, secretKey } = parts

  app.get(
    '/settings/:kind',
    {
      config: { permission: 'settings.read' },
      schema: {
        tags,
        summary: 'All settings of a kind, by id',
        params: kindParams,
        response: { 200: listOf(settingSchema) },
      },
    },
    async (request) => {
      const settings = await listSettings<object>(store, request.params.kind)
      return { items: settings.map(wireSetting), nextCursor: null }
    },
  )

  app.get(
    '/settings/:kind/:id',
    {
      config: { permission: 'settings.read' },
      schema: { tags, summary: 'One setting', params: settingParams, response: { 200: settingSchema } },
    },
    async (request, reply) => {
      const { kind, id } = request.params
      const setting = await getSetting<object>(store, kind, id)
      if (setting === null) throw apiProblem('http.unknown-setting', { kind, id })
      return reply.header('etag', etagHeader(setting.version)).send(wireSetting(setting))
    },
  )

  app.put(
    '/settings/:kind/:id',
    {
      config: { permission: 'settings.manage' },
      schema: {
        tags,
        summary: 'Add or change a setting',
        description:
          'With If-Match, only if it is still that version; with If-None-Match: *, only if there is none yet (412). ' +
          'An endpoint gets a secret that signs what is sent there: it is shown once, when it is made.',
        params: settingParams,
        body: z.record(z.string(), z.unknown()),
        response: { 200: settingSchema },
      },
    },
    async (request, reply) => {
      const { kind, id } = request.params
      const value = await checkSetting(store, kind, id, request.body)
      const actor = actorOf(principalOf(request))
      const at = now()
      const saved = await store.transaction(async (tx) => {
        const isNew = (await getSetting(tx, kind, id)) === null
        const ifVersion = ifVersionOf(preconditionOf(request.headers))
        const setting = await saveSetting(tx, {
          kind,
          id,
          value,
          updatedAt: at,
          updatedBy: actor.id ?? null,
          ...ifVersion,
        })
        const secret = kind === 'endpoints' && isNew ? endpointSecret() : null
        if (secret !== null) await saveSecret(tx, secretKey, endpointSecretName(id), secret, at)
        const data = { version: setting.version }
        await appendAudit(tx, { at, actor, action: 'setting.changed', subject: `${kind}/${id}`, data })
        return { ...wireSetting(setting as Setting<object>), ...(secret === null ? {} : { secret }) }
      })
      return reply.header('etag', etagHeader(saved.version)).send(saved)
    },
  )

  app.delete(
    '/settings/:kind/:id',
    {
      config: { permission: 'settings.manage' },
      schema: {
        tags,
        summary: 'Take a setting away',
        description: '409 when flows still name it, and for a reason that was ever given: that one is retired instead.',
        params: settingParams,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { kind, id } = request.params
      const actor = actorOf(principalOf(request))
      await store.transaction(async (tx) => {
        const { ifVersion } = ifVersionOf(preconditionOf(request.headers))
        if (kind === 'reasons') await refuseUsedReason(tx, id)
        const before = await publishableFlows(tx)
        if (!(await deleteSetting(tx, kind, id, ifVersion ?? undefined))) {
          throw apiProblem('http.unknown-setting', { kind, id })
        }
        const after = new Set(await publishableFlows(tx))
        const users = before.filter((flow) => !after.has(flow))
        if (users.length > 0) throw apiProblem('http.setting-in-use', { id, users })
        if (kind === 'endpoints') await deleteSecret(tx, endpointSecretName(id))
        await appendAudit(tx, { at: now(), actor, action: 'setting.removed', subject: `${kind}/${id}` })
      })
      return reply.code(204).send(null)
    },
  )
}

/** What was judged by a reason keeps it for ever, and with it what it is called. */
async function refuseUsedReason(tx: Transaction, reason: string): Promise<void> {
  const { uses, kinds } = await usesOfReason(tx, reason)
  if (kinds.length > 0) throw apiProblem('http.reason-has-kinds', { reason, kinds })
  if (uses > 0) throw apiProblem('http.reason-in-use', { reason, count: uses })
}

/** Versions are numbers; a tag that is none is one that never was. */
function ifVersionOf(precondition: Precondition): { readonly ifVersion?: number | null } {
  if (precondition.kind === 'none') return {}
  if (precondition.kind === 'absent') return { ifVersion: null }
  return { ifVersion: /^\d{1,9}$/.test(precondition.etag) ? Number(precondition.etag) : 0 }
}

function wireSetting({ id, version, updatedAt, value }: Setting<object>): WireSetting {
  const { id: _, ...data } = value as Record<string, unknown>
  return { id, version, updatedAt: wireInstant(updatedAt), data }
}
