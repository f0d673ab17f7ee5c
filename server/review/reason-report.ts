import { paretoOf } from '../../analysis/pareto.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type {
  WireReasonBar,
  WireReasonCounts,
  WireReasonGroup,
  WireReasonReport,
} from '../../core/contract/wire-review.ts'
import type { BreachFilters } from '../../store/breaches/breach-filters.ts'
import { countReasons, type ReasonCount, type ReasonGrouping } from '../../store/breaches/count-reasons.ts'
import { type ReasonInTree, readReasons } from '../../store/breaches/reasons.ts'
import type { Sql } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import { wireInstant } from '../wire/wire-instant.ts'

/** What a Pareto of reasons is asked for. */
export interface ReasonAsk {
  readonly filters: BreachFilters
  readonly visibility: Visibility
  readonly from: number
  /** Exclusive. */
  readonly to: number
  readonly level: 1 | 2
  readonly by: ReasonGrouping | null
  readonly counting: 'all' | 'counted'
  readonly weigh: 'count' | 'time'
  /** The present instant. */
  readonly at: number
  /** What teams, steps or flows are called. */
  readonly nameOf: (id: string) => LocalText | null
}

const nothing: WireReasonCounts = { count: 0, excluded: 0, lateMs: 0, lateMsExcluded: 0 }

/** Counts why promises were broken in a period and in the one of equal length right before. */
export async function readReasonReport(sql: Sql, ask: ReasonAsk): Promise<WireReasonReport> {
  const { filters, visibility, from, to, level, by, counting, weigh, at, nameOf } = ask
  const within = (start: number, end: number) => ({ ...filters, from: start, before: end })
  const tree = await readReasons(sql)
  const now = await countReasons(sql, { filters: within(from, to), visibility, by: null, at })
  const past = await countReasons(sql, { filters: within(from - (to - from), from), visibility, by: null, at })
  const grouped = by === null ? [] : await countReasons(sql, { filters: within(from, to), visibility, by, at })
  const barOf = barFinder(tree, level)
  const counts = sumBy(now, ({ reason }) => barOf(reason))
  const before = sumBy(past, ({ reason }) => barOf(reason))
  const ids = [...new Set([...tree.map(({ id }) => id), ...counts.keys(), ...before.keys()])]
  const shown = ids.filter((id) => counts.has(id) || before.has(id))
  const places = paretoOf(
    shown.map((id) => ({ id, ...(counts.get(id) ?? nothing) })),
    (bar) => weightOf(bar, counting, weigh),
    ({ id }) => id === '~none',
  )
  return {
    from: wireInstant(from),
    to: wireInstant(to),
    level,
    counting,
    weigh,
    total: sumOf(now),
    before: sumOf(past),
    bars: places.map(({ item, cumulative }) => bar(tree, level, item, cumulative, before.get(item.id) ?? nothing)),
    by,
    groups: groupsOf(grouped, barOf, nameOf),
  }
}

function barFinder(tree: readonly ReasonInTree[], level: 1 | 2): (reason: string | null) => string {
  const byId = new Map(tree.map((reason) => [reason.id, reason]))
  return (reason) => (reason === null ? '~none' : level === 2 ? reason : (byId.get(reason)?.parent ?? reason))
}

function weightOf(counts: WireReasonCounts, counting: ReasonAsk['counting'], weigh: ReasonAsk['weigh']): number {
  const isWhole = counting === 'all'
  return weigh === 'count'
    ? counts.count - (isWhole ? 0 : counts.excluded)
    : counts.lateMs - (isWhole ? 0 : counts.lateMsExcluded)
}

function bar(
  tree: readonly ReasonInTree[],
  level: 1 | 2,
  { id, count, excluded, lateMs, lateMsExcluded }: WireReasonCounts & { readonly id: string },
  cumulative: number,
  before: WireReasonCounts,
): WireReasonBar {
  const reason = tree.find((one) => one.id === id)
  const hasKinds = level === 1 && tree.some(({ parent }) => parent === id)
  return {
    id,
    name: reason?.name ?? null,
    parent: reason?.parent ?? null,
    side: reason?.side ?? null,
    count,
    excluded,
    lateMs,
    lateMsExcluded,
    cumulative,
    before,
    filter: hasKinds ? `${id}/*` : id,
  }
}

function groupsOf(
  rows: readonly ReasonCount[],
  barOf: (reason: string | null) => string,
  nameOf: ReasonAsk['nameOf'],
): readonly WireReasonGroup[] {
  const ids = [...new Set(rows.map(({ group }) => group))]
  return ids
    .map((id) => {
      const own = rows.filter(({ group }) => group === id)
      return {
        id,
        name: nameOf(id),
        ...sumOf(own),
        bars: Object.fromEntries(sumBy(own, ({ reason }) => barOf(reason))),
      }
    })
    .sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1))
}

function sumBy(rows: readonly ReasonCount[], keyOf: (row: ReasonCount) => string): Map<string, WireReasonCounts> {
  const sums = new Map<string, WireReasonCounts>()
  for (const row of rows) sums.set(keyOf(row), sumOf([sums.get(keyOf(row)) ?? nothing, row]))
  return sums
}

function sumOf(rows: readonly WireReasonCounts[]): WireReasonCounts {
  return rows.reduce<WireReasonCounts>(
    (sum, row) => ({
      count: sum.count + row.count,
      excluded: sum.excluded + row.excluded,
      lateMs: sum.lateMs + row.lateMs,
      lateMsExcluded: sum.lateMsExcluded + row.lateMsExcluded,
    }),
    nothing,
  )
}
