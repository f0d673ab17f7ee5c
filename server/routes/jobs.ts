import { z } from 'zod'
import type { WireJob } from '../../core/contract/wire-administration.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { type DeadWorkOfCase, listDeadWork, retryDeadWork } from '../../store/jobs/dead-work.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, nothing, wireInstantSchema } from '../schemas/atoms.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const tags = ['jobs']
const mostShown = 200

const jobSchema = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    case: z.strictObject({ id: z.string(), number: z.int() }).nullable(),
    attempts: z.int(),
    error: z.string().nullable(),
    createdAt: wireInstantSchema,
    failedAt: wireInstantSchema,
  })
  .meta({ id: 'Job' }) satisfies z.ZodType<WireJob>

/** Notifications, webhooks and surveys that failed too often, and what was accepted but could not be handed on; all wait for a person. */
export function jobRoutes(app: App, { store, now }: Pick<ServerParts, 'store' | 'now'>): void {
  app.get(
    '/jobs',
    {
      config: { permission: 'jobs.manage' },
      schema: {
        tags,
        summary: 'Jobs that were given up, the last one first; at most 200',
        querystring: z.strictObject({ state: z.literal('dead').exactOptional() }),
        response: { 200: listOf(jobSchema) },
      },
    },
    async () => ({ items: (await listDeadWork(store, mostShown)).map(wireJob), nextCursor: null }),
  )

  app.post(
    '/jobs/:id/retry',
    {
      config: { permission: 'jobs.manage' },
      schema: {
        tags,
        summary: 'Give a job all its attempts again',
        params: z.strictObject({ id: z.string().min(1).max(200) }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const actor = actorOf(principalOf(request))
      await store.transaction(async (tx) => {
        if (!(await retryDeadWork(tx, id, now()))) throw apiProblem('http.unknown-job', { job: id })
        await appendAudit(tx, { at: now(), actor, action: 'job.retried', subject: id })
      })
      return reply.code(204).send(null)
    },
  )
}

function wireJob({ id, kind, caseId, number, attempt, error, createdAt, failedAt }: DeadWorkOfCase): WireJob {
  return {
    id,
    kind,
    case: caseId === null || number === null ? null : { id: caseId, number },
    attempts: attempt,
    error,
    createdAt: wireInstant(createdAt),
    failedAt: wireInstant(failedAt),
  }
}
