import { ProblemError } from '../../core/contract/problem-error.ts'
import type { BacktestAnswer, RehearsalProgress, SimulationAnswer } from '../../core/contract/rehearsal.ts'
import { startThread } from '../../store/start-thread.ts'
import type { CasesMessage, FromRehearsal, RehearsalJob, ToRehearsal } from './rehearsal-job.ts'

/** How a rehearsal is run. */
export interface RehearsalOptions {
  /** Ends it at once. */
  readonly signal: AbortSignal
  /** How long it may take. */
  readonly withinMs: number
  readonly onProgress: (progress: RehearsalProgress) => void
}

/** What a thread may hold: enough for a million cases, and no more than a process can spare. Much room for what is young saves time. */
export const rehearsalThreadLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 192 } as const

type Job<K extends RehearsalJob['kind']> = Extract<RehearsalJob, { kind: K }>

/** Simulates in a thread of its own, so that nothing else waits for it. Rejects with the problems of `simulate`, and as `runBacktest` does. */
export async function runSimulation(
  input: Job<'simulate'>['input'],
  options: RehearsalOptions,
): Promise<SimulationAnswer> {
  return (await run({ kind: 'simulate', input }, noCases(), options)) as SimulationAnswer
}

/**
 * Backtests in a thread of its own; `pages` are read as fast as they are worked off, so that memory stays flat. Rejects with
 * `rehearsal.cancelled` when it was aborted, `rehearsal.too-long` when time is up, `rehearsal.broke-off` when the thread broke;
 * whatever becomes of it, the thread is gone then.
 */
export async function runBacktest(
  job: Omit<Job<'backtest'>, 'kind'>,
  pages: AsyncIterable<Omit<CasesMessage, 'kind'>>,
  options: RehearsalOptions,
): Promise<BacktestAnswer> {
  return (await run({ kind: 'backtest', ...job }, pages, options)) as BacktestAnswer
}

async function* noCases(): AsyncIterable<never> {
  // A simulation is given nothing more than its input.
}

async function run(
  job: RehearsalJob,
  pages: AsyncIterable<Omit<CasesMessage, 'kind'>>,
  { signal, withinMs, onProgress }: RehearsalOptions,
): Promise<SimulationAnswer | BacktestAnswer> {
  if (signal.aborted) throw new ProblemError('rehearsal.cancelled')
  const thread = startThread(import.meta.url, 'rehearsal-thread', {
    workerData: job,
    resourceLimits: rehearsalThreadLimits,
  })
  let askForMore: () => void = () => undefined
  let isOver = false
  const tell = (message: ToRehearsal) => thread.postMessage(message)

  const answer = new Promise<SimulationAnswer | BacktestAnswer>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new ProblemError('rehearsal.too-long', { seconds: Math.round(withinMs / 1000) })),
      withinMs,
    )
    const cancel = () => reject(new ProblemError('rehearsal.cancelled'))
    signal.addEventListener('abort', cancel, { once: true })
    const brokeOff = (cause: unknown) => reject(Object.assign(new ProblemError('rehearsal.broke-off'), { cause }))
    thread.on('error', brokeOff)
    thread.on('exit', (code) => brokeOff(new Error(`the thread of a rehearsal ended with ${code}`)))
    thread.on('message', (message: FromRehearsal) => {
      if (message.kind === 'more') askForMore()
      else if (message.kind === 'progress') onProgress({ done: message.done, total: message.total })
      else if (message.kind === 'done') resolve(message.answer)
      else reject(new ProblemError(message.code, message.params))
    })
    const feed = async () => {
      for await (const page of pages) {
        if (isOver) return
        const workedOff = new Promise<void>((more) => {
          askForMore = more
        })
        tell({ kind: 'cases', ...page })
        await workedOff
      }
      tell({ kind: 'end' })
    }
    if (job.kind === 'backtest') feed().catch(reject)
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
    thread.once('exit', () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
    })
  })
  try {
    return await answer
  } finally {
    isOver = true
    askForMore()
    await thread.terminate()
  }
}
