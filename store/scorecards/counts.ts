import type { CountedQuarter } from '../../core/scorecards/quarter-counts.ts'
import { quarterOfDate } from '../../core/scorecards/quarters.ts'
import { alone } from '../alone.ts'
import { type CivilPeriod, civilPeriods } from '../civil-periods.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Store } from '../store.ts'
import { countQuarter } from './count-quarter.ts'
import { houseOf } from './rules.ts'

/** A quarter as it was counted, and when. */
export interface KeptCounts {
  readonly counts: CountedQuarter
  readonly countedAt: number
}

/** A quarter of the house: `2026Q4`, from its first instant to the first one after it. */
export interface QuarterSpan extends Pick<CivilPeriod, 'fromAt' | 'toAt'> {
  readonly quarter: string
}

/** This quarter and so many before it are kept and shown. */
export const quartersKept = 9

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** The quarters that are kept, the oldest first; the last one is under way. */
export async function keptQuarters(sql: Sql, zone: string, at: number): Promise<readonly QuarterSpan[]> {
  const periods = await civilPeriods(sql, { unit: 'quarter', zone, at, before: quartersKept - 1 })
  return periods.map(({ id, fromAt, toAt }) => ({ quarter: quarterOfDate(id), fromAt, toAt }))
}

/** What a quarter was counted to be; null when nobody has counted it in this zone. */
export async function readCounts(sql: Sql, quarter: string, zone: string): Promise<KeptCounts | null> {
  const [row] = await sql.query<KeptCounts>(
    'select counts, counted_at as "countedAt" from scorecard_counts where quarter = $1 and zone = $2',
    [quarter, zone],
  )
  return row ?? null
}

/** Counts a quarter now, and keeps what it came to. */
export async function recount(sql: Sql, span: QuarterSpan, zone: string, at: number): Promise<KeptCounts> {
  const counts = await countQuarter(sql, span)
  await sql.query(
    `insert into scorecard_counts (quarter, zone, counted_at, counts) values ($1, $2, $3, $4::jsonb)
     on conflict (quarter, zone) do update set counted_at = excluded.counted_at, counts = excluded.counts`,
    [span.quarter, zone, at, storableJson(counts)],
  )
  return { counts, countedAt: at }
}

/**
 * Counts the quarter whose counts are the most out of date, if any are: the one under way after ten minutes, the one before after an
 * hour, earlier ones after a day, all of them after two minutes as long as facts of the past are still being derived. Answers which; null
 * when there is none, or another process counts.
 */
export function countDueQuarter(store: Pick<Store, 'transaction'>, at: number): Promise<string | null> {
  return alone(store, 'scorecards', async (tx) => {
    const { zone } = await houseOf(tx)
    const spans = await keptQuarters(tx, zone, at)
    const [progress] = await tx.query<{ isDerived: boolean }>('select is_derived as "isDerived" from report_progress')
    const kept = await tx.query<{ quarter: string; countedAt: number }>(
      'select quarter, counted_at as "countedAt" from scorecard_counts where zone = $1',
      [zone],
    )
    const countedAt = new Map(kept.map((row) => [row.quarter, row.countedAt]))
    for (const [back, span] of spans.toReversed().entries()) {
      const usualMs = back === 0 ? 10 * minuteMs : back === 1 ? 60 * minuteMs : dayMs
      const restMs = progress?.isDerived === false ? 2 * minuteMs : usualMs
      if ((countedAt.get(span.quarter) ?? Number.NEGATIVE_INFINITY) + restMs > at) continue
      await recount(tx, span, zone, at)
      return span.quarter
    }
    return null
  })
}
