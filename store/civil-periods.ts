import type { Sql } from './store.ts'

/** A span of civil time in a zone: from its first instant to the first one after it. */
export interface CivilPeriod {
  /** The civil date on which it begins: `2026-10-01`. */
  readonly id: string
  readonly fromAt: number
  readonly toAt: number
}

const steps = { week: '1 week', month: '1 month', quarter: '3 months' } as const

/** The span that an instant falls in and the `before` spans before it, the oldest first. Weeks begin on Monday. An unknown zone is refused by the database. */
export function civilPeriods(
  sql: Sql,
  ask: { readonly unit: keyof typeof steps; readonly zone: string; readonly at: number; readonly before: number },
): Promise<CivilPeriod[]> {
  const { unit, zone, at, before } = ask
  return sql.query<CivilPeriod>(
    `with newest as (select date_trunc('${unit}', to_timestamp($1::float8 / 1000) at time zone $2) as start),
     spans as (
       select start - n * interval '${steps[unit]}' as start from newest, generate_series($3::integer, 0, -1) n)
     select to_char(start, 'YYYY-MM-DD') as id,
       (extract(epoch from start at time zone $2) * 1000)::bigint as "fromAt",
       (extract(epoch from (start + interval '${steps[unit]}') at time zone $2) * 1000)::bigint as "toAt"
     from spans order by start`,
    [at, zone, before],
  )
}
