import { createHash } from 'node:crypto'
import { z } from 'zod'
import {
  type ReportDimension,
  type ReportGrouping,
  reportDimensions,
  type WireReport,
} from '../../core/contract/wire-reports.ts'
import { listFacts } from '../../store/reports/list-facts.ts'
import { principalOf } from '../access/authenticate.ts'
import type { Principal } from '../access/principal.ts'
import type { PlanCache } from '../cases/plan-cache.ts'
import type { App } from '../http/app.ts'
import { etagHeader } from '../http/etag.ts'
import { pageOf } from '../http/page-of.ts'
import { Recent } from '../operation/recent.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { namedReport } from '../reports/named-report.ts'
import { reportDefinitions } from '../reports/report-definitions.ts'
import { wireFact } from '../reports/wire-fact.ts'
import { listOf } from '../schemas/atoms.ts'
import { definitionSchema, factSchema, factsQuery, figuresQuery, reportSchema } from '../schemas/report-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['reports']
const config = { permission: 'reports.read', reach: 'teams' } as const

/** Many look at the same report, and are all told of every event. */
const recentMs = 2000

type Narrowed = Readonly<Partial<Record<ReportDimension, readonly string[]>>>

/** Figures over all cases, the facts behind each of them, and what they mean. */
export function reportsRoutes(
  app: App,
  { store, now, plans }: Pick<ServerParts, 'store' | 'now'> & { readonly plans: PlanCache },
): void {
  const recent = new Recent<WireReport>({ keepMs: recentMs, most: 200 })

  app.get(
    '/reports/figures',
    {
      config,
      schema: {
        tags,
        summary: 'What happened to cases, counted: how often, how late, how long',
        description:
          'Days are those of the zone. What happened is counted about two seconds later, and an answer may be two seconds old; with If-None-Match it is sent only when it changed (304). Persons are told apart only with the permission people.read, oneself without.',
        querystring: figuresQuery,
        response: { 200: reportSchema, 304: z.null().meta({ description: 'As you have it.' }) },
      },
    },
    async (request, reply) => {
      const { by, measure, key: only, from, to, zone, ...where } = request.query
      refusePeople(principalOf(request), by ?? [], where)
      const query = {
        measure,
        from,
        to,
        zone,
        ...(only === undefined ? {} : { key: only }),
        ...(by === undefined ? {} : { by }),
        ...narrowedBy(where),
      }
      const { visibility } = principalOf(request)
      const key = JSON.stringify([query, visibility])
      const answer = await recent.get(key, now(), () => namedReport(store, plans, query, visibility))
      // What it says is the same although it is of a later instant.
      const said = JSON.stringify({ ...answer, asOf: null })
      const etag = etagHeader(createHash('sha256').update(said).digest('base64url').slice(0, 22))
      void reply.header('etag', etag).header('cache-control', 'private, no-cache')
      return request.headers['if-none-match'] === etag ? reply.code(304).send(null) : reply.code(200).send(answer)
    },
  )

  app.get(
    '/reports/facts',
    {
      config,
      schema: {
        tags,
        summary: 'The facts that a figure counts, with their cases',
        description:
          'Asked for as the figure was, and further narrowed. Who had a case is told only with the permission people.read, and of oneself.',
        querystring: factsQuery,
        response: { 200: listOf(factSchema) },
      },
    },
    async (request) => {
      const { limit, cursor, sort, flow, team, tier, channel, priority, business, assignee, ...query } = request.query
      const given = { flow, team, tier, channel, priority, business, assignee }
      const where = Object.fromEntries(Object.entries(given).filter(([, values]) => values !== undefined))
      refusePeople(principalOf(request), [], where)
      const page = pageOf({ ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) })
      const asked = { ...query, ...narrowedBy(where) }
      const { visibility } = principalOf(request)
      const listing = { ...page, query: asked, visibility, ...(sort === undefined ? {} : { sort }) }
      const { items, nextCursor } = await listFacts(store, listing)
      return { items: items.map((row) => wireFact(row, principalOf(request))), nextCursor }
    },
  )

  app.get(
    '/reports/definitions',
    {
      config,
      schema: {
        tags,
        summary: 'What each measure of a report means, in both languages',
        response: { 200: z.strictObject({ items: z.array(definitionSchema) }) },
      },
    },
    () => ({ items: [...reportDefinitions] }),
  )
}

function narrowedBy(where: Narrowed): { readonly where?: Narrowed } {
  const named = reportDimensions.filter((name) => where[name] !== undefined)
  return named.length === 0 ? {} : { where: Object.fromEntries(named.map((name) => [name, where[name] ?? []])) }
}

/** Figures of single persons are for those who may see them; everybody may see their own. */
function refusePeople(principal: Principal, by: readonly ReportGrouping[], where: Narrowed): void {
  if (principal.permissions.has('people.read')) return
  const { assignee } = where
  const isOwn = assignee?.length === 1 && assignee[0] === principal.id
  if (!isOwn && (assignee !== undefined || by.includes('assignee'))) throw apiProblem('report.people-hidden', {})
}
