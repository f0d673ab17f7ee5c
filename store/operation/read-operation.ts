import { isLate } from '../cases/case-row.ts'
import type { Sql } from '../store.ts'
import { type BucketCount, timeAtShare } from './place-times.ts'

/** Which flow, and which time is looked back on. */
export interface OperationQuery {
  readonly flow: string
  /** Only what happened under this version; null for all of them. */
  readonly version: number | null
  /** What ended from then on, and before then: epoch ms. */
  readonly from: number
  readonly to: number
  /** The instant at which lateness is judged. */
  readonly at: number
}

/** How a node or a stage fares: who stands there now, and how long those stayed who left it in the window. */
export interface PlaceFigures {
  readonly cases: number
  readonly late: number
  /** Who has been there longest. */
  readonly oldest: { readonly id: string; readonly number: number; readonly enteredAt: number } | null
  readonly visits: number
  /** Of the visits, those in which a promise was broken. */
  readonly lateVisits: number
  /** Within two and a half percent; null where nothing ended. */
  readonly medianMs: number | null
  readonly p90Ms: number | null
}

/** How a clock fares: what runs now, and what was decided in the window. */
export interface ClockFigures {
  readonly running: number
  readonly paused: number
  /** Of those, the ones that are missed already, whether or not anybody noticed. */
  readonly late: number
  readonly met: number
  readonly missed: number
}

export interface Operation {
  /** Cases that stand somewhere now, and how many of them are late. */
  readonly cases: number
  readonly late: number
  /** The versions under which they run, the newest first. */
  readonly versions: readonly { readonly version: number; readonly cases: number }[]
  readonly nodes: ReadonlyMap<string, PlaceFigures>
  readonly stages: ReadonlyMap<string, PlaceFigures>
  readonly clocks: ReadonlyMap<string, ClockFigures>
}

const dayMs = 86_400_000

interface EndedRow extends BucketCount {
  readonly kind: 'node' | 'stage' | 'clock'
  readonly place: string
  readonly late: number
}

interface LiveRow {
  readonly kind: 'node' | 'stage'
  readonly place: string
  readonly version: number | null
  readonly cases: number
  readonly late: number
}

interface RunningRow {
  readonly clock: string
  readonly running: number
  readonly paused: number
  readonly late: number
}

interface OldestRow {
  readonly kind: 'node' | 'stage'
  readonly place: string
  readonly id: string
  readonly number: number
  readonly enteredAt: number
}

/** What becomes of the cases of a flow: who stands where, for how long, and how its clocks fare. Reads tallies, never all cases. */
export async function readOperation(sql: Sql, query: OperationQuery): Promise<Operation> {
  const { flow, version, at } = query
  const isAsked = (row: { readonly version: number | null }) => version === null || row.version === version
  const ended = await readEnded(sql, query)
  const everywhere = await sql.query<LiveRow>(
    `select v.kind, v.place, c.flow_version as version, count(*) as cases, count(*) filter (where ${isLate('$2')}) as late
     from case_visits v join cases c on c.id = v.case_id where v.flow = $1 and v.left_at is null group by 1, 2, 3`,
    [flow, at],
  )
  const standing = everywhere.filter(isAsked)
  const oldest = await readOldest(sql, query, standing)
  const running = await sql.query<RunningRow>(
    `select k.clock, count(*) filter (where k.state = 'running') as running,
       count(*) filter (where k.state = 'paused') as paused,
       count(*) filter (where k.outcome = 'missed' or (k.state = 'running' and k.breaches_at <= $3::bigint)) as late
     from case_clocks k join cases c on c.id = k.case_id
     where k.state in ('running', 'paused') and c.flow = $1 and ($2::integer is null or c.flow_version = $2) group by 1`,
    [flow, version, at],
  )
  // A case stands in one stage at a time.
  const inStages = standing.filter(({ kind }) => kind === 'stage')
  return {
    cases: sumOf(inStages, ({ cases }) => cases),
    late: sumOf(inStages, ({ late }) => late),
    versions: versionsOf(everywhere),
    nodes: placesOf('node', ended, standing, oldest),
    stages: placesOf('stage', ended, standing, oldest),
    clocks: clocksOf(ended, running),
  }
}

function readOldest(sql: Sql, { flow, version }: OperationQuery, standing: readonly LiveRow[]): Promise<OldestRow[]> {
  const places = new Map(standing.map(({ kind, place }) => [`${kind} ${place}`, { kind, place }]))
  return sql.query<OldestRow>(
    `select p.kind, p.place, o.id, o.number, o."enteredAt"
     from jsonb_to_recordset($1::jsonb) as p(kind text, place text)
     cross join lateral (
       select c.id, c.number, v.entered_at as "enteredAt" from case_visits v join cases c on c.id = v.case_id
       where v.flow = $2 and v.kind = p.kind and v.place = p.place and v.left_at is null
         and ($3::integer is null or c.flow_version = $3)
       order by v.entered_at, c.number limit 1) o`,
    [JSON.stringify([...places.values()]), flow, version],
  )
}

