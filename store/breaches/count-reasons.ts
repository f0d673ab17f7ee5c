import { conditions } from '../conditions.ts'
import type { Sql } from '../store.ts'
import { restrictTo, type Visibility } from '../visibility.ts'
import { type BreachFilters, countedNode, countedTeam, narrowBreaches } from './breach-filters.ts'

/** How many breaches, how many of them are excluded, and how long they were late, in ms. */
export interface ReasonCounts {
  readonly count: number
  readonly excluded: number
  readonly lateMs: number
  readonly lateMsExcluded: number
}

export type ReasonGrouping = 'team' | 'node' | 'flow'

/** What was said of breaches, as it was written; null for what nobody judged. `group` is empty where there is none. */
export interface ReasonCount extends ReasonCounts {
  readonly reason: string | null
  readonly group: string
}

/** Groups that are told apart: those with the most breaches. */
const mostGroups = 50

const groups: Readonly<Record<ReasonGrouping, string>> = {
  team: `coalesce(${countedTeam}, '')`,
  node: `coalesce(${countedNode}, '')`,
  flow: 'b.flow',
}

export interface ReasonCounting {
  readonly filters: BreachFilters
  readonly visibility: Visibility
  readonly by: ReasonGrouping | null
  /** The present instant: what is late still is late until now. */
  readonly at: number
}

/**
 * Counts breaches by what was said of them, for each group there is. Words that are no reason of the list count as `~own`, so that the
 * answer is as small as the list.
 */
export async function countReasons(
  sql: Sql,
  { filters, visibility, by, at }: ReasonCounting,
): Promise<readonly ReasonCount[]> {
  const found = conditions()
  narrowBreaches(filters, found)
  restrictTo(visibility, 'b', found)
  const late = `greatest(0, coalesce(b.stopped_at, ${found.value(at)}::bigint) - b.breached_at)`
  return sql.query<ReasonCount>(
    `with raw as (
       select b.reason, ${by === null ? `''` : groups[by]} as "group", count(*) as count,
         count(*) filter (where b.exclusion = 'approved') as excluded, sum(${late}) as "lateMs",
         coalesce(sum(${late}) filter (where b.exclusion = 'approved'), 0) as "lateMsExcluded"
       from case_breaches b ${found.where} group by 1, 2
     ), largest as (
       select "group" from raw group by 1 order by sum(count) desc, 1 limit ${mostGroups}
     )
     select case when reason is null or s.id is not null then reason else '~own' end as reason, "group",
       sum(count)::bigint as count, sum(excluded)::bigint as excluded,
       sum("lateMs")::float8 as "lateMs", sum("lateMsExcluded")::float8 as "lateMsExcluded"
     from raw join largest using ("group") left join settings s on s.kind = 'reasons' and s.id = reason
     group by 1, 2 order by 3 desc, 1, 2`,
    found.values,
  )
}
