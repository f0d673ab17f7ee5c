import { alone } from '../alone.ts'
import type { Store, Transaction } from '../store.ts'
import { factColumns, factsOfCases } from './derive-facts.ts'
import { promiseShares } from './promise-shares.ts'
import { textArray } from './report-statement.ts'

/** A case that much happens to is marked often; so many of its marks are taken at once. */
const marksPerCase = 20

/** What a turn came to: of how many cases facts were derived, and how many facts came or went that tallies are to count. */
export interface Settled {
  readonly cases: number
  readonly changes: number
}

/**
 * Derives the facts of `most` marked cases anew. A case whose visits are not settled yet waits. Whoever comes while another one does
 * that does nothing.
 */
export async function settleFacts(store: Pick<Store, 'transaction'>, most: number): Promise<Settled> {
  const settled = await alone(store, 'facts', async (tx) => {
    const taken = await tx.query<{ id: string }>(
      `with oldest as (
         select m.ctid as place, m.case_id, m.at from report_marks m
         where not exists (select 1 from visit_marks v where v.case_id = m.case_id) order by m.at limit $2
       ), chosen as (
         select case_id from oldest group by case_id order by min(at) limit $1
       ), gone as (
         delete from report_marks where ctid = any(array(select o.place from oldest o join chosen using (case_id))))
       select case_id as id from chosen`,
      [most, most * marksPerCase],
    )
    const changes = await writeFacts(
      tx,
      taken.map(({ id }) => id),
    )
    return { cases: taken.length, changes }
  })
  return settled ?? { cases: 0, changes: 0 }
}

/**
 * Derives what was there before anybody kept facts, `most` cases at once, the newest first; answers whether there is more. Goes on where
 * it was left.
 */
export async function deriveEarlierFacts(store: Pick<Store, 'transaction'>, most: number): Promise<boolean> {
  const hasMore = await alone(store, 'facts', async (tx) => {
    const [progress] = await tx.query<{ isDerived: boolean; beforeAt: number | null; beforeId: string | null }>(
      'select is_derived as "isDerived", before_at as "beforeAt", before_id as "beforeId" from report_progress',
    )
    if (progress === undefined || progress.isDerived) return false
    const found = await tx.query<{ id: string; createdAt: number }>(
      `select id, created_at as "createdAt" from cases
       where $1::bigint is null or (created_at, id) < ($1::bigint, $2::text) order by created_at desc, id desc limit $3`,
      [progress.beforeAt, progress.beforeId, most],
    )
    const last = found.at(-1)
    if (last === undefined) {
      await tx.query('update report_progress set is_derived = true')
      return false
    }
    const ids = found.map(({ id }) => id)
    await prepare(tx)
    // No tally counts anything yet, and whatever has facts already is kept up to date by its marks.
    await tx.query(
      `insert into report_facts (${factColumns}) ${factsOfCases('$1::text[]', '$2')} on conflict do nothing`,
      [textArray(ids), JSON.stringify(await promiseShares(tx, ids))],
    )
    // What is still to become a visit is looked at again when it is one.
    await tx.query(
      'insert into report_marks (case_id) select distinct v.case_id from visit_marks v where v.case_id = any($1::text[])',
      [textArray(ids)],
    )
    await tx.query('update report_progress set before_at = $1, before_id = $2', [last.createdAt, last.id])
    return true
  })
  return hasMore ?? false
}

/** Brings the facts of cases up to date, and notes for the tallies what came and what went; answers how many. The caller holds the lock. */
async function writeFacts(tx: Transaction, cases: readonly string[]): Promise<number> {
  if (cases.length === 0) return 0
  await prepare(tx)
  const shares = JSON.stringify(await promiseShares(tx, cases))
  const [done] = await tx.query<{ count: number }>(writing, [textArray(cases), shares])
  return done?.count ?? 0
}

/**
 * Nobody knows how large the parts of so large a query are: joined row by row, they would take for ever. And a database that thinks
 * little of how many cases there are would rather read all records than those of some hundred cases.
 */
async function prepare(tx: Transaction): Promise<void> {
  const settings = ['enable_nestloop', 'enable_seqscan', 'jit'].map((name) => `set_config('${name}', 'off', true)`)
  await tx.query(`select ${settings.join(', ')}`)
}

const counted = 'measure, key, at, value, is_late, is_excluded, flow, team, tier, channel, priority, business, assignee'

const writing = `
with known as materialized (
  select ${factColumns} from report_facts where case_id = any($1::text[])
), derived as materialized (
  select ${factColumns} from (${factsOfCases('$1::text[]', '$2')}) d
), came as materialized (
  select * from derived except all select * from known
), went as materialized (
  select * from known except all select * from derived
), removed as (
  delete from report_facts f using went w
  where f.case_id = w.case_id and f.measure = w.measure and f.key = w.key and f.seq = w.seq
    and not exists (select 1 from came c where c.case_id = w.case_id and c.measure = w.measure and c.key = w.key and c.seq = w.seq)
), written as (
  insert into report_facts as f (${factColumns}) select ${factColumns} from came
  on conflict (case_id, measure, key, seq) do update set at = excluded.at, value = excluded.value, is_late = excluded.is_late,
    is_excluded = excluded.is_excluded, flow = excluded.flow, team = excluded.team, tier = excluded.tier, channel = excluded.channel,
    priority = excluded.priority, business = excluded.business, assignee = excluded.assignee
), noted as (
  insert into report_changes (sign, ${counted})
  select c.sign, ${counted} from (select 1 as sign, came.* from came union all select -1, went.* from went) c
  where c.at >= (select min(filled_from) from report_zones) returning 1
)
select count(*) as count from noted`
