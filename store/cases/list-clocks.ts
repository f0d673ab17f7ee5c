import type { ClockReading } from '../../core/contract/reading.ts'
import type { Sql } from '../store.ts'

export interface ClockRow extends ClockReading {
  /** The instant at which it was read; what has elapsed since then is for `readClock` to say. */
  readonly readAt: number
}

/** Every measurement of a case's clocks that has begun, by clock and instance. */
export async function listClocks(sql: Sql, caseId: string): Promise<readonly ClockRow[]> {
  const rows = await sql.query<{ reading: ClockReading; readAt: number }>(
    `select reading, read_at as "readAt" from case_clocks where case_id = $1 order by clock, instance`,
    [caseId],
  )
  return rows.map(({ reading, readAt }) => ({ ...reading, readAt }))
}
