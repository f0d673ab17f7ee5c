import { failJob, finishJob, type LeasedJob, leaseJobs } from '../store/jobs/jobs.ts'
import { errorLine, HopelessWork } from './jobs/outcome.ts'
import { type JobParts, performJob } from './jobs/perform-job.ts'
import { startWorkLoop, type WorkLoop } from './work-loop.ts'

/** How long a process may work on a job before another one takes it. */
const leaseMs = 120_000
const jobsAtOnce = 10

export interface DispatchOptions {
  /** How long to rest when nobody calls. Default 2 s: a job that has to be tried again waits for that. */
  readonly restMs?: number
  readonly onError: (error: unknown) => void
  /** A job that was given up; it stands among the dead until somebody tries it again. */
  readonly onDead: (job: LeasedJob, error: string) => void
}

/** Does the jobs of all cases, together with every other process that does: each job by one, each until it is done or dead. */
export async function dispatchJobs(parts: JobParts, options: DispatchOptions): Promise<WorkLoop> {
  const { restMs = 2_000, onError, onDead } = options
  const { store, now } = parts

  const perform = async (job: LeasedJob): Promise<void> => {
    try {
      await performJob(parts, job)
      await finishJob(store, job.id, job.attempt, now())
    } catch (error) {
      const line = errorLine(error)
      const mayRetry = !(error instanceof HopelessWork)
      const became = await failJob(store, { id: job.id, attempt: job.attempt, error: line, now: now(), mayRetry })
      if (became === 'dead') onDead(job, line)
    }
  }

  const loop = startWorkLoop({
    restMs,
    onError,
    async turn() {
      const jobs = await leaseJobs(store, { limit: jobsAtOnce, leaseMs, now: now() })
      await Promise.all(jobs.map(perform))
      return jobs.length === jobsAtOnce
    },
  })
  return wokenBy(loop, await store.listen('pledge_jobs', loop.wake))
}

/** A loop whose stop also ends the listening. */
export function wokenBy(loop: WorkLoop, stopListening: () => Promise<void>): WorkLoop {
  return {
    wake: loop.wake,
    async stop() {
      await stopListening()
      await loop.stop()
    },
  }
}
