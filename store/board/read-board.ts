import { isLate } from '../cases/case-row.ts'
import { conditions } from '../conditions.ts'
import type { Sql } from '../store.ts'
import type { DayTimes } from './day-times.ts'
import { type LiveScope, narrowCases, narrowFacts } from './live-scope.ts'

/** What is counted of open cases at one instant. */
export interface LiveCounts {
  readonly open: number
  readonly late: number
  /** Late now, and not yet at `since`. */
  readonly lateSince: number
  /** Not late, and due before `dueBefore`. */
  readonly dueSoon: number
  readonly waiting: number
  readonly unassigned: number
  /** When the oldest case that nobody has came in. */
  readonly oldestUnassignedAt: number | null
}

export interface LiveInstants {
  readonly at: number
  readonly since: number
  readonly dueBefore: number
}

/** Counts open cases in one pass over them, by their due times, so it is true also while no worker runs. */
export async function countLive(
  sql: Sql,
  scope: LiveScope,
  { at, since, dueBefore }: LiveInstants,
): Promise<LiveCounts> {
  const found = conditions()
  const late = isLate(found.value(at))
  const isNew = `coalesce(c.next_breaches_at, c.next_due_at) >= ${found.value(since)}::bigint`
  const isSoon = `c.next_due_at < ${found.value(dueBefore)}::bigint`
  narrowCases(scope, found)
  const [row] = await sql.query<LiveCounts>(
    `select count(*) as open, count(*) filter (where ${late}) as late,
       count(*) filter (where ${late} and ${isNew}) as "lateSince",
       count(*) filter (where not ${late} and ${isSoon}) as "dueSoon",
       count(*) filter (where c.status = 'waiting') as waiting,
       count(*) filter (where c.assignee is null) as unassigned,
       min(c.created_at) filter (where c.assignee is null) as "oldestUnassignedAt"
     from cases c ${found.where}`,
    found.values,
  )
  if (row === undefined) throw new Error('a count without groups has a row')
  return row
}

/** The ids of open cases that came in first, of those that wait or of those that nobody has. */
export async function firstOf(
  sql: Sql,
  scope: LiveScope,
  which: 'waiting' | 'unassigned',
  limit: number,
): Promise<readonly string[]> {
  const found = conditions()
  narrowCases(scope, found)
  found.add(which === 'waiting' ? `c.status = 'waiting'` : 'c.assignee is null')
  // Sorted apart, since by the index of when cases came in the database would walk through all that are over.
  const rows = await sql.query<{ id: string }>(
    `with live as materialized (select c.id, c.created_at from cases c ${found.where})
     select id from live order by created_at, id limit ${found.value(limit)}`,
    found.values,
  )
  return rows.map(({ id }) => id)
}

export interface WaitOfCase {
  readonly reason: string
  readonly sinceAt: number
  readonly untilAt: number | null
}

/** For whom cases wait, the longest wait of each; by the id of the case. */
export async function waitsOf(sql: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, WaitOfCase>> {
  if (ids.length === 0) return new Map()
  const rows = await sql.query<{ id: string; waits: readonly WaitOfCase[] }>(
    `select id, state->'waits' as waits from cases
     where status = 'waiting' and id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(ids)],
  )
  return new Map(
    rows.flatMap(({ id, waits }) => {
      const [longest] = waits.toSorted((one, other) => one.sinceAt - other.sinceAt)
      return longest === undefined ? [] : [[id, longest] as const]
    }),
  )
}

/** How many clocks were decided in an hour of a day, counted from the day's start. */
export interface HourOfDay {
  readonly day: 'today' | 'yesterday' | 'weekBefore'
  readonly hour: number
  readonly met: number
  readonly missed: number
}

/** Clocks that were met and missed today and on two days before, up to the same time of day. */
export function keptByHour(sql: Sql, scope: LiveScope, times: DayTimes): Promise<readonly HourOfDay[]> {
  const found = conditions()
  found.add(`f.measure = 'clock'`)
  narrowFacts(scope, found)
  // A part for each day, whose bounds the planner sees: of a join with days it expects millions of rows.
  const parts = (
    [
      ['today', times.since, times.at],
      ['yesterday', times.yesterdaySince, times.yesterdayAt],
      ['weekBefore', times.weekBeforeSince, times.weekBeforeAt],
    ] as const
  ).map(([day, since, until]) => {
    const start = found.value(since)
    return `select '${day}' as day, ((f.at - ${start}::bigint) / 3600000)::integer as hour, f.is_late
      from report_facts f ${found.where} and f.at >= ${start} and f.at <= ${found.value(until)}`
  })
  return sql.query<HourOfDay>(
    `select day, hour, count(*) filter (where not is_late) as met, count(*) filter (where is_late) as missed
     from (${parts.join(' union all ')}) f group by 1, 2 order by 1, 2`,
    found.values,
  )
}

/** A step in which open cases stand, with the plan by which the oldest of them runs. */
export interface LivePlace {
  readonly flow: string
  readonly node: string
  readonly cases: number
  readonly late: number
  readonly oldest: {
    readonly id: string
    readonly number: number
    readonly enteredAt: number
    readonly planHash: string
  }
}

/** Where open cases stand, the fullest step first. */
export async function livePlaces(sql: Sql, scope: LiveScope, at: number, limit: number): Promise<readonly LivePlace[]> {
  const found = conditions()
  const late = isLate(found.value(at))
  narrowCases(scope, found)
  const rows = await sql.query<
    Omit<LivePlace, 'oldest'> & { id: string; number: number; enteredAt: number; planHash: string }
  >(
    `with standing as materialized (
       select v.flow, v.place, v.entered_at, v.case_id, ${late} as is_late
       from cases c join case_visits v on v.case_id = c.id and v.kind = 'node' and v.left_at is null ${found.where}
     ), fullest as (
       select flow, place, count(*) as cases, count(*) filter (where is_late) as late, min(entered_at) as entered_at
       from standing group by 1, 2 order by 3 desc, 1, 2 limit ${found.value(limit)}
     )
     select f.flow, f.place as node, f.cases, f.late, f.entered_at as "enteredAt", c.id, c.number, c.plan_hash as "planHash"
     from fullest f cross join lateral (
       select s.case_id from standing s
       where s.flow = f.flow and s.place = f.place and s.entered_at = f.entered_at order by s.case_id limit 1) s
     join cases c on c.id = s.case_id order by f.cases desc, f.flow, f.place`,
    found.values,
  )
  return rows.map(({ flow, node, cases, late: lateCases, ...oldest }) => ({
    flow,
    node,
    cases,
    late: lateCases,
    oldest,
  }))
}
