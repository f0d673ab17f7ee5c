import { ProblemError } from '../../core/contract/problem-error.ts'
import type { WireScorecard } from '../../core/contract/wire-scorecards.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'

/** A quarter whose scorecards stand as they were. */
export interface ClosedQuarter {
  readonly quarter: string
  readonly closedBy: string
  readonly closedAt: number
}

/** Every quarter that was closed. */
export function closedQuarters(sql: Sql): Promise<ClosedQuarter[]> {
  return sql.query<ClosedQuarter>(
    'select quarter, closed_by as "closedBy", closed_at as "closedAt" from scorecard_quarters order by quarter',
  )
}

/** Closes a quarter with its scorecards. Throws `scorecards.quarter-closed`. */
export async function closeQuarter(
  tx: Transaction,
  closed: ClosedQuarter,
  cards: readonly WireScorecard[],
): Promise<void> {
  const { quarter, closedBy, closedAt } = closed
  const done = await tx.query(
    `insert into scorecard_quarters (quarter, closed_by, closed_at) values ($1, $2, $3) on conflict do nothing returning quarter`,
    [quarter, closedBy, closedAt],
  )
  if (done.length === 0) throw new ProblemError('scorecards.quarter-closed', { quarter })
  await tx.query(
    `insert into scorecard_frozen (quarter, kind, subject, card)
     select $1, c.value->>'kind', c.value->>'id', c.value from jsonb_array_elements($2::jsonb) c`,
    [quarter, storableJson(cards)],
  )
}

/** The scorecards of a closed quarter of one kind; empty for one that is not closed. */
export async function frozenCards(
  sql: Sql,
  quarter: string,
  kind: WireScorecard['kind'],
): Promise<readonly WireScorecard[]> {
  const rows = await sql.query<{ card: WireScorecard }>(
    'select card from scorecard_frozen where quarter = $1 and kind = $2 order by subject',
    [quarter, kind],
  )
  return rows.map(({ card }) => card)
}

/** One scorecard of a closed quarter; null when it was not closed, or there was none. */
export async function frozenCard(
  sql: Sql,
  { quarter, kind, id }: Pick<WireScorecard, 'quarter' | 'kind' | 'id'>,
): Promise<WireScorecard | null> {
  const [row] = await sql.query<{ card: WireScorecard }>(
    'select card from scorecard_frozen where quarter = $1 and kind = $2 and subject = $3',
    [quarter, kind, id],
  )
  return row?.card ?? null
}
