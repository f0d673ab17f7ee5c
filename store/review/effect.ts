import { narrowBreaches } from '../breaches/breach-filters.ts'
import { conditions } from '../conditions.ts'
import type { Sql } from '../store.ts'

/** Breaches with a reason in a window, and those of the window that nobody judged: they may have it, too. */
export interface ReasonWindow {
  readonly count: number
  readonly excluded: number
  readonly unjudged: number
}

/** The longest window that is looked at on each side of what was done. */
const longestMs = 30 * 86_400_000

/** Windows of equal length before and after an instant, as long as there was time since; null before any time has passed. */
export async function readEffect(
  sql: Sql,
  {
    reason,
    flow,
    doneAt,
    at,
  }: { readonly reason: string; readonly flow: string | null; readonly doneAt: number; readonly at: number },
): Promise<{ readonly days: number; readonly before: ReasonWindow; readonly after: ReasonWindow } | null> {
  const lengthMs = Math.min(longestMs, at - doneAt)
  if (lengthMs <= 0) return null
  const before = await countWindow(sql, { reason, flow, from: doneAt - lengthMs, before: doneAt })
  const after = await countWindow(sql, { reason, flow, from: doneAt, before: doneAt + lengthMs })
  return { days: Math.round((lengthMs / 86_400_000) * 10) / 10, before, after }
}

async function countWindow(
  sql: Sql,
  { reason, flow, from, before }: { reason: string; flow: string | null; from: number; before: number },
): Promise<ReasonWindow> {
  const found = conditions()
  narrowBreaches({ from, before, ...(flow === null ? {} : { flow: [flow] }) }, found)
  const value = found.value(reason)
  // The reason itself, and those below it.
  const isIt = `b.reason = ${value} or b.reason in (select s.id from settings s where s.kind = 'reasons' and s.value->>'parent' = ${value})`
  const [row] = await sql.query<ReasonWindow>(
    `select count(*) filter (where ${isIt}) as count,
       count(*) filter (where (${isIt}) and b.exclusion = 'approved') as excluded,
       count(*) filter (where b.reason is null) as unjudged
     from case_breaches b ${found.where}`,
    found.values,
  )
  return row ?? { count: 0, excluded: 0, unjudged: 0 }
}
