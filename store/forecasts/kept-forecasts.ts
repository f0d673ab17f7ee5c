import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'

/** What is kept whole: the model of lateness, work by team, arrivals by flow and channel, staffing, on what the churn warning stands. */
export type ForecastKind = 'risk' | 'work' | 'arrivals' | 'staffing' | 'churn' | 'scores'

export interface KeptForecast<T> {
  readonly at: number
  readonly body: T
}

/** Keeps what was worked out in the place of what was there; `key` is empty where there is one alone. */
export async function keepForecast(
  sql: Sql,
  kind: ForecastKind,
  key: string,
  { at, body }: KeptForecast<unknown>,
): Promise<void> {
  await sql.query(
    `insert into forecasts (kind, key, at, body) values ($1, $2, $3, $4::jsonb)
     on conflict (kind, key) do update set at = excluded.at, body = excluded.body`,
    [kind, key, at, storableJson(body)],
  )
}

/** What was worked out last; null before the first time. */
export async function keptForecast<T>(sql: Sql, kind: ForecastKind, key = ''): Promise<KeptForecast<T> | null> {
  const [row] = await sql.query<KeptForecast<T>>('select at, body from forecasts where kind = $1 and key = $2', [
    kind,
    key,
  ])
  return row ?? null
}

/** Takes away what was kept of a kind, but for these keys. */
export async function dropOtherForecasts(sql: Sql, kind: ForecastKind, keys: readonly string[]): Promise<void> {
  await sql.query(
    'delete from forecasts where kind = $1 and key not in (select jsonb_array_elements_text($2::jsonb))',
    [kind, storableJson(keys)],
  )
}
