import { z } from 'zod'
import { explain } from '../../core/clocks/explain.ts'
import { readClocks } from '../../core/clocks/read-clock.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRow } from '../../store/cases/case-row.ts'
import { principalOf } from '../access/authenticate.ts'
import type { CaseParts } from '../cases/case-parts.ts'
import { findCase } from '../cases/find-case.ts'
import { readTimeline } from '../cases/read-cases.ts'
import type { App } from '../http/app.ts'
import { languageOf } from '../http/language-of.ts'
import { pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, listQuery } from '../schemas/atoms.ts'
import { clockSchema, recordSchema, whySchema } from '../schemas/case-schemas.ts'
import { wireClock } from '../wire/wire-clock.ts'
import { wireWhy } from '../wire/wire-why.ts'
import { caseParams } from './cases.ts'

const tags = ['cases']

const timelineQuery = z.strictObject({
  ...listQuery,
  sort: z.enum(['seq', '-seq']).exactOptional().meta({ description: 'seq: the oldest first, as by default' }),
})

const whyParams = caseParams.extend({ clock: z.string().min(1).max(64) })

const whyQuery = z.strictObject({
  instance: z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .exactOptional()
    .meta({ description: 'counts from 1; the newest if left out' }),
})

/** What happened to a case, and what its clocks say and why. */
export function caseHistoryRoutes(app: App, parts: Pick<CaseParts, 'store' | 'plans' | 'config' | 'now'>): void {
  const { store, plans, now } = parts

  app.get(
    '/cases/:id/timeline',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'What happened to a case',
        params: caseParams,
        querystring: timelineQuery,
        response: { 200: listOf(recordSchema) },
      },
    },
    async (request) => {
      const found = await findCase(store, request.params.id, now(), principalOf(request).visibility)
      if (found.kind === 'kept') return { items: [], nextCursor: null }
      const { sort, ...page } = request.query
      return readTimeline(parts, found.row.id, { ...pageOf(page), isNewestFirst: sort === '-seq' })
    },
  )

  app.get(
    '/cases/:id/clocks',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'All measurements of its clocks',
        params: caseParams,
        response: { 200: listOf(clockSchema) },
      },
    },
    async (request) => {
      const found = await findCase(store, request.params.id, now(), principalOf(request).visibility)
      if (found.kind === 'kept') return { items: [], nextCursor: null }
      const plan = await plans.get(found.row.planHash)
      const { state } = found.row
      return { items: readClocks(plan, state, Math.max(now(), state.at)).map(wireClock), nextCursor: null }
    },
  )

  app.get(
    '/cases/:id/clocks/:clock/why',
    {
      config: { permission: 'cases.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'Why a clock is due when it is due',
        description: 'In the language of Accept-Language.',
        params: whyParams,
        querystring: whyQuery,
        response: { 200: whySchema },
      },
    },
    async (request) => {
      const { id, clock } = request.params
      const found = await findCase(store, id, now(), principalOf(request).visibility)
      if (found.kind === 'kept') throw apiProblem('http.unknown-clock', { clock, known: [] })
      const plan = await plans.get(found.row.planHash)
      refuseUnknownClock(plan, found.row, clock, request.query.instance)
      const { state } = found.row
      const explanation = explain(plan, state, clock, Math.max(now(), state.at), request.query.instance)
      return wireWhy(explanation, languageOf(request.headers['accept-language']))
    },
  )
}

function refuseUnknownClock(plan: Plan, { state }: CaseRow, clock: string, instance: number | undefined): void {
  const known = plan.policy?.clocks.map(({ id }) => id) ?? []
  const measured = state.clocks.find(({ id }) => id === clock)?.instances.length ?? 0
  const isKnown = known.includes(clock) && (instance === undefined || instance <= measured)
  if (!isKnown) throw apiProblem('http.unknown-clock', { clock, known })
}
