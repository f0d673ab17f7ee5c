import type { CountedQuarter } from '../../core/scorecards/quarter-counts.ts'
import { quarterOfDate } from '../../core/scorecards/quarters.ts'
import { alone } from '../alone.ts'
import { type CivilPeriod, civilPeriods } from '../civil-periods.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Store, Transaction } from '../store.ts'
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
    'select counts, counted_at as "countedAt" from scorecard_counts where quarter = $1 and zone = $2 and counts is not null',
    [quarter, zone],
  )
  return row ?? null
}

/** Counts a quarter now, and keeps what it came to. */
export async function recount(sql: Sql, span: QuarterSpan, zone: string, at: number): Promise<KeptCounts> {
  // Asked before: what is derived meanwhile may be missing.
  const isComplete = await allIsDerived(sql)
  const counts = await countQuarter(sql, span)
  await sql.query(
    `insert into scorecard_counts (quarter, zone, counted_at, counts, is_complete) values ($1, $2, $3, $4::jsonb, $5)
     on conflict (quarter, zone) do update
     set counted_at = excluded.counted_at, counts = excluded.counts, is_complete = excluded.is_complete`,
    [span.quarter, zone, at, storableJson(counts), isComplete],
  )
  return { counts, countedAt: at }
}

/** Whether the facts of all cases are there; false while those of the past are still being derived. */
export async function allIsDerived(sql: Sql): Promise<boolean> {
  const [progress] = await sql.query<{ isDerived: boolean }>('select is_derived as "isDerived" from report_progress')
  return progress?.isDerived ?? false
}

/** So long nobody else begins to count what somebody is counting. */
const claimMs = 5 * minuteMs

/**
 * Counts the quarter whose counts are the most out of date, if any are: the one under way after ten minutes, the one before after an
 * hour, earlier ones after a day, and after two minutes what was counted while facts of the past were still being derived. Answers which;
 * null when there is none, or another process is at it.
 */
export async function countDueQuarter(store: Sql & Pick<Store, 'transaction'>, at: number): Promise<string | null> {
  const { zone } = await houseOf(store)
  const claimed = await alone(store, 'scorecards', (tx) => claimDue(tx, zone, at))
  if (claimed == null) return null
  await recount(store, claimed, zone, at)
  return claimed.quarter
}

async function claimDue(tx: Transaction, zone: string, at: number): Promise<QuarterSpan | null> {
  const spans = await keptQuarters(tx, zone, at)
  const kept = await tx.query<{
    quarter: string
    countedAt: number | null
    claimedAt: number | null
    isComplete: boolean
  }>(
    `select quarter, counted_at as "countedAt", claimed_at as "claimedAt", is_complete as "isComplete"
     from scorecard_counts where zone = $1`,
    [zone],
  )
  const known = new Map(kept.map((row) => [row.quarter, row]))
  for (const [back, span] of spans.toReversed().entries()) {
    const usualMs = back === 0 ? 10 * minuteMs : back === 1 ? 60 * minuteMs : dayMs
    const { countedAt = null, claimedAt = null, isComplete = false } = known.get(span.quarter) ?? {}
    const restMs = isComplete ? usualMs : 2 * minuteMs
    if (countedAt !== null && countedAt + restMs > at) continue
    if (claimedAt !== null && claimedAt > (countedAt ?? 0) && claimedAt + claimMs > at) continue
    await tx.query(
      `insert into scorecard_counts (quarter, zone, claimed_at) values ($1, $2, $3)
       on conflict (quarter, zone) do update set claimed_at = excluded.claimed_at`,
      [span.quarter, zone, at],
    )
    return span
  }
  return null
}
