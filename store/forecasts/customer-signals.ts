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

/**
 * Customers with so many cases since an instant, page by page, by id; those who were erased are left out. A complaint is a case of a flow
 * whose id says so.
 */
export async function* customerSignals(sql: Sql, since: number, least: number): AsyncIterable<readonly CustomerRow[]> {
  let after = ''
  for (;;) {
    const rows = await sql.query<CustomerRow>(
      `with page as (
         select c.customer_id as id from cases c join customers u on u.id = c.customer_id
         where c.created_at >= $1 and c.customer_id > $2 and u.erased_at is null
         group by 1 having count(*) >= $3 order by 1 limit 200
       ), own as (
         select p.id, c.id as case_id, c.created_at, c.flow from page p join cases c on c.customer_id = p.id and c.created_at >= $1
       )
       select p.id, (select u.tier from customers u where u.id = p.id) as tier,
         (select jsonb_agg(o.created_at order by o.created_at) from own o where o.id = p.id) as contacts,
         (select coalesce(jsonb_agg(b.breached_at order by b.breached_at), '[]') from own o
          cross join lateral (select min(x.breached_at) as breached_at from case_breaches x where x.case_id = o.case_id) b
          where o.id = p.id and b.breached_at is not null) as late,
         (select coalesce(jsonb_agg(f.at order by f.at), '[]') from own o
          join report_facts f on f.case_id = o.case_id and f.measure = 'reopened' where o.id = p.id) as reopened,
         (select coalesce(jsonb_agg(o.created_at order by o.created_at), '[]') from own o
          where o.id = p.id and o.flow like '%complaint%') as complaints,
         (select coalesce(jsonb_agg(jsonb_build_object('at', f.at, 'key', f.key, 'value', f.value) order by f.at), '[]') from own o
          join report_facts f on f.case_id = o.case_id and f.measure = 'satisfaction' where o.id = p.id and f.value is not null) as scores
       from page p order by p.id`,
      [since, after, least],
    )
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < 200) return
    after = last.id
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