function versionsOf(everywhere: readonly LiveRow[]): Operation['versions'] {
  const counts = new Map<number, number>()
  for (const { kind, version, cases } of everywhere) {
    if (kind === 'stage' && version !== null) counts.set(version, (counts.get(version) ?? 0) + cases)
  }
  return [...counts].map(([version, cases]) => ({ version, cases })).sort((one, other) => other.version - one.version)
}

/**
 * Whole weeks and days come from the tallies and from what waits to be counted there; what is cut off at both ends, from the visits
 * themselves.
 */
function readEnded(sql: Sql, { flow, version, from, to }: OperationQuery): Promise<readonly EndedRow[]> {
  const { days, weeks, edges } = partsOf(from, to)
  const ofVersion = '($2::integer is null or flow_version = $2)'
  const isBetween = (column: string, ...[low, high]: readonly [number, number]) =>
    `(${column} >= $${low}::bigint and ${column} < $${high}::bigint)`
  const atEdges = (column: string) => `(${isBetween(column, 7, 8)} or ${isBetween(column, 9, 10)})`
  return sql.query<EndedRow>(
    `select kind, place, bucket, sum(visits)::bigint as visits, sum(late)::bigint as late from (
       select kind, place, bucket, visits, late from visit_tallies
       where flow = $1 and span = 7 and ${isBetween('day', 5, 6)} and ${ofVersion}
       union all
       select kind, place, bucket, visits, late from visit_tallies
       where flow = $1 and span = 1 and (${isBetween('day', 3, 5)} or ${isBetween('day', 6, 4)}) and ${ofVersion}
       union all
       select kind, place, bucket, visits, late from visit_ends
       where flow = $1 and ${isBetween('day', 3, 4)} and ${ofVersion}
       union all
       select kind, place, visit_bucket(left_at - entered_at), 1, is_late::integer from case_visits
       where flow = $1 and left_at is not null and ${atEdges('left_at')} and ${ofVersion}
       union all
       select 'clock', k.clock, 0, 1, (k.outcome = 'missed')::integer from case_clocks k join cases c on c.id = k.case_id
       where k.decided_at is not null and ${atEdges('k.decided_at')} and c.flow = $1
         and ($2::integer is null or c.flow_version = $2)
     ) all_ended group by 1, 2, 3`,
    [flow, version, ...days, ...weeks, ...edges],
  )
}

/** A window in whole days, the whole weeks among them, and the pieces before and after in milliseconds. All half open. Pure. */
function partsOf(from: number, to: number) {
  const [firstDay, endDay] = [Math.ceil(from / dayMs), Math.floor(to / dayMs)]
  if (firstDay >= endDay) return { days: [0, 0], weeks: [0, 0], edges: [from, to, to, to] } as const
  const firstWeek = Math.min(Math.ceil(firstDay / 7) * 7, endDay)
  const endWeek = Math.max(Math.floor(endDay / 7) * 7, firstWeek)
  return {
    days: [firstDay, endDay],
    weeks: [firstWeek, endWeek],
    edges: [from, firstDay * dayMs, endDay * dayMs, to],
  } as const
}

function placesOf(
  kind: 'node' | 'stage',
  ended: readonly EndedRow[],
  standing: readonly LiveRow[],
  oldest: readonly OldestRow[],
): ReadonlyMap<string, PlaceFigures> {
  const isKind = (row: { readonly kind: string }) => row.kind === kind
  const groups = byPlace(ended.filter(isKind))
  const live = byPlace(standing.filter(isKind))
  const first = new Map(oldest.filter(isKind).map((row) => [row.place, row]))
  return new Map(
    [...new Set([...groups.keys(), ...live.keys()])].sort().map((place) => {
      const rows = groups.get(place) ?? []
      const longest = first.get(place)
      return [
        place,
        {
          cases: sumOf(live.get(place) ?? [], ({ cases }) => cases),
          late: sumOf(live.get(place) ?? [], ({ late }) => late),
          oldest:
            longest === undefined ? null : { id: longest.id, number: longest.number, enteredAt: longest.enteredAt },
          visits: sumOf(rows, ({ visits }) => visits),
          lateVisits: sumOf(rows, ({ late }) => late),
          medianMs: timeAtShare(rows, 0.5),
          p90Ms: timeAtShare(rows, 0.9),
        },
      ]
    }),
  )
}

function byPlace<T extends { readonly place: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.place)
    if (group === undefined) groups.set(row.place, [row])
    else group.push(row)
  }
  return groups
}

function clocksOf(ended: readonly EndedRow[], running: readonly RunningRow[]): ReadonlyMap<string, ClockFigures> {
  const decided = new Map(ended.filter(({ kind }) => kind === 'clock').map((row) => [row.place, row]))
  const live = new Map(running.map((row) => [row.clock, row]))
  return new Map(
    [...new Set([...decided.keys(), ...live.keys()])].sort().map((clock) => {
      const { visits = 0, late: missed = 0 } = decided.get(clock) ?? {}
      const { running: runs = 0, paused = 0, late = 0 } = live.get(clock) ?? {}
      return [clock, { running: runs, paused, late, met: visits - missed, missed }]
    }),
  )
}

function sumOf<T>(rows: readonly T[], countOf: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + countOf(row), 0)
}
