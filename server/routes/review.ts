import type { LocalText } from '../../core/contract/language.ts'
import type { TeamSetting } from '../../core/contract/settings.ts'
import type { WireReviewRules } from '../../core/contract/wire-review.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import type { ReasonGrouping } from '../../store/breaches/count-reasons.ts'
import { readReasons } from '../../store/breaches/reasons.ts'
import { type ReviewRules, readBacklog, readReviewRules, saveReviewRules } from '../../store/breaches/review-rules.ts'
import { newestPlan } from '../../store/documents/plans.ts'
import { listNamed } from '../../store/documents/versions.ts'
import { settleVisits } from '../../store/operation/fold-visits.ts'
import { countActions } from '../../store/review/actions.ts'
import { listSettings } from '../../store/settings/settings.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { CaseParts } from '../cases/case-parts.ts'
import type { App } from '../http/app.ts'
import { etagHeader, versionIn } from '../http/etag.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { filtersOf } from '../review/filters-of.ts'
import { readReasonReport } from '../review/reason-report.ts'
import { listOf } from '../schemas/atoms.ts'
import {
  backlogSchema,
  reasonQuery,
  reasonReportSchema,
  reasonSchema,
  rulesChangeSchema,
  rulesSchema,
} from '../schemas/review-schemas.ts'
import { wireInstantOrNull } from '../wire/wire-instant.ts'
import { retrospectiveRoutes } from './retrospectives.ts'
import { actionRoutes } from './review-actions.ts'

const tags = ['breaches']
const read = { permission: 'breaches.read', reach: 'teams' } as const
const dayMs = 86_400_000
const usualMs = 30 * dayMs
const longestMs = 366 * dayMs

/** The review of breaches as a whole: what waits, by which rules, why promises are broken, and what is learned of it. */
export function reviewRoutes(app: App, parts: Pick<CaseParts, 'store' | 'now' | 'uuid' | 'config' | 'plans'>): void {
  const { store, now } = parts

  app.get(
    '/review/backlog',
    {
      config: read,
      schema: { tags, summary: 'What waits at the review desk', response: { 200: backlogSchema } },
    },
    async (request) => {
      const { id, visibility } = principalOf(request)
      const at = now()
      const { oldestAt, ...counts } = await readBacklog(store, { at, judge: id, visibility })
      return {
        ...counts,
        oldestAt: wireInstantOrNull(oldestAt),
        rules: wireRules(await readReviewRules(store)),
        actions: await countActions(store, { owner: id, at, visibility }),
      }
    },
  )

  app.get(
    '/review/taxonomy',
    {
      config: read,
      schema: {
        tags,
        summary: 'The reasons of this place, in order: each before its kinds',
        description: 'They are kept under settings/reasons.',
        response: { 200: listOf(reasonSchema) },
      },
    },
    async () => ({ items: await readReasons(store), nextCursor: null }),
  )

  app.get(
    '/review/rules',
    { config: read, schema: { tags, summary: 'How reviews are done', response: { 200: rulesSchema } } },
    async (_request, reply) => {
      const rules = await readReviewRules(store)
      return reply.header('etag', etagHeader(rules.version)).send(wireRules(rules))
    },
  )

  app.put(
    '/review/rules',
    {
      config: { permission: 'breaches.approve' },
      schema: {
        tags,
        summary: 'Change how reviews are done',
        description: 'With If-Match, only if they are still that version (412).',
        body: rulesChangeSchema,
        response: { 200: rulesSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const ifVersion = versionIn(request.headers)
      const rules = await store.transaction(async (tx) => {
        const change = { ...request.body, by: principal.id, at: now() }
        const saved = await saveReviewRules(tx, { ...change, ...(ifVersion === undefined ? {} : { ifVersion }) })
        const data = { version: saved.version, ...request.body }
        await appendAudit(tx, {
          at: now(),
          actor: actorOf(principal),
          action: 'review.changed',
          subject: 'rules',
          data,
        })
        return saved
      })
      return reply.header('etag', etagHeader(rules.version)).send(wireRules(rules))
    },
  )

  app.get(
    '/review/reasons',
    {
      config: read,
      schema: {
        tags,
        summary: 'Why promises were broken: a Pareto of reasons',
        description:
          'Breaches of at most 366 days, the last 30 if left out, beside those of the period of equal length right before. Every figure is there with ' +
          'and without what an approved review leaves out; what nobody judged is a bar of its own, at the end.',
        querystring: reasonQuery,
        response: { 200: reasonReportSchema },
      },
    },
    async (request) => {
      const { level = 1, by = null, counting = 'all', weigh = 'count', from, to, ...narrowing } = request.query
      const at = now()
      const end = to ?? at + 1
      const start = from ?? end - usualMs
      if (end <= start || end - start > longestMs) throw apiProblem('http.bad-window', { days: longestMs / dayMs })
      const { judgeWithinMs } = await readReviewRules(store)
      const filters = filtersOf(narrowing, { principal: principalOf(request), judgeWithinMs, at })
      if (by === 'node' || filters.node !== undefined) await settleVisits(store)
      const nameOf = await namesFor(by, filters.flow)
      const ask = {
        filters,
        visibility: principalOf(request).visibility,
        from: start,
        to: end,
        level: level === 2 ? 2 : 1,
        by,
        counting,
        weigh,
        at,
        nameOf,
      } as const
      return readReasonReport(store, ask)
    },
  )

  retrospectiveRoutes(app, parts)
  actionRoutes(app, parts)

  /** Steps have names within one flow only. */
  async function namesFor(by: ReasonGrouping | null, flows: readonly string[] = []) {
    if (by === 'team') {
      const teams = await listSettings<TeamSetting>(store, 'teams')
      return finderIn(new Map(teams.map(({ id, value }) => [id, value.name ?? id])))
    }
    if (by === 'flow') return finderIn(await flowNames())
    const [flow] = flows
    const plan = by === 'node' && flow !== undefined && flows.length === 1 ? await newestPlan(store, flow) : null
    return finderIn(new Map(Object.values(plan?.nodes ?? {}).map(({ id, name }) => [id, name ?? id])))
  }

  async function flowNames(): Promise<ReadonlyMap<string, LocalText>> {
    return new Map((await listNamed(store, 'flow')).map(({ id, name }) => [id, name ?? id]))
  }
}

function finderIn(names: ReadonlyMap<string, LocalText>): (id: string) => LocalText | null {
  return (id) => names.get(id) ?? null
}

function wireRules({ judgeWithinMs, version }: ReviewRules): WireReviewRules {
  return { judgeWithinMs, version }
}
