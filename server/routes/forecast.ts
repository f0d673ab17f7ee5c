import type { KeptStaffing } from '../../analysis/staffing/kept-staffing.ts'
import type { WireChurnReason, WireCustomerForecast, WireStaffing } from '../../core/contract/wire-forecast.ts'
import { decodeCursor, pageOf as pageOfRows } from '../../store/cursor.ts'
import { newestPlanHashes } from '../../store/documents/plans.ts'
import { listCustomerScores } from '../../store/forecasts/customer-signals.ts'
import { keptForecast } from '../../store/forecasts/kept-forecasts.ts'
import { principalOf } from '../access/authenticate.ts'
import { teamsWithin } from '../access/visibility-of.ts'
import type { PlanCache } from '../cases/plan-cache.ts'
import { arrivalForecast } from '../forecast/arrival-forecast.ts'
import { caseForecast } from '../forecast/case-forecast.ts'
import { forecastNames } from '../forecast/forecast-names.ts'
import type { App } from '../http/app.ts'
import { listIn, pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import {
  arrivalForecastSchema,
  arrivalsQuery,
  caseForecastQuery,
  caseForecastSchema,
  customerForecastQuery,
  customerForecastSchema,
  staffingQuery,
  staffingSchema,
} from '../schemas/forecast-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant, wireInstantOrNull } from '../wire/wire-instant.ts'

const tags = ['forecast']
/** What is worked out over all cases at once, and cannot be told apart by team afterwards. */
const config = { permission: 'reports.read', reach: 'house' } as const
const byTeam = { permission: 'reports.read', reach: 'teams' } as const
const customerSort = 'score'

/** What will come. A worker keeps it in the store; here it is only read. */
export function forecastRoutes(
  app: App,
  { store, plans, config: { publicUrl } }: Pick<ServerParts, 'store' | 'config'> & { readonly plans: PlanCache },
): void {
  const newestPlans = async () => [...(await plans.getAll(await newestPlanHashes(store))).values()]

  app.get(
    '/forecast/arrivals',
    {
      config,
      schema: {
        tags,
        summary: 'What will come in during the next two weeks, by hour',
        description:
          'Worked out every hour. Holidays and make-up days are those of the calendar of the flow. `error` says how far such forecasts were off, beside the same hour of the week before; where that was better, it is what is shown.',
        querystring: arrivalsQuery,
        response: { 200: arrivalForecastSchema },
      },
    },
    async ({ query: { flow = null, channel = null } }) => arrivalForecast(store, flow, channel, await newestPlans()),
  )

  app.get(
    '/forecast/cases',
    {
      config: byTeam,
      schema: {
        tags,
        summary: 'Running promises by how probable it is that they will be broken',
        description:
          'Worked out every minute by a model that is learned anew every six hours; `model` says how good it is on records that it was not learned from. Persons are named, and their load is a reason, only with the permission people.read.',
        querystring: caseForecastQuery,
        response: { 200: caseForecastSchema },
      },
    },
    async (request) => {
      const { limit, cursor, atLeast, ...lists } = request.query
      const principal = principalOf(request)
      const values = Object.entries(lists).flatMap(([name, text]) => {
        const list = listIn(text)
        return list === undefined ? [] : [[name, list] as const]
      })
      return caseForecast(store, {
        ...pageOf({ ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) }),
        filters: { ...Object.fromEntries(values), ...(atLeast === undefined ? {} : { atLeast }) },
        seesPeople: principal.permissions.has('people.read'),
        self: principal.id,
        visibility: principal.visibility,
        publicUrl,
        plans: await newestPlans(),
      })
    },
  )

  app.get(
    '/forecast/staffing',
    {
      config: byTeam,
      schema: {
        tags,
        summary: 'How many people each team needs in the next week, by hour, against those who are planned',
        description:
          'Worked out every hour: by Erlang C for what is expected, so that work is taken up within the promise. Planned are the members of a team, else the users who belong to it, else its capacity, while its calendar is open.',
        querystring: staffingQuery,
        response: { 200: staffingSchema },
      },
    },
    async (request): Promise<WireStaffing> => {
      const kept = await keptForecast<KeptStaffing>(store, 'staffing')
      const wanted = teamsWithin(principalOf(request).visibility, listIn(request.query.team))
      const isWanted = ({ team }: { readonly team: string }) => wanted === undefined || wanted.includes(team)
      const teams = (kept?.body.teams ?? []).filter(isWanted)
      return {
        state: teams.some(({ workMs }) => workMs !== null) ? 'ready' : 'learning',
        asOf: wireInstantOrNull(kept?.at),
        teams: teams.map(({ hours, ...team }) => ({
          ...team,
          hours: hours.map(({ at, ...hour }) => ({ at: wireInstant(at), ...hour })),
        })),
        gaps: (kept?.body.gaps ?? [])
          .filter(isWanted)
          .map(({ fromAt, toAt, ...gap }) => ({ ...gap, fromAt: wireInstant(fromAt), toAt: wireInstant(toAt) })),
        names: await forecastNames(store, { team: new Set(teams.map(({ team }) => team)) }, []),
      }
    },
  )

  app.get(
    '/forecast/customers',
    {
      config,
      schema: {
        tags,
        summary: 'Customers who may leave, and why it looks so',
        description:
          'Worked out every six hours, by rules, or with weights learned from customers who stayed away where those tell them apart. For whoever may see cases, and with them customers.',
        querystring: customerForecastQuery,
        response: { 200: customerForecastSchema },
      },
    },
    async (request): Promise<WireCustomerForecast> => {
      if (!principalOf(request).permissions.has('cases.read')) {
        throw apiProblem('http.not-permitted', { permission: 'cases.read' })
      }
      const { tier, ...rest } = request.query
      const { limit, cursor } = pageOf(rest)
      const from = cursor === null ? null : decodeCursor(cursor, customerSort, 'number')
      const after = from === null ? null : { score: Number(from.key) / 10, customerId: from.id }
      const rows = await listCustomerScores(store, listIn(tier) ?? null, after, limit + 1)
      const page = pageOfRows(rows, limit, ({ score, customerId }) => ({
        sort: customerSort,
        key: Math.round(score * 10),
        id: customerId,
      }))
      const kept = await keptForecast<WireCustomerForecast['basis']>(store, 'churn')
      const unknown = { kind: 'rules', customers: 0, watched: 0, lost: 0, skill: null } as const
      return {
        asOf: wireInstantOrNull(kept?.at),
        basis: kept?.body ?? unknown,
        items: page.items.map(({ lastContactAt, reasons, ...row }) => ({
          ...row,
          lastContactAt: wireInstant(lastContactAt),
          reasons: reasons as readonly WireChurnReason[],
        })),
        nextCursor: page.nextCursor,
      }
    },
  )
}
