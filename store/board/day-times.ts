import type { Sql } from '../store.ts'

/** The day that an instant belongs to, and the same stretch of days before. Epoch ms. */
export interface DayTimes {
  readonly since: number
  readonly at: number
  readonly yesterdaySince: number
  readonly yesterdayAt: number
  readonly weekBeforeSince: number
  readonly weekBeforeAt: number
}

/**
 * When the day of `at` began in a zone, at `startMinutes` after midnight by the clock on the wall, and the same times one and seven civil
 * days before. The zone is one that the database knows.
 */
export async function dayTimes(sql: Sql, at: number, zone: string, startMinutes: number): Promise<DayTimes> {
  const instant = (local: string) => `(extract(epoch from (${local}) at time zone $2) * 1000)::bigint`
  const [row] = await sql.query<Omit<DayTimes, 'at'>>(
    `with wall as (select to_timestamp($1::bigint / 1000.0) at time zone $2 as t, $3::integer * interval '1 minute' as start),
       day as (select t, date_trunc('day', t - start) + start as s from wall)
     select ${instant('s')} as since,
       ${instant("s - interval '1 day'")} as "yesterdaySince", ${instant("t - interval '1 day'")} as "yesterdayAt",
       ${instant("s - interval '7 days'")} as "weekBeforeSince", ${instant("t - interval '7 days'")} as "weekBeforeAt"
     from day`,
    [at, zone, startMinutes],
  )
  if (row === undefined) throw new Error('a query without a condition has a row')
  return { ...row, at }
}
