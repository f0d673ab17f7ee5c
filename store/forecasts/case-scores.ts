import { type Conditions, conditions } from '../conditions.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Store } from '../store.ts'
import { tidyTables } from '../tidy-tables.ts'
import { restrictTo, type Visibility } from '../visibility.ts'

/** How probable it is that a running promise will be broken; `reasons` is JSON that the store does not look into. */
export interface CaseScore {
  readonly caseId: string
  readonly clock: string
  readonly instance: number
  readonly probability: number
  readonly used: number
  readonly remainingMs: number
  readonly reasons: unknown
}

export type ScoreKey = Pick<CaseScore, 'caseId' | 'clock' | 'instance'>

/** Writes what is new or changed and takes away what is gone, page by page, so that nobody waits long for the database. */
export async function saveCaseScores(
  store: Store,
  changed: readonly CaseScore[],
  gone: readonly ScoreKey[],
): Promise<void> {
  for (const page of pagesOf(gone)) {
    await store.query(
      `delete from case_forecasts f using jsonb_to_recordset($1::jsonb) g("caseId" text, clock text, instance integer)
       where f.case_id = g."caseId" and f.clock = g.clock and f.instance = g.instance`,
      [storableJson(page)],
    )
  }
  for (const page of pagesOf(changed)) {
    await store.query(
      `insert into case_forecasts (case_id, clock, instance, probability, used, remaining_ms, reasons)
       select s."caseId", s.clock, s.instance, s.probability, s.used, s."remainingMs", s.reasons
       from jsonb_to_recordset($1::jsonb) s("caseId" text, clock text, instance integer, probability double precision,
         used double precision, "remainingMs" bigint, reasons jsonb)
       on conflict (case_id, clock, instance) do update set probability = excluded.probability, used = excluded.used,
         remaining_ms = excluded.remaining_ms, reasons = excluded.reasons`,
      [storableJson(page)],
    )
  }
}

/** Takes away what is not among these. */
export async function keepOnlyCaseScores(sql: Sql, keys: readonly ScoreKey[]): Promise<void> {
  await sql.query(
    `delete from case_forecasts f where not exists (
       select 1 from jsonb_to_recordset($1::jsonb) k("caseId" text, clock text, instance integer)
       where f.case_id = k."caseId" and f.clock = k.clock and f.instance = k.instance)`,
    [storableJson(keys.map(({ caseId, clock, instance }) => ({ caseId, clock, instance })))],
  )
}

/** Lets the embedded database forget what was written over. */
export async function tidyCaseScores(store: Pick<Store, 'kind' | 'query'>): Promise<void> {
  await tidyTables(store, ['case_forecasts'])
}

/** Takes all of them away. */
export async function clearCaseScores(sql: Sql): Promise<void> {
  await sql.query('delete from case_forecasts')
}

function* pagesOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += 250) yield all.slice(from, from + 250)
}

/** Values of one filter are alternatives; an empty text stands for none. */
export interface ScoreFilters {
  readonly flow?: readonly string[]
  readonly team?: readonly string[]
  readonly channel?: readonly string[]
  readonly priority?: readonly string[]
  readonly clock?: readonly string[]
  /** The least probability. */
  readonly atLeast?: number
}

/** After the score of this place. */
export interface ScorePlace extends ScoreKey {
  readonly probability: number
}

/** A score with its case as it is now. */
export interface ScoredCase extends CaseScore {
  readonly number: number
  readonly subject: string | null
  readonly flow: string
  readonly team: string | null
  readonly assignee: string | null
  readonly priority: string | null
  readonly channel: string | null
  readonly tier: string | null
  readonly node: string | null
  readonly dueAt: number | null
}

export interface ScoreTotals {
  readonly running: number
  readonly probable: number
  readonly expected: number
}

/** What still runs and is not broken. */
const alive = `k.state in ('running', 'paused') and k.breached_at is null and c.is_open`
const tables = `case_forecasts f join cases c on c.id = f.case_id
  join case_clocks k on k.case_id = f.case_id and k.clock = f.clock and k.instance = f.instance`

/** Promises in danger, the most probable first, after a place. */
export function listCaseScores(
  sql: Sql,
  {
    filters,
    visibility,
    after,
    limit,
  }: {
    readonly filters: ScoreFilters
    readonly visibility: Visibility
    readonly after: ScorePlace | null
    readonly limit: number
  },
): Promise<ScoredCase[]> {
  const found = filtered(filters, visibility)
  if (after !== null) {
    const [probability, caseId, clock, instance] = [
      found.value(after.probability),
      found.value(after.caseId),
      found.value(after.clock),
      found.value(after.instance),
    ]
    found.add(
      `(f.probability < ${probability} or (f.probability = ${probability} and (f.case_id, f.clock, f.instance) > (${caseId}, ${clock}, ${instance})))`,
    )
  }
  return sql.query<ScoredCase>(
    `select f.case_id as "caseId", f.clock, f.instance, f.probability, f.used, f.remaining_ms as "remainingMs", f.reasons,
       c.number, i.subject, c.flow, c.team, c.assignee, c.priority, c.channel, c.state->'facts'->>'customer.tier' as tier,
       c.state->'tokens'->-1->>'node' as node, k.due_at as "dueAt"
     from ${tables} left join case_intakes i on i.id = f.case_id
     ${found.where} order by f.probability desc, f.case_id, f.clock, f.instance limit ${found.value(limit)}`,
    found.values,
  )
}

/** How many promises fit, and what the probabilities of all of them come to. */
export async function totalCaseScores(sql: Sql, filters: ScoreFilters, visibility: Visibility): Promise<ScoreTotals> {
  const found = filtered(filters, visibility)
  const [totals] = await sql.query<ScoreTotals>(
    `select count(*) as running, count(*) filter (where f.probability >= 0.5) as probable,
       coalesce(sum(f.probability), 0) as expected from ${tables} ${found.where}`,
    found.values,
  )
  return totals ?? { running: 0, probable: 0, expected: 0 }
}

function filtered({ flow, team, channel, priority, clock, atLeast }: ScoreFilters, visibility: Visibility): Conditions {
  const found = conditions()
  restrictTo(visibility, 'c', found)
  found.add(alive)
  for (const [column, values] of Object.entries({
    'c.flow': flow,
    'c.team': team,
    'c.channel': channel,
    'c.priority': priority,
    'f.clock': clock,
  })) {
    if (values !== undefined) found.oneOf(`coalesce(${column}, '')`, values)
  }
  if (atLeast !== undefined) found.add(`f.probability >= ${found.value(atLeast)}`)
  return found
}
