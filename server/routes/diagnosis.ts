import type { FastifyRequest } from 'fastify'
import type { Plan } from '../../core/contract/plan.ts'
import type { ReportDimension } from '../../core/contract/wire-reports.ts'
import { newestPlanHash } from '../../store/documents/plans.ts'
import { namesOf } from '../../store/people/names-of.ts'
import { principalOf } from '../access/authenticate.ts'
import type { PlanCache } from '../cases/plan-cache.ts'
import { diagnoseCorrelations } from '../diagnosis/diagnose-correlations.ts'
import { diagnoseFactors } from '../diagnosis/diagnose-factors.ts'
import { diagnoseWays } from '../diagnosis/diagnose-ways.ts'
import { windowOf } from '../diagnosis/diagnosis-window.ts'
import { KeptAnswers } from '../diagnosis/kept-answers.ts'
import { listFactorCases } from '../diagnosis/list-factor-cases.ts'
import { namesOfCondition } from '../diagnosis/wire-factor.ts'
import type { App } from '../http/app.ts'
import { listIn, pageOf } from '../http/page-of.ts'
import { answerWithProgress, progressDescription } from '../http/stream-progress.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { Rehearsals } from '../rehearsal/rehearsals.ts'
import { wireFact } from '../reports/wire-fact.ts'
import {
  correlationsQuery,
  correlationsSchema,
  factorCasesQuery,
  factorCasesSchema,
  factorsQuery,
  factorsSchema,
  variantsQuery,
  variantsSchema,
} from '../schemas/diagnosis-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['reports']
/** A study compares all cases with each other. */
const config = { permission: 'reports.read', reach: 'house' } as const
const mostDays = { days: 732, hours: 92 } as const
const narrowing = ['team', 'tier', 'channel', 'priority', 'business'] as const

/** Why cases are late: what distinguishes them, which ways they take, and what moves together. */
export function diagnosisRoutes(
  app: App,
  { store, now, config: { publicUrl } }: Pick<ServerParts, 'store' | 'now' | 'config'>,
  { plans, running }: { readonly plans: PlanCache; readonly running: Rehearsals },
): void {
  const long = { running, publicUrl }
  const kept = new KeptAnswers()

  app.get(
    '/diagnosis/factors',
    {
      config,
      schema: {
        tags,
        summary: 'What distinguishes late cases from punctual ones',
        description:
          'Found on a part of the cases and proven on the rest; each factor accounts for all others found. A factor is no proof of a cause. ' +
          `People are told apart only for those with people.read. ${progressDescription}`,
        querystring: factorsQuery,
        response: { 200: factorsSchema },
      },
    },
    async (request, reply) => {
      const { flow, clock, ...query } = request.query
      const plan = await planWith(flow, clock)
      const window = windowOf(query, now(), mostDays.days)
      const seesPeople = principalOf(request).permissions.has('people.read')
      const ask = { plan, clock, window, where: whereOf(query), seesPeople }
      return answerWithProgress(request, reply, long, (options) =>
        logged(diagnoseFactors(store, kept, ask, options), request),
      )
    },
  )

  app.get(
    '/diagnosis/factors/cases',
    {
      config,
      schema: {
        tags,
        summary: 'Every late case behind a factor',
        description:
          'The promises that were broken, the newest first, of all cases and not of a sample only. A page may be short although there is a ' +
          'next one. Who had a case is told only with the permission people.read, and of oneself.',
        querystring: factorCasesQuery,
        response: { 200: factorCasesSchema },
      },
    },
    async (request) => {
      const { flow, clock, condition, and, limit, cursor, ...query } = request.query
      const principal = principalOf(request)
      const seesPeople = principal.permissions.has('people.read')
      const conditions = and === undefined ? [condition] : [condition, and]
      if (!seesPeople && conditions.some(({ column }) => column === 'assignee'))
        throw apiProblem('report.people-hidden', {})
      const plan = await planWith(flow, clock)
      const window = windowOf(query, now(), mostDays.days)
      const page = pageOf({ ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) })
      const ask = { plan, clock, window, where: whereOf(query), seesPeople, conditions, ...page }
      const { items, nextCursor } = await listFactorCases(store, ask)
      const people = conditions.flatMap(({ column, level }) => (column === 'assignee' ? [level] : []))
      return {
        conditions: conditions.map((one) => ({ ...one, ...namesOfCondition(plan, one) })),
        clockName: plan.policy?.clocks.find(({ id }) => id === clock)?.name ?? null,
        window: window.wire,
        people: Object.fromEntries(await namesOf(store, people)),
        items: items.map((row) => wireFact(row, principal)),
        nextCursor,
      }
    },
  )

  app.get(
    '/diagnosis/variants',
    {
      config,
      schema: {
        tags,
        summary: 'Where the time of a process goes, where cases go back, and which ways they take',
        description: `Of closed cases, up to their solution. Times are on the wall, closed hours included. ${progressDescription}`,
        querystring: variantsQuery,
        response: { 200: variantsSchema },
      },
    },
    async (request, reply) => {
      const { flow, clock = null, ...query } = request.query
      const plan = await planWith(flow, clock)
      const window = windowOf(query, now(), mostDays.days)
      return answerWithProgress(request, reply, long, (options) =>
        logged(diagnoseWays(store, kept, { plan, clock, window }, options), request),
      )
    },
  )

  app.get(
    '/diagnosis/correlations',
    {
      config,
      schema: {
        tags,
        summary: 'Which of volume, staffing, answers, punctuality and satisfaction move together',
        description: `By day, or by hour for at most ${mostDays.hours} days. The rhythm of the week and the trend are taken out first. ${progressDescription}`,
        querystring: correlationsQuery,
        response: { 200: correlationsSchema },
      },
    },
    async (request, reply) => {
      const { flow = null, clock = null, span = 'day', ...query } = request.query
      if (flow !== null) await planWith(flow, clock)
      const window = windowOf(query, now(), span === 'day' ? mostDays.days : mostDays.hours)
      return answerWithProgress(request, reply, long, (options) =>
        logged(diagnoseCorrelations(store, kept, { flow, clock, window, span, now: now() }, options), request),
      )
    },
  )

  async function planWith(flow: string, clock: string | null): Promise<Plan> {
    const hash = await newestPlanHash(store, flow)
    if (hash === null) throw apiProblem('diagnosis.unknown-flow', { flow })
    const plan = await plans.get(hash)
    const clocks = plan.policy?.clocks ?? []
    if (clock !== null && !clocks.some(({ id }) => id === clock))
      throw apiProblem('diagnosis.unknown-clock', { flow, clock })
    return plan
  }
}

function whereOf(query: Partial<Record<ReportDimension, string>>) {
  return Object.fromEntries(
    narrowing.flatMap((dimension) => {
      const values = listIn(query[dimension])
      return values === undefined ? [] : [[dimension, values.map((value) => (value === 'none' ? '' : value))]]
    }),
  )
}

/** A thread that broke is a bug: its error is for the log, and the caller is only told that there was one. */
async function logged<T>(study: Promise<T>, request: FastifyRequest): Promise<T> {
  try {
    return await study
  } catch (error) {
    const { code, cause } = error as { readonly code?: string; readonly cause?: unknown }
    if (code === 'diagnosis.broke-off') request.log.error({ err: cause }, 'a diagnosis broke off')
    throw error
  }
}
