import { createHash } from 'node:crypto'
import { z } from 'zod'
import { LIVE } from '../../core/contract/live.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { WireOperation } from '../../core/contract/wire-operation.ts'
import { idSchema } from '../../model/document/atom-schemas.ts'
import { newestPlanHash } from '../../store/documents/plans.ts'
import { settleVisits } from '../../store/operation/fold-visits.ts'
import { readHistory } from '../../store/operation/read-history.ts'
import { readOperation } from '../../store/operation/read-operation.ts'
import type { PlanCache } from '../cases/plan-cache.ts'
import type { App } from '../http/app.ts'
import { etagHeader } from '../http/etag.ts'
import { countedFacts, profileOfHistory } from '../operation/profile-of-history.ts'
import { Recent } from '../operation/recent.ts'
import { wireOperation } from '../operation/wire-operation.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { historyProfileSchema, operationQuery, operationSchema, profileQuery } from '../schemas/operation-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const tags = ['cases']
const dayMs = 86_400_000
const usualMs = 7 * dayMs
const longestMs = 366 * dayMs
const usualWeeks = 4

const flowParams = z.strictObject({ id: idSchema })

/** How the cases of a flow fare, and what a simulation can learn from them. */
export function operationRoutes(
  app: App,
  { store, now, plans }: Pick<ServerParts, 'store' | 'now'> & { readonly plans: PlanCache },
): void {
  // Many look at the same flow, and are all told of every event.
  const recent = new Recent<WireOperation>({ keepMs: LIVE.sharedMs, most: 50 })

  app.get(
    '/flows/:id/operation',
    {
      config: { permission: 'cases.read' },
      schema: {
        tags,
        summary: 'Where the cases of a flow stand, how long they stay, and how its clocks fare',
        description:
          'Counts of now, and times of what ended in the window, at most 366 days. An answer may be a second old; with If-None-Match it is sent only when it changed (304).',
        params: flowParams,
        querystring: operationQuery,
        response: { 200: operationSchema, 304: z.null().meta({ description: 'As you have it.' }) },
      },
    },
    async (request, reply) => {
      const at = now()
      const { version = null } = request.query
      const to = request.query.to === undefined ? null : Date.parse(request.query.to)
      const from = request.query.from === undefined ? (to ?? at) - usualMs : Date.parse(request.query.from)
      const length = (to ?? at) - from
      if (length <= 0 || length > longestMs) throw apiProblem('http.bad-window', { days: longestMs / dayMs })
      const plan = await publishedPlan(request.params.id)
      const fixedFrom = request.query.from === undefined ? 'usual' : from
      const key = JSON.stringify([plan.hash, version, fixedFrom, to])
      const answer = await recent.get(key, at, async () => {
        await settleVisits(store)
        const query = { flow: plan.id, version, from, to: to ?? at + 1, at }
        return wireOperation(plan, { version, from, to }, await readOperation(store, query))
      })
      const etag = etagHeader(createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 22))
      void reply.header('etag', etag).header('cache-control', 'private, no-cache')
      return request.headers['if-none-match'] === etag ? reply.code(304).send(null) : reply.code(200).send(answer)
    },
  )

  app.get(
    '/flows/:id/profile',
    {
      config: { permission: 'cases.read' },
      schema: {
        tags,
        summary: 'What a simulation may assume of a flow, as it was in the last weeks',
        description:
          'Arrivals by weekday and hour, channels, facts of the intake, outcomes of tasks, failures, answered surveys. How long work takes is not recorded.',
        params: flowParams,
        querystring: profileQuery,
        response: { 200: historyProfileSchema },
      },
    },
    async (request) => {
      const plan = await publishedPlan(request.params.id)
      const to = now()
      const from = to - (request.query.weeks ?? usualWeeks) * usualMs
      await settleVisits(store)
      const history = await readHistory(store, { flow: plan.id, from, to, facts: countedFacts(plan) })
      return {
        cases: history.arrivals.reduce((sum, { cases }) => sum + cases, 0),
        from: wireInstant(from),
        to: wireInstant(to),
        profile: profileOfHistory(plan, history, { from, to }),
      }
    },
  )

  async function publishedPlan(flow: string): Promise<Plan> {
    const hash = await newestPlanHash(store, flow)
    if (hash === null) throw apiProblem('http.unknown-document', { kind: 'flow', id: flow })
    return plans.get(hash)
  }
}
