import { z } from 'zod'
import type { WireSamplingRule } from '../../core/contract/wire-quality.ts'
import { idSchema } from '../../model/document/atom-schemas.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { activeCard } from '../../store/quality/new-audits.ts'
import { deleteRule, listRules, type RuleRow, saveRule } from '../../store/quality/rules.ts'
import { drawNextSample, type SamplingRun } from '../../store/quality/run-sampling.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, nothing } from '../schemas/atoms.ts'
import { ruleChangeSchema, ruleSchema } from '../schemas/quality-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import { listAuditors, refuseOthersThanAuditors } from './auditors.ts'
import { refuseBadZone } from './bad-zone.ts'

const tags = ['quality']
/** So many spans are drawn from by one call; the worker goes on with the rest. */
const mostAtOnce = 20
const ruleParams = z.strictObject({ id: idSchema })
const auditorSchema = z.strictObject({ id: z.string(), name: z.string() })
const drawnSchema = z.strictObject({ rule: z.string(), period: z.string(), candidates: z.int(), taken: z.int() })

/** Which closed cases are drawn for auditing. */
export function samplingRoutes(app: App, { store, now }: Pick<ServerParts, 'store' | 'now'>): void {
  app.get(
    '/quality/auditors',
    {
      config: { permission: 'quality.audit', reach: 'teams' },
      schema: { tags, summary: 'Who may audit, by name', response: { 200: listOf(auditorSchema) } },
    },
    async () => ({ items: (await listAuditors(store)).map(({ id, name }) => ({ id, name })), nextCursor: null }),
  )

  app.get(
    '/quality/rules',
    {
      config: { permission: 'quality.audit' },
      schema: { tags, summary: 'The sampling rules, with their last run', response: { 200: listOf(ruleSchema) } },
    },
    async () => ({ items: (await listRules(store)).map(wireRule), nextCursor: null }),
  )

  app.put(
    '/quality/rules/:id',
    {
      config: { permission: 'quality.audit' },
      schema: {
        tags,
        summary: 'Add or change a sampling rule',
        description: 'It draws once for each week or month that is over, beginning with the last one; no case twice.',
        params: ruleParams,
        body: ruleChangeSchema,
        response: { 200: ruleSchema },
      },
    },
    async (request) => {
      const { id } = request.params
      const { basedOn, ...content } = request.body
      const rule = { id, ...content }
      refuseBadZone(rule.zone)
      await refuseOthersThanAuditors(store, rule.auditors)
      const principal = principalOf(request)
      const at = now()
      const saved = await store.transaction(async (tx) => {
        await activeCard(tx, rule.card)
        const kept = await saveRule(tx, { rule, basedOn, by: principal.id, at })
        const data = { version: kept.version, isActive: rule.isActive }
        await appendAudit(tx, { at, actor: actorOf(principal), action: 'quality.rule-changed', subject: id, data })
        return kept
      })
      return wireRule(saved)
    },
  )

  app.delete(
    '/quality/rules/:id',
    {
      config: { permission: 'quality.audit' },
      schema: {
        tags,
        summary: 'Take a sampling rule away',
        description: 'What it has drawn stays.',
        params: ruleParams,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const principal = principalOf(request)
      await store.transaction(async (tx) => {
        if (!(await deleteRule(tx, id))) throw apiProblem('quality.unknown-rule', { rule: id })
        await appendAudit(tx, { at: now(), actor: actorOf(principal), action: 'quality.rule-removed', subject: id })
      })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/quality/draw',
    {
      config: { permission: 'quality.audit' },
      schema: {
        tags,
        summary: 'Draw now what is due',
        description: 'The worker does the same by itself, once a minute; asking twice draws nothing twice.',
        response: { 200: listOf(drawnSchema) },
      },
    },
    async (request) => {
      const actor = actorOf(principalOf(request))
      const items: SamplingRun[] = []
      for (let left = mostAtOnce; left > 0; left--) {
        const drawn = await drawNextSample(store, now())
        if (drawn === null) break
        const { rule: subject, ...data } = drawn
        await store.transaction((tx) => appendAudit(tx, { at: now(), actor, action: 'quality.drawn', subject, data }))
        items.push(drawn)
      }
      return { items, nextCursor: null }
    },
  )
}

function wireRule({ rule, version, updatedAt, lastPeriod, candidates, taken }: RuleRow): WireSamplingRule {
  const lastRun = lastPeriod === null ? null : { from: lastPeriod, candidates: candidates ?? 0, taken: taken ?? 0 }
  return { ...rule, version, updatedAt: wireInstant(updatedAt), lastRun }
}
