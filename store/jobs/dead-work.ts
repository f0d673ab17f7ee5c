import type { Sql } from '../store.ts'
import { type DeadWork, listDead, revive } from './lease.ts'

/** Work that was given up, with the number of its case. Its kind is a job's, or `intake` or `command`: accepted, but never handed on. */
export interface DeadWorkOfCase extends DeadWork {
  readonly number: number | null
}

/** Everything that was given up, jobs as well as what the inbox holds, the last one first. */
export async function listDeadWork(sql: Sql, limit: number): Promise<DeadWorkOfCase[]> {
  const dead = [...(await listDead(sql, 'jobs', limit)), ...(await listDead(sql, 'inbox', limit))]
    .toSorted((one, other) => other.failedAt - one.failedAt)
    .slice(0, limit)
  const numbers = await sql.query<{ id: string; number: number }>(
    'select id, number from cases where id in (select jsonb_array_elements_text($1::jsonb))',
    [JSON.stringify(dead.flatMap(({ caseId }) => caseId ?? []))],
  )
  const numberOf = new Map(numbers.map(({ id, number }) => [id, number]))
  return dead.map((work) => ({ ...work, number: numberOf.get(work.caseId ?? '') ?? null }))
}

/** Gives dead work all its attempts again; false when it is not dead. */
export async function retryDeadWork(sql: Sql, id: string, now: number): Promise<boolean> {
  return (await revive(sql, 'jobs', id, now)) || (await revive(sql, 'inbox', id, now))
}
