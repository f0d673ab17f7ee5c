import type { Sql } from '../store.ts'

/** How many cases of a flow came in by a channel within an hour (whole hours since 1970); an empty text stands for no channel. */
export interface ArrivalCount {
  readonly hour: number
  readonly flow: string
  readonly channel: string
  readonly count: number
}

const pageMs = 30 * 86_400_000

/** What came in between two instants, by hour, a month at a time, so that nobody waits long for the database. */
export async function* arrivalCounts(sql: Sql, since: number, until: number): AsyncIterable<readonly ArrivalCount[]> {
  const [first] = await sql.query<{ at: number | null }>(
    'select min(created_at) as at from cases where created_at >= $1',
    [since],
  )
  const begin = first?.at ?? until
  for (let from = begin; from < until; from += pageMs) {
    yield await sql.query<ArrivalCount>(
      `select created_at / 3600000 as hour, flow, coalesce(channel, '') as channel, count(*)::integer as count
       from cases where created_at >= $1 and created_at < $2 group by 1, 2, 3`,
      [from, Math.min(until, from + pageMs)],
    )
  }
}
