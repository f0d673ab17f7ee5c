import type { ReportJob } from '../../core/contract/commit.ts'
import type { Instant } from '../../core/contract/time.ts'
import { addJobs } from '../jobs/jobs.ts'
import type { Sql } from '../store.ts'
import { addSending, type SendingToAdd } from './sendings.ts'

/** Notes a sending with its job, both once by their id; ask a transaction. */
export async function requestSending(sql: Sql, sending: SendingToAdd, now: Instant): Promise<void> {
  const { id, dueAt } = sending
  const job: ReportJob = { id, kind: 'report', at: dueAt, sendingId: id }
  if (await addSending(sql, sending)) await addJobs(sql, null, [job], now)
}
