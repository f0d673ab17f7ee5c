import type { Sql } from '../store.ts'

/** Takes the turn at forecasting, or keeps it, until an instant; false while another process has it. */
export async function takeForecastTurn(sql: Sql, owner: string, at: number, untilAt: number): Promise<boolean> {
  const rows = await sql.query(
    `insert into forecast_turn as t (owner, until_at) values ($1, $3)
     on conflict (is_only) do update set owner = excluded.owner, until_at = excluded.until_at
     where t.owner = $1 or t.until_at < $2 returning 1`,
    [owner, at, untilAt],
  )
  return rows.length > 0
}

/** Gives the turn back, so that another process need not wait for its end. */
export async function endForecastTurn(sql: Sql, owner: string): Promise<void> {
  await sql.query('delete from forecast_turn where owner = $1', [owner])
}
