import { z } from 'zod'
import type { WireReviewed } from '../../core/contract/wire-review.ts'
import { messageOf } from '../../model/words/message.ts'
import type { JudgementChange } from '../../store/breaches/judgement.ts'
import { getBreach, listBreaches } from '../../store/breaches/list-breaches.ts'
import { readReviewRules } from '../../store/breaches/review-rules.ts'
import { settleVisits } from '../../store/operation/fold-visits.ts'
import { principalOf } from '../access/authenticate.ts'
import type { Principal } from '../access/principal.ts'
import type { CaseParts } from '../cases/case-parts.ts'
import type { App } from '../http/app.ts'
import { etagHeader, versionIn } from '../http/etag.ts'
import { languageOf } from '../http/language-of.ts'
import { pageOf } from '../http/page-of.ts'
import { filtersOf } from '../review/filters-of.ts'
import { decideBreach, isRefusal, judgeBreach, known } from '../review/judge-breach.ts'
import { readContext } from '../review/review-context.ts'
import { wireBreach } from '../review/wire-breach.ts'
import { listOf } from '../schemas/atoms.ts'
import {
  breachContextSchema,
  breachQuery,
  breachSchema,
  exclusionDecisionSchema,
  reviewedSchema,
  reviewSchema,
  severalSchema,
} from '../schemas/breach-schemas.ts'

const tags = ['breaches']
const breachParams = z.strictObject({ id: z.string().min(1).max(100) })
const ifMatch = 'With If-Match, only if the review is still that version (409).'

/** What was late: the list, and its review by one person and another. What was recorded never changes. */
export function breachRoutes(app: App, parts: Pick<CaseParts, 'store' | 'now' | 'config' | 'plans'>): void {
  const { store, now, config } = parts
  const viewOf = async (principal: Principal) => ({
    principal,
    publicUrl: config.publicUrl,
    judgeWithinMs: (await readReviewRules(store)).judgeWithinMs,
    at: now(),
  })

  app.get(
    '/breaches',
    {
      config: { permission: 'breaches.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'What was late, the newest first',
        description: 'Who had a case is told only with the permission people.read, and of oneself.',
        querystring: breachQuery,
        response: { 200: listOf(breachSchema) },
      },
    },
    async (request) => {
      const { sort = 'newest', limit, cursor, ...filters } = request.query
      const view = await viewOf(principalOf(request))
      const page = pageOf({ ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) })
      const { visibility } = view.principal
      const listing = { ...page, sort, at: view.at, filters: filtersOf(filters, view), visibility }
      const { items, nextCursor } = await listBreaches(store, listing)
      return { items: items.map((row) => wireBreach(row, view)), nextCursor }
    },
  )

  app.post(
    '/breaches/review',
    {
      config: { permission: 'breaches.review', reach: 'teams' },
      schema: {
        tags,
        summary: 'Review several breaches alike',
        description: 'Each is recorded by itself: what cannot be done of one is told, and the others are done.',
        body: severalSchema,
        response: { 200: z.strictObject({ items: z.array(reviewedSchema) }) },
      },
    },
    async (request) => {
      const { breaches, change } = request.body
      const view = await viewOf(principalOf(request))
      const language = languageOf(request.headers['accept-language'])
      const items: WireReviewed[] = []
      for (const { id, version } of breaches) {
        try {
          items.push({ id, ok: true, breach: wireBreach(await judge(view.principal, id, change, version), view) })
        } catch (error) {
          if (!isRefusal(error)) throw error
          items.push({ id, ok: false, code: error.code, message: messageOf(error.code, error.params, language) })
        }
      }
      return { items }
    },
  )

  app.get(
    '/breaches/:id',
    {
      config: { permission: 'breaches.read', reach: 'teams' },
      schema: { tags, summary: 'One breach', params: breachParams, response: { 200: breachSchema } },
    },
    async (request, reply) => {
      const { id } = request.params
      const row = known(await getBreach(store, id, principalOf(request).visibility), id)
      return reply.header('etag', etagHeader(row.version)).send(wireBreach(row, await viewOf(principalOf(request))))
    },
  )

  app.get(
    '/breaches/:id/context',
    {
      config: { permission: 'breaches.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'What a judgement needs: what happened around the breach, and the history of its review',
        params: breachParams,
        response: { 200: breachContextSchema },
      },
    },
    async (request) => {
      const { id } = request.params
      // Where the case stood follows from what was recorded; whoever asks settles first what waits.
      await settleVisits(store)
      const row = known(await getBreach(store, id, principalOf(request).visibility), id)
      return readContext(parts, row, await viewOf(principalOf(request)))
    },
  )

  app.patch(
    '/breaches/:id',
    {
      config: { permission: 'breaches.review', reach: 'teams' },
      schema: {
        tags,
        summary: 'Write down why, who is to judge it, and propose to exclude it from reports',
        description: ifMatch,
        params: breachParams,
        body: reviewSchema,
        response: { 200: breachSchema },
      },
    },
    async (request, reply) => {
      const view = await viewOf(principalOf(request))
      const row = await judge(view.principal, request.params.id, request.body, versionIn(request.headers))
      return reply.header('etag', etagHeader(row.version)).send(wireBreach(row, view))
    },
  )

  app.post(
    '/breaches/:id/approve',
    {
      config: { permission: 'breaches.approve', reach: 'teams' },
      schema: {
        tags,
        summary: 'Decide on a proposed exclusion',
        description: `Never by whoever proposed it. ${ifMatch}`,
        params: breachParams,
        body: exclusionDecisionSchema,
        response: { 200: breachSchema },
      },
    },
    async (request, reply) => {
      const view = await viewOf(principalOf(request))
      const { approve = true, ground = null } = request.body ?? {}
      const decision = { isApproved: approve, answer: ground, ifVersion: versionIn(request.headers) }
      const row = await decideBreach(parts, view.principal, request.params.id, decision)
      return reply.header('etag', etagHeader(row.version)).send(wireBreach(row, view))
    },
  )

  function judge(principal: Principal, id: string, change: JudgementChange, ifVersion: number | undefined) {
    return judgeBreach(parts, principal, id, change, ifVersion)
  }
}
