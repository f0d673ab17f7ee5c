import { z } from 'zod'
import type { WireQualityCard } from '../../core/contract/wire-quality.ts'
import { criteriaOf } from '../../core/quality/score-card.ts'
import { idSchema } from '../../model/document/atom-schemas.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { type CardVersion, getCard, listCards, saveCard } from '../../store/quality/cards.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import type { App } from '../http/app.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf } from '../schemas/atoms.ts'
import { cardChangeSchema, cardSchema } from '../schemas/quality-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const tags = ['quality']
const cardParams = z.strictObject({ id: idSchema })

/** What closed cases are scored by. */
export function cardRoutes(app: App, { store, now }: Pick<ServerParts, 'store' | 'now'>): void {
  app.get(
    '/quality/cards',
    {
      config: { permission: 'quality.audit', reach: 'teams' },
      schema: { tags, summary: 'The cards, each in its newest version', response: { 200: listOf(cardSchema) } },
    },
    async () => ({ items: (await listCards(store)).map(wireCard), nextCursor: null }),
  )

  app.get(
    '/quality/cards/:id',
    {
      config: { permission: 'quality.audit', reach: 'teams' },
      schema: { tags, summary: 'One card', params: cardParams, response: { 200: cardSchema } },
    },
    async (request) => {
      const { id } = request.params
      const card = await getCard(store, id)
      if (card === null) throw apiProblem('quality.unknown-card', { card: id })
      return wireCard(card)
    },
  )

  app.put(
    '/quality/cards/:id',
    {
      config: { permission: 'quality.audit' },
      schema: {
        tags,
        summary: 'Add a card, or a new version of one',
        description: 'What was scored, or is about to be, keeps the version it has.',
        params: cardParams,
        body: cardChangeSchema,
        response: { 200: cardSchema },
      },
    },
    async (request) => {
      const { id } = request.params
      const { basedOn, isActive, ...content } = request.body
      const card = { id, ...content }
      const twice = firstTwice([...card.sections, ...criteriaOf(card)].map((part) => part.id))
      if (twice !== null) throw apiProblem('quality.named-twice', { id: twice })
      const principal = principalOf(request)
      const at = now()
      const saved = await store.transaction(async (tx) => {
        const kept = await saveCard(tx, { card, isActive, basedOn, by: principal.id, at })
        const data = { version: kept.version, isActive }
        await appendAudit(tx, { at, actor: actorOf(principal), action: 'quality.card-changed', subject: id, data })
        return kept
      })
      return wireCard(saved)
    },
  )
}

function firstTwice(ids: readonly string[]): string | null {
  return ids.find((id, index) => ids.indexOf(id) !== index) ?? null
}

function wireCard({ card, version, isActive, createdAt }: CardVersion): WireQualityCard {
  return { ...card, version, isActive, createdAt: wireInstant(createdAt) }
}
