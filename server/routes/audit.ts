import { z } from 'zod'
import { type AuditRow, listAudit } from '../../store/audit/read-audit.ts'
import type { App } from '../http/app.ts'
import { pageOf } from '../http/page-of.ts'
import { listOf, listQuery, wireInstantSchema } from '../schemas/atoms.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const auditLineSchema = z
  .strictObject({
    seq: z.int(),
    at: wireInstantSchema,
    actor: z.strictObject({ kind: z.string(), id: z.string().exactOptional() }),
    action: z.string(),
    subject: z.string(),
    data: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditLine' })

/** Sign-ins and changes of configuration: who did what, when; never rewritten. */
export function auditRoutes(app: App, { store }: Pick<ServerParts, 'store'>): void {
  app.get(
    '/audit',
    {
      config: { permission: 'audit.read' },
      schema: {
        tags: ['audit'],
        summary: 'Who signed in and who changed what, the newest first',
        querystring: z.strictObject({
          ...listQuery,
          action: z.string().min(1).max(100).exactOptional(),
          actor: z.string().min(1).max(100).exactOptional(),
        }),
        response: { 200: listOf(auditLineSchema) },
      },
    },
    async (request) => {
      const { action, actor, ...page } = request.query
      const { items, nextCursor } = await listAudit(store, {
        ...pageOf(page),
        ...(action === undefined ? {} : { action }),
        ...(actor === undefined ? {} : { actorId: actor }),
      })
      return { items: items.map(wireLine), nextCursor }
    },
  )
}

function wireLine({ at, ...line }: AuditRow) {
  return { ...line, at: wireInstant(at) }
}
