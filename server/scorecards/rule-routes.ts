import { z } from 'zod'
import {
  type ScorecardRules,
  scorecardComponents,
  type WireScorecardRules,
} from '../../core/contract/wire-scorecards.ts'
import { defaultScorecardRules } from '../../core/scorecards/default-rules.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { closedQuarters, closeQuarter } from '../../store/scorecards/closed-quarters.ts'
import { allIsDerived, recount } from '../../store/scorecards/counts.ts'
import { houseOf, listScorecardRules, type RulesRow, saveScorecardRules } from '../../store/scorecards/rules.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { refuseBadZone } from '../quality/bad-zone.ts'
import { listOf } from '../schemas/atoms.ts'
import {
  newRulesSchema,
  quarterSchema,
  quarterStateSchema,
  scorecardRulesSchema,
} from '../schemas/scorecard-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import type { ScorecardReader } from './scorecard-reader.ts'

const tags = ['scorecards']
const quarterParams = z.strictObject({ quarter: quarterSchema })

/** By what scorecards are computed, and the closing of quarters. */
export function scorecardRuleRoutes(
  app: App,
  { store, now, reader }: Pick<ServerParts, 'store' | 'now'> & { readonly reader: ScorecardReader },
): void {
  app.get(
    '/scorecards/rules',
    {
      config: { signedIn: true },
      schema: {
        tags,
        summary: 'The weights and targets, from when on each counts',
        description: 'Everybody may see by what they are measured. The first one counts where nobody said otherwise.',
        response: { 200: listOf(scorecardRulesSchema) },
      },
    },
    async () => {
      const rows = await listScorecardRules(store)
      const [first] = await reader.quarters(now())
      const usual: WireScorecardRules = {
        scope: 'all',
        from: first?.quarter ?? '1970Q1',
        rules: defaultScorecardRules,
        house: await houseOf(store),
        savedAt: null,
      }
      return { items: [usual, ...rows.map(wireRules)], nextCursor: null }
    },
  )

  app.put(
    '/scorecards/rules',
    {
      config: { permission: 'scorecards.manage' },
      schema: {
        tags,
        summary: 'Set weights and targets, from a quarter on',
        description: 'Never for a quarter that is closed, or one before it.',
        body: newRulesSchema,
        response: { 200: scorecardRulesSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { scope, from, rules, house } = request.body
      refuseBadCurves(rules)
      if (house !== undefined) refuseBadZone(house.zone)
      const before = await houseOf(store)
      // Whoever sees all teams decides who sees all teams.
      if (house !== undefined && house.visibility !== before.visibility && !principal.permissions.has('teams.all')) {
        throw apiProblem('http.not-permitted', { permission: 'teams.all' })
      }
      const savedAt = now()
      const row: RulesRow = {
        scope,
        from,
        rules,
        house: scope === 'all' ? (house ?? before) : null,
        savedBy: principal.id,
        savedAt,
      }
      await store.transaction(async (tx) => {
        const closed = (await closedQuarters(tx)).findLast(({ quarter }) => quarter >= from)
        if (closed !== undefined) throw apiProblem('scorecards.quarter-closed', { quarter: closed.quarter })
        await saveScorecardRules(tx, row)
        await appendAudit(tx, {
          at: savedAt,
          actor: actorOf(principal),
          action: 'scorecards.rules-changed',
          subject: scope,
          data: { from, groups: rules.groups },
        })
      })
      return wireRules(row)
    },
  )

  app.post(
    '/scorecards/quarters/:quarter/close',
    {
      config: { permission: 'scorecards.manage' },
      schema: {
        tags,
        summary: 'Close a quarter that is over',
        description: 'Its scorecards stand as they are; what is corrected later is shown beside them.',
        params: quarterParams,
        response: { 200: quarterStateSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { quarter } = request.params
      const at = now()
      const span = await reader.span(quarter, at)
      if (span.toAt > at) throw apiProblem('scorecards.quarter-not-over', { quarter })
      // What is closed stands for good.
      if (!(await allIsDerived(store))) throw apiProblem('scorecards.still-counting', { quarter })
      await recount(store, span, (await houseOf(store)).zone, at)
      const view = await reader.view(span, at)
      const cards = (['person', 'team'] as const).flatMap((kind) =>
        view.subjects(kind).map((id) => view.card(kind, id)),
      )
      await store.transaction(async (tx) => {
        await closeQuarter(tx, { quarter, closedBy: principal.id, closedAt: at }, cards)
        const data = { cards: cards.length }
        await appendAudit(tx, {
          at,
          actor: actorOf(principal),
          action: 'scorecards.quarter-closed',
          subject: quarter,
          data,
        })
      })
      return { quarter, isOver: true, closedAt: wireInstant(at) }
    },
  )
}

function refuseBadCurves({ components }: ScorecardRules): void {
  for (const id of scorecardComponents) {
    const { floor, target, best } = components[id]
    const isRising = floor < target && target <= best
    const isFalling = floor > target && target >= best
    if (!isRising && !isFalling) throw apiProblem('scorecards.bad-curve', { component: id })
  }
}

function wireRules({ scope, from, rules, house, savedAt }: RulesRow): WireScorecardRules {
  return { scope, from, rules, ...(house === null ? {} : { house }), savedAt: wireInstant(savedAt) }
}
