import { z } from 'zod'
import type { WireBreach } from '../../core/contract/wire.ts'
import { localTextSchema } from '../../model/document/atom-schemas.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import type { BreachRow } from '../../store/breaches/breach-row.ts'
import { type BreachFilters, getBreach, listBreaches } from '../../store/breaches/list-breaches.ts'
import { decideExclusion, reviewBreach } from '../../store/breaches/review-breach.ts'
import type { Transaction } from '../../store/store.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { listIn, pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, listQuery, wireInstantSchema } from '../schemas/atoms.ts'
import type { ServerParts } from '../server-parts.ts'
import { caseUrl } from '../wire/wire-case.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const tags = ['breaches']

const breachSchema = z
  .strictObject({
    id: z.string(),
    case: z.strictObject({ id: z.string(), number: z.int(), subject: z.string().nullable(), url: z.string() }),
    flow: z.string(),
    clock: z.string(),
    clockName: localTextSchema,
    instance: z.int(),
    breachedAt: wireInstantSchema,
    dueAt: wireInstantSchema,
    detectedAt: wireInstantSchema,
    targetMs: z.int(),
    priority: z.string().nullable(),
    team: z.string().nullable(),
    assignee: z.string().nullable(),
    policyVersion: z.int().nullable(),
    calendarVersion: z.int().nullable(),
    cause: z.enum(['time', 'retarget']),
    contested: z.boolean(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    exclusion: z.enum(['none', 'proposed', 'approved']),
    proposedBy: z.string().nullable(),
  })
  .meta({ id: 'Breach' }) satisfies z.ZodType<WireBreach>

const filter = z.string().min(1).max(1000).exactOptional()

const breachQuery = z.strictObject({
  ...listQuery,
  review: z
    .enum(['open', 'proposed', 'done'])
    .exactOptional()
    .meta({ description: 'open: without a reason; proposed: somebody has to approve; done: with a reason' }),
  case: z.string().min(1).max(100).exactOptional(),
  reason: filter,
  flow: filter,
  clock: filter,
  team: filter,
  assignee: filter,
  priority: filter,
  contested: z.enum(['true', 'false']).exactOptional(),
})

const breachParams = z.strictObject({ id: z.string().min(1).max(100) })

/** Left out, it stays; empty or null takes it away. */
const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((value) => value.trim() || null)
    .nullable()
    .exactOptional()

const reviewSchema = z.strictObject({
  reason: text(200),
  note: text(10_000),
  exclude: z.boolean().exactOptional().meta({ description: 'true proposes; false takes a proposal back' }),
})

const decisionSchema = z
  .strictObject({ approve: z.boolean().exactOptional() })
  .nullish()
  .meta({ description: 'approve: false refuses; left out, it approves' })

/** What was late: the list, and its review by one person and another. What was recorded never changes. */
export function breachRoutes(app: App, { store, now, config }: Pick<ServerParts, 'store' | 'now' | 'config'>): void {
  const wire = (row: BreachRow) => wireBreach(row, config.publicUrl)

  app.get(
    '/breaches',
    {
      config: { permission: 'breaches.read' },
      schema: {
        tags,
        summary: 'What was late, the newest first',
        querystring: breachQuery,
        response: { 200: listOf(breachSchema) },
      },
    },
    async (request) => {
      const listing = { ...pageOf(request.query), filters: filtersOf(request.query), visibility: 'all' as const }
      const { items, nextCursor } = await listBreaches(store, listing)
      return { items: items.map(wire), nextCursor }
    },
  )

  app.get(
    '/breaches/:id',
    {
      config: { permission: 'breaches.read' },
      schema: { tags, summary: 'One breach', params: breachParams, response: { 200: breachSchema } },
    },
    async (request) => {
      const { id } = request.params
      return wire(known(await getBreach(store, id, 'all'), id))
    },
  )

  app.patch(
    '/breaches/:id',
    {
      config: { permission: 'breaches.review' },
      schema: {
        tags,
        summary: 'Write down why, and propose to exclude it from reports',
        params: breachParams,
        body: reviewSchema,
        response: { 200: breachSchema },
      },
    },
    async (request) => {
      const { id } = request.params
      const principal = principalOf(request)
      const review = request.body
      return wire(
        await inReview(id, principal, 'breach.reviewed', { ...review, note: undefined }, (tx) =>
          reviewBreach(tx, { id, ...review, by: principal.id, at: now() }),
        ),
      )
    },
  )

  app.post(
    '/breaches/:id/approve',
    {
      config: { permission: 'breaches.approve' },
      schema: {
        tags,
        summary: 'Decide on a proposed exclusion',
        description: 'Never by whoever proposed it.',
        params: breachParams,
        body: decisionSchema,
        response: { 200: breachSchema },
      },
    },
    async (request) => {
      const { id } = request.params
      const principal = principalOf(request)
      const isApproved = request.body?.approve ?? true
      return wire(
        await inReview(id, principal, 'breach.decided', { isApproved }, (tx) =>
          decideExclusion(tx, { id, isApproved, by: principal.id, at: now() }),
        ),
      )
    },
  )

  async function inReview(
    id: string,
    principal: Principal,
    action: string,
    data: Readonly<Record<string, unknown>>,
    work: (tx: Transaction) => Promise<BreachRow | null>,
  ): Promise<BreachRow> {
    return store.transaction(async (tx) => {
      const row = known(await work(tx), id)
      await appendAudit(tx, { at: now(), actor: actorOf(principal), action, subject: id, data })
      return row
    })
  }
}

function known(row: BreachRow | null, id: string): BreachRow {
  if (row === null) throw apiProblem('http.unknown-breach', { breach: id })
  return row
}

function filtersOf(query: z.output<typeof breachQuery>): BreachFilters {
  const { review, case: caseId, contested } = query
  const lists = Object.fromEntries(
    (['reason', 'flow', 'clock', 'team', 'assignee', 'priority'] as const).flatMap((name) => {
      const values = listIn(query[name])
      return values === undefined ? [] : [[name, values]]
    }),
  )
  return {
    ...lists,
    ...(caseId === undefined ? {} : { caseId }),
    ...(contested === undefined ? {} : { contested: contested === 'true' }),
    ...(review === 'proposed' ? { exclusion: ['proposed' as const] } : {}),
    ...(review === 'open' || review === 'done' ? { isReviewed: review === 'done' } : {}),
  }
}

function wireBreach(row: BreachRow, publicUrl: string): WireBreach {
  return {
    id: row.id,
    case: { id: row.caseId, number: row.number, subject: row.subject, url: caseUrl(row.caseId, publicUrl) },
    flow: row.flow,
    clock: row.clock,
    clockName: row.clockName,
    instance: row.instance,
    breachedAt: wireInstant(row.breachedAt),
    dueAt: wireInstant(row.dueAt),
    detectedAt: wireInstant(row.detectedAt),
    targetMs: row.targetMs,
    priority: row.priority,
    team: row.team,
    assignee: row.assignee,
    policyVersion: row.policyVersion,
    calendarVersion: row.calendarVersion,
    cause: row.cause,
    contested: row.contested,
    reason: row.reason,
    note: row.note,
    exclusion: row.exclusion,
    proposedBy: row.proposedBy,
  }
}
