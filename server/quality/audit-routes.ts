import { z } from 'zod'
import { auditStates, type WireAuditDetail } from '../../core/contract/wire-quality.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { namesOf } from '../../store/people/names-of.ts'
import { appeal, decideAppeal } from '../../store/quality/appeals.ts'
import type { WholeAudit } from '../../store/quality/audit-row.ts'
import { getAudit, listAudits } from '../../store/quality/audits.ts'
import { addAudit, assignAudit } from '../../store/quality/new-audits.ts'
import { correctScore, keepDraft, submitScore } from '../../store/quality/score-audit.ts'
import type { Transaction } from '../../store/store.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { findCase } from '../cases/find-case.ts'
import type { App } from '../http/app.ts'
import { listIn, pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf } from '../schemas/atoms.ts'
import {
  appealSchema,
  assignSchema,
  auditDetailSchema,
  auditQuery,
  auditSchema,
  correctionSchema,
  decisionSchema,
  newAuditSchema,
  scoringSchema,
} from '../schemas/quality-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { auditSight } from './audit-sight.ts'
import { refuseOthersThanAuditors } from './auditors.ts'
import { peopleIn, wireAudit, wireAuditDetail } from './wire-audit.ts'

const tags = ['quality']
const auditParams = z.strictObject({ id: z.string().min(1).max(100) })
const scored = { tags, params: auditParams, response: { 200: auditDetailSchema } }
const audits = { config: { permission: 'quality.audit', reach: 'teams' } } as const
/** Also for whose work it is; what one sees and may do is decided inside. */
const own = { config: { signedIn: true } } as const

/** Audits: the list, the scoring, the appeal and its decision. Everybody sees those of their own work. */
export function auditRoutes(app: App, { store, now, config }: Pick<ServerParts, 'store' | 'now' | 'config'>): void {
  const { publicUrl } = config

  app.get(
    '/quality/audits',
    {
      ...own,
      schema: {
        tags,
        summary: 'Audits, the newest first',
        description:
          "What one may see: those of one's own work once scored, those to score, and with people.read all others.",
        querystring: auditQuery,
        response: { 200: listOf(auditSchema) },
      },
    },
    async (request) => {
      const { limit: _, cursor: __, state, ...filters } = request.query
      const wanted = listIn(state)
      const states = wanted && auditStates.filter((known) => wanted.includes(known))
      const { items, nextCursor } = await listAudits(store, {
        ...pageOf(request.query),
        filters: { ...filters, ...(states === undefined ? {} : { state: states }), calibrations: true },
        sight: auditSight(principalOf(request)),
      })
      const names = await namesOf(store, items.flatMap(peopleIn))
      return { items: items.map((row) => wireAudit(row, { names, publicUrl })), nextCursor }
    },
  )

  app.get('/quality/audits/:id', { ...own, schema: { ...scored, summary: 'One audit' } }, async (request) =>
    seen(request.params.id, principalOf(request)),
  )

  app.post(
    '/quality/audits',
    {
      ...audits,
      schema: {
        tags,
        summary: 'Put a closed case on the list',
        body: newAuditSchema,
        response: { 201: auditDetailSchema },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const { auditor } = request.body
      if (auditor !== null) await refuseOthersThanAuditors(store, [auditor])
      await findCase(store, request.body.case, now(), principal.visibility)
      const made = await changed(principal, 'quality.audit-added', (tx) => addAudit(tx, { ...request.body, at: now() }))
      return reply.code(201).send(made)
    },
  )

  app.put(
    '/quality/audits/:id/draft',
    { ...audits, schema: { ...scored, summary: 'Keep what is marked so far', body: scoringSchema } },
    async (request) => {
      const principal = principalOf(request)
      await seen(request.params.id, principal)
      const scoring = { id: request.params.id, ...request.body, by: principal.id, at: now() }
      return wire(await store.transaction((tx) => keepDraft(tx, scoring)), principal)
    },
  )

  app.post(
    '/quality/audits/:id/submit',
    { ...audits, schema: { ...scored, summary: 'Score the case; a score never changes', body: scoringSchema } },
    async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      await seen(id, principal)
      const scoring = { id, ...request.body, by: principal.id, at: now() }
      return changed(principal, 'quality.scored', (tx) => submitScore(tx, scoring))
    },
  )

  app.post(
    '/quality/audits/:id/correct',
    {
      ...audits,
      schema: {
        ...scored,
        summary: 'Score it anew, with the reason; the score before stays on record',
        body: correctionSchema,
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      await seen(id, principal)
      const correction = { id, ...request.body, by: principal.id, at: now() }
      return changed(principal, 'quality.corrected', (tx) => correctScore(tx, correction))
    },
  )

  app.post(
    '/quality/audits/:id/assign',
    { ...audits, schema: { ...scored, summary: 'Give it to an auditor', body: assignSchema } },
    async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      await seen(id, principal)
      await refuseOthersThanAuditors(store, [request.body.auditor])
      return changed(principal, 'quality.assigned', (tx) => assignAudit(tx, id, request.body.auditor))
    },
  )

  app.post(
    '/quality/audits/:id/appeal',
    { ...own, schema: { ...scored, summary: 'Say why the score of one’s own work is wrong', body: appealSchema } },
    async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      await seen(id, principal)
      const appealing = { id, ...request.body, by: principal.id, at: now() }
      return changed(principal, 'quality.appealed', (tx) => appeal(tx, appealing))
    },
  )

  app.post(
    '/quality/audits/:id/decide',
    {
      ...audits,
      schema: {
        ...scored,
        summary: 'Decide on an appeal',
        description: 'Neither by the agent nor by the auditor.',
        body: decisionSchema,
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { id } = request.params
      await seen(id, principal)
      const decision = { id, ...request.body, by: principal.id, at: now() }
      return changed(principal, 'quality.appeal-decided', (tx) => decideAppeal(tx, decision))
    },
  )

  async function seen(id: string, principal: Principal): Promise<WireAuditDetail> {
    const whole = await getAudit(store, id, auditSight(principal))
    if (whole === null) throw apiProblem('quality.unknown-audit', { audit: id })
    return wire(whole, principal)
  }

  async function changed(
    principal: Principal,
    action: string,
    work: (tx: Transaction) => Promise<WholeAudit>,
  ): Promise<WireAuditDetail> {
    const whole = await store.transaction(async (tx) => {
      const done = await work(tx)
      const data = { case: done.audit.caseId, version: done.audit.scoreVersion }
      await appendAudit(tx, { at: now(), actor: actorOf(principal), action, subject: done.audit.id, data })
      return done
    })
    return wire(whole, principal)
  }

  async function wire(whole: WholeAudit, principal: Principal): Promise<WireAuditDetail> {
    const { audit, scores, appeal: open } = whole
    const people = [...peopleIn(audit), ...scores.map(({ by }) => by), open?.by ?? null, open?.decidedBy ?? null]
    return wireAuditDetail(whole, { names: await namesOf(store, people), publicUrl }, { principal, at: now() })
  }
}
