import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'

/** What a customer did and met with, as instants in rising order; scores as they were given, with the kind of question. */
export interface CustomerRow {
  readonly id: string
  readonly tier: string | null
  readonly contacts: readonly number[]
  readonly late: readonly number[]
  readonly reopened: readonly number[]
  readonly complaints: readonly number[]
  readonly scores: readonly { readonly at: number; readonly key: string; readonly value: number }[]
}

interface FoundCustomer extends Omit<CustomerRow, 'reopened' | 'scores'> {
  readonly isGone: boolean
  /** Case by case. */
  readonly reopened: readonly CustomerRow['reopened'][]
  readonly scores: readonly CustomerRow['scores'][]
}

const customersAtOnce = 200
/** So many cases are read at once: the embedded database has one thread, and others wait for it. */
const casesAtOnce = 1000

/**
 * Customers with at least so many cases since an instant, page by page, by id; those who were erased are left out. Of a customer with more
 * than `most` cases the newest count. A complaint is a case of a flow whose id says so.
 */
export async function* customerSignals(
  sql: Sql,
  since: number,
  { least, most }: { readonly least: number; readonly most: number },
): AsyncIterable<readonly CustomerRow[]> {
  let after = ''
  for (;;) {
    const found = await sql.query<FoundCustomer>(
      `with counted as (
         select c.customer_id as id, least(count(*), $4) as cases from cases c
         where c.customer_id > $2 and c.created_at >= $1
         group by c.customer_id having count(*) >= $3 order by c.customer_id limit ${customersAtOnce}
       ), page as (
         select p.id from (select n.id, n.cases, sum(n.cases) over (order by n.id) as sum from counted n) p
         where p.sum <= ${casesAtOnce} or p.sum = p.cases
       ), own as (
         select p.id, c.created_at, c.flow like '%complaint%' as is_complaint,
           (select min(b.breached_at) from case_breaches b where b.case_id = c.id) as late_at,
           (select jsonb_agg(f.at) from report_facts f where f.case_id = c.id and f.measure = 'reopened') as reopened,
           (select jsonb_agg(jsonb_build_object('at', f.at, 'key', f.key, 'value', f.value)) from report_facts f
            where f.case_id = c.id and f.measure = 'satisfaction' and f.value is not null) as scores
         from page p cross join lateral (
           select * from cases a where a.customer_id = p.id and a.created_at >= $1 order by a.created_at desc limit $4
         ) c
       )
       select o.id, u.tier, u.erased_at is not null or u.id is null as "isGone",
         jsonb_agg(o.created_at order by o.created_at) as contacts,
         coalesce(jsonb_agg(o.late_at order by o.late_at) filter (where o.late_at is not null), '[]') as late,
         coalesce(jsonb_agg(o.created_at order by o.created_at) filter (where o.is_complaint), '[]') as complaints,
         coalesce(jsonb_agg(o.reopened) filter (where o.reopened is not null), '[]') as reopened,
         coalesce(jsonb_agg(o.scores) filter (where o.scores is not null), '[]') as scores
       from own o left join customers u on u.id = o.id group by o.id, u.id, u.tier, u.erased_at order by o.id`,
      [since, after, least, most],
    )
    const rows = found.filter(({ isGone }) => !isGone).map(customerRow)
    if (rows.length > 0) yield rows
    const last = found.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

function customerRow({ id, tier, contacts, late, complaints, reopened, scores }: FoundCustomer): CustomerRow {
  return {
    id,
    tier,
    contacts,
    late,
    complaints,
    reopened: reopened.flat().sort((a, b) => a - b),
    scores: scores.flat().sort((a, b) => a.at - b.at),
  }
}

export interface CustomerScore {
  readonly customerId: string
  readonly score: number
  readonly cases: number
  readonly lastContactAt: number
  readonly reasons: unknown
}

/** Puts these scores in the place of all that were there. */
export async function saveCustomerScores(sql: Sql, scores: readonly CustomerScore[]): Promise<void> {
  await sql.query('delete from customer_forecasts')
  for (let from = 0; from < scores.length; from += 500) {
    await sql.query(
      `insert into customer_forecasts (customer_id, score, cases, last_contact_at, reasons)
       select s."customerId", s.score, s.cases, s."lastContactAt", s.reasons from jsonb_to_recordset($1::jsonb)
         s("customerId" text, score double precision, cases integer, "lastContactAt" bigint, reasons jsonb)`,
      [storableJson(scores.slice(from, from + 500))],
    )
  }
}

/** A score with what the customer is called. */
export interface ScoredCustomer extends CustomerScore {
  readonly name: string | null
  readonly tier: string | null
}

/** Customers who may leave, the highest score first, after a place. */
export function listCustomerScores(
  sql: Sql,
  tiers: readonly string[] | null,
  after: { readonly score: number; readonly customerId: string } | null,
  limit: number,
): Promise<ScoredCustomer[]> {
  return sql.query<ScoredCustomer>(
    `select f.customer_id as "customerId", f.score, f.cases, f.last_contact_at as "lastContactAt", f.reasons, u.name, u.tier
     from customer_forecasts f join customers u on u.id = f.customer_id
     where u.erased_at is null and ($1::jsonb is null or coalesce(u.tier, '') in (select jsonb_array_elements_text($1::jsonb)))
       and ($2::double precision is null or f.score < $2 or (f.score = $2 and f.customer_id > $3))
     order by f.score desc, f.customer_id limit $4`,
    [tiers === null ? null : storableJson(tiers), after?.score ?? null, after?.customerId ?? '', limit],
  )
}
