import { z } from 'zod'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { holdReason } from '../../store/breaches/reasons.ts'
import type { RetrospectiveContent } from '../../store/review/retrospective-row.ts'
import {
  addRetrospective,
  changeRetrospective,
  getRetrospective,
  listRetrospectives,
  unknownLinks,
} from '../../store/review/retrospectives.ts'
import type { Transaction } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { etagHeader, versionIn } from '../http/etag.ts'
import { pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { readRetrospective, wireRetrospectives } from '../review/wire-review.ts'
import { listOf } from '../schemas/atoms.ts'
import {
  retrospectiveInputSchema,
  retrospectiveQuery,
  retrospectiveSchema,
  retrospectiveSummarySchema,
} from '../schemas/review-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['breaches']
const idParams = z.strictObject({ id: z.string().min(1).max(100) })

/** What was learned of breaches and complaints. */
export function retrospectiveRoutes(app: App, { store, now, uuid }: Pick<ServerParts, 'store' | 'now' | 'uuid'>): void {
  app.get(
    '/review/retrospectives',
    {
      config: { permission: 'breaches.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'Retrospectives, the newest first',
        querystring: retrospectiveQuery,
        response: { 200: listOf(retrospectiveSummarySchema) },
      },
    },
    async (request) => {
      const { case: caseId, breach, reason, ...page } = request.query
      const { items, nextCursor } = await listRetrospectives(store, {
        ...pageOf(page),
        at: now(),
        visibility: principalOf(request).visibility,
        ...(caseId === undefined ? {} : { caseId }),
        ...(breach === undefined ? {} : { breach }),
        ...(reason === undefined ? {} : { reason }),
      })
      return { items: await wireRetrospectives(store, items), nextCursor }
    },
  )

  app.get(
    '/review/retrospectives/:id',
    {
      config: { permission: 'breaches.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'A retrospective with its actions, and what those came to',
        description:
          'The effect of an action that was done counts the breaches with the reason in windows of equal length before and after it, at most 30 days each.',
        params: idParams,
        response: { 200: retrospectiveSchema },
      },
    },
    async (request, reply) => {
      const found = await readRetrospective(store, request.params.id, now(), principalOf(request).visibility)
      return reply.header('etag', etagHeader(found.version)).send(found)
    },
  )

  app.post(
    '/review/retrospectives',
    {
      config: { permission: 'breaches.review', reach: 'teams' },
      schema: {
        tags,
        summary: 'Write one down',
        body: retrospectiveInputSchema,
        response: { 201: retrospectiveSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const writing = { id: uuid(), by: principal.id, at: now() }
      await store.transaction(async (tx) => {
        await refuseUnknown(tx, request.body, principal.visibility)
        await addRetrospective(tx, request.body, writing)
        const entry = { at: now(), actor: actorOf(principal), action: 'retrospective.added', subject: writing.id }
        await appendAudit(tx, entry)
      })
      const made = await readRetrospective(store, writing.id, now(), principal.visibility)
      return reply.code(201).header('etag', etagHeader(made.version)).send(made)
    },
  )

  app.put(
    '/review/retrospectives/:id',
    {
      config: { permission: 'breaches.review', reach: 'teams' },
      schema: {
        tags,
        summary: 'Replace what one says',
        description: 'With If-Match, only if it is still that version (412). Its actions have addresses of their own.',
        params: idParams,
        body: retrospectiveInputSchema,
        response: { 200: retrospectiveSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const principal = principalOf(request)
      const ifVersion = versionIn(request.headers)
      const writing = { id, by: principal.id, at: now(), ...(ifVersion === undefined ? {} : { ifVersion }) }
      await store.transaction(async (tx) => {
        const isKnown = (await getRetrospective(tx, id, now(), principal.visibility)) !== null
        if (isKnown) await refuseUnknown(tx, request.body, principal.visibility)
        if (!(isKnown && (await changeRetrospective(tx, request.body, writing)))) {
          throw apiProblem('http.unknown-retrospective', { retrospective: id })
        }
        const entry = { at: now(), actor: actorOf(principal), action: 'retrospective.changed', subject: id }
        await appendAudit(tx, entry)
      })
      const changed = await readRetrospective(store, id, now(), principal.visibility)
      return reply.header('etag', etagHeader(changed.version)).send(changed)
    },
  )
}

/** What it is about has to be there. */
async function refuseUnknown(tx: Transaction, content: RetrospectiveContent, visibility: Visibility): Promise<void> {
  const { breaches, cases } = await unknownLinks(tx, content, visibility)
  const [breach] = breaches
  if (breach !== undefined) throw apiProblem('http.unknown-breach', { breach })
  const [caseId] = cases
  if (caseId !== undefined) throw apiProblem('http.unknown-case', { case: caseId })
  if (content.reason !== null && (await holdReason(tx, content.reason)) === null) {
    throw apiProblem('http.unknown-setting', { kind: 'reasons', id: content.reason })
  }
}
