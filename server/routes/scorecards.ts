import type { FastifyContextConfig } from 'fastify'
import type { z } from 'zod'
import type { WireScorecard, WireScorecardCase, WireScorecardLine } from '../../core/contract/wire-scorecards.ts'
import { pageOf as cut, decodeCursor } from '../../store/cursor.ts'
import { closedQuarters } from '../../store/scorecards/closed-quarters.ts'
import { type FigureCase, figureCases } from '../../store/scorecards/figure-cases.ts'
import { principalOf } from '../access/authenticate.ts'
import type { Principal } from '../access/principal.ts'
import { seesTeam } from '../access/visibility-of.ts'
import type { App } from '../http/app.ts'
import { pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { peopleSeenBy } from '../quality/audit-sight.ts'
import { listOf } from '../schemas/atoms.ts'
import {
  casesQuery,
  linesQuery,
  quarterQuery,
  quarterStateSchema,
  scorecardCaseSchema,
  scorecardLineSchema,
  scorecardSchema,
  subjectParams,
  trendSchema,
} from '../schemas/scorecard-schemas.ts'
import { scorecardRuleRoutes } from '../scorecards/rule-routes.ts'
import { ScorecardReader } from '../scorecards/scorecard-reader.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const tags = ['scorecards']
/** Everybody sees their own; the rest is decided inside. */
const own = { config: { signedIn: true } } as const
const reports = { config: { permission: 'reports.read', reach: 'teams' } } as const
const kinds = { people: 'person', teams: 'team' } as const

/** What people and teams did in a quarter, in points that lead back to the cases. */
export function scorecardsRoutes(app: App, parts: Pick<ServerParts, 'store' | 'now'>): void {
  const { store, now } = parts
  const reader = new ScorecardReader(store)
  scorecardRuleRoutes(app, { ...parts, reader })

  app.get(
    '/scorecards/quarters',
    {
      ...own,
      schema: { tags, summary: 'The quarters that can be shown', response: { 200: listOf(quarterStateSchema) } },
    },
    async () => {
      const at = now()
      const closed = new Map((await closedQuarters(store)).map((one) => [one.quarter, one.closedAt]))
      const items = (await reader.quarters(at)).map(({ quarter, toAt }) => {
        const closedAt = closed.get(quarter)
        return { quarter, isOver: toAt <= at, closedAt: closedAt === undefined ? null : wireInstant(closedAt) }
      })
      return { items, nextCursor: null }
    },
  )

  app.get(
    '/scorecards/me',
    { ...own, schema: { tags, summary: 'One’s own', querystring: quarterQuery, response: { 200: scorecardSchema } } },
    async (request) => {
      const span = await reader.span(request.query.quarter, now())
      return reader.card(span, 'person', principalOf(request).id, now())
    },
  )

  app.get(
    '/scorecards/people',
    {
      config: { permission: 'people.read', reach: 'teams' },
      schema: {
        tags,
        summary: 'The people of a quarter, by name',
        description: 'Everybody, or only those of one’s own teams where the house says so.',
        querystring: linesQuery,
        response: { 200: listOf(scorecardLineSchema) },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const span = await reader.span(request.query.quarter, now())
      const { team } = request.query
      const view = await reader.view(span, now())
      const seen = peopleSeenBy(principal)
      const lines = (await reader.lines(span, 'person', now())).filter(
        (line) => (team === undefined || line.team === team) && isSeen(seen, principal, line.id, view.teamsOf(line.id)),
      )
      return page(lines, request.query)
    },
  )

  app.get(
    '/scorecards/teams',
    {
      ...reports,
      schema: {
        tags,
        summary: 'The teams of a quarter, by name',
        querystring: linesQuery.omit({ team: true }),
        response: { 200: listOf(scorecardLineSchema) },
      },
    },
    async (request) => {
      const span = await reader.span(request.query.quarter, now())
      const { visibility } = principalOf(request)
      const lines = await reader.lines(span, 'team', now())
      return page(
        lines.filter(({ id }) => seesTeam(visibility, id)),
        request.query,
      )
    },
  )

  for (const [path, kind] of Object.entries(kinds) as [keyof typeof kinds, WireScorecard['kind']][]) {
    const access: { readonly config: FastifyContextConfig } = kind === 'person' ? own : reports

    app.get(
      `/scorecards/${path}/:id`,
      {
        ...access,
        schema: {
          tags,
          summary: kind === 'person' ? 'The scorecard of a person' : 'The scorecard of a team',
          params: subjectParams,
          querystring: quarterQuery,
          response: { 200: scorecardSchema },
        },
      },
      async (request) => {
        const { id } = request.params
        await refuseUnseen(kind, id, principalOf(request))
        const card = await reader.card(await reader.span(request.query.quarter, now()), kind, id, now())
        return kind === 'team' && principalOf(request).visibility !== 'all' ? withoutOthers(card) : card
      },
    )

    app.get(
      `/scorecards/${path}/:id/trend`,
      {
        ...access,
        schema: {
          tags,
          summary: 'Its totals over the last eight quarters and the one under way',
          params: subjectParams,
          response: { 200: trendSchema },
        },
      },
      async (request) => {
        const { id } = request.params
        await refuseUnseen(kind, id, principalOf(request))
        return reader.trend(kind, id, now())
      },
    )

    app.get(
      `/scorecards/${path}/:id/cases`,
      {
        ...access,
        schema: {
          tags,
          summary: 'The cases behind one of its figures, the newest first',
          params: subjectParams,
          querystring: casesQuery,
          response: { 200: listOf(scorecardCaseSchema) },
        },
      },
      async (request) => {
        const { id } = request.params
        const { component, quarter } = request.query
        await refuseUnseen(kind, id, principalOf(request))
        const { fromAt, toAt } = await reader.span(quarter, now())
        const ask = { ...pageOf(request.query), kind, subject: id, component, fromAt, toAt }
        const { items, nextCursor } = await figureCases(store, ask)
        return { items: items.map(wireCase), nextCursor }
      },
    )
  }

  /** Nobody learns whether there is somebody whose figures they may not see. */
  async function refuseUnseen(kind: WireScorecard['kind'], id: string, principal: Principal): Promise<void> {
    if (kind === 'team' && !seesTeam(principal.visibility, id)) throw apiProblem('scorecards.unknown-subject', { id })
    if (kind === 'team' || id === principal.id) return
    const seen = peopleSeenBy(principal)
    const view =
      seen === 'self' || seen === 'all' ? null : await reader.view(await reader.span(undefined, now()), now())
    if (!isSeen(seen, principal, id, view?.teamsOf(id) ?? [])) throw apiProblem('scorecards.unknown-subject', { id })
  }
}

/** The median of all teams tells of teams that may not be seen. */
function withoutOthers(card: WireScorecard): WireScorecard {
  const groups = card.groups.map((group) => ({
    ...group,
    components: group.components.map((component) => ({ ...component, median: null })),
  }))
  return { ...card, groups, median: null }
}

function wireCase({ caseId, number, subject, at, key, value, isLate, audit }: FigureCase): WireScorecardCase {
  return { caseId, number, subject, at: wireInstant(at), key, value, isLate, audit }
}

function isSeen(
  seen: Awaited<ReturnType<typeof peopleSeenBy>>,
  principal: Principal,
  id: string,
  teams: readonly string[],
): boolean {
  if (seen === 'all' || id === principal.id) return true
  return seen !== 'self' && teams.some((team) => seen.teams.includes(team))
}

/** The lines follow from each other, so a page begins at a place. */
function page(lines: readonly WireScorecardLine[], query: Pick<z.output<typeof linesQuery>, 'limit' | 'cursor'>) {
  const { limit, cursor } = pageOf(query)
  const from = cursor === null ? 0 : decodeCursor(cursor, 'scorecards', 'number').key
  const start = typeof from === 'number' ? from : 0
  const { items, nextCursor } = cut(lines.slice(start), limit, ({ id }) => ({
    sort: 'scorecards',
    key: start + limit,
    id,
  }))
  return { items: [...items], nextCursor }
}
