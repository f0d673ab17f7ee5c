import { ProblemError } from '../../core/contract/problem-error.ts'
import type { QualityCard } from '../../core/contract/wire-quality.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'

/** One version of a card; versions count from 1 and never change. */
export interface CardVersion {
  readonly card: QualityCard
  readonly version: number
  readonly isActive: boolean
  readonly createdAt: number
}

const columns = 'k.card, k.version, k.is_active as "isActive", k.created_at as "createdAt"'

/** The newest version of every card, by id. */
export function listCards(sql: Sql): Promise<CardVersion[]> {
  return sql.query<CardVersion>(
    `select ${columns} from quality_cards k
     where k.version = (select max(version) from quality_cards o where o.id = k.id) order by k.id limit 500`,
  )
}

/** A version of a card, the newest if none is said; null when there is none. */
export async function getCard(sql: Sql, id: string, version?: number): Promise<CardVersion | null> {
  const [row] = await sql.query<CardVersion>(
    `select ${columns} from quality_cards k where k.id = $1 and ($2::integer is null or k.version = $2::integer)
     order by k.version desc limit 1`,
    [id, version ?? null],
  )
  return row ?? null
}

/** Keeps a new version of a card. Throws `quality.changed-meanwhile` unless `basedOn` is the newest (0: there is none yet). */
export async function saveCard(
  tx: Transaction,
  save: {
    readonly card: QualityCard
    readonly isActive: boolean
    readonly basedOn: number
    readonly by: string
    readonly at: number
  },
): Promise<CardVersion> {
  const { card, isActive, basedOn, by, at } = save
  const [row] = await tx.query<CardVersion>(
    `insert into quality_cards as k (id, version, card, is_active, created_by, created_at)
     select $1, $2::integer + 1, $3::jsonb, $4, $5, $6
     where $2::integer = coalesce((select max(version) from quality_cards where id = $1), 0)
     on conflict do nothing returning ${columns}`,
    [card.id, basedOn, storableJson(card), isActive, by, at],
  )
  if (row === undefined) throw new ProblemError('quality.changed-meanwhile', { id: card.id })
  return row
}
