import { ProblemError } from '../../core/contract/problem-error.ts'
import { startThread } from '../../store/start-thread.ts'
import type { RehearsalOptions } from '../rehearsal/run-rehearsal.ts'
import type { DiagnosisAnswers, DiagnosisJob, DiagnosisPages, FromDiagnosis, ToDiagnosis } from './diagnosis-job.ts'

/** What a thread may hold: enough for fifty thousand cases with all that is known of them. */
const limits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 } as const

/**
 * Diagnoses in a thread of its own, so that nothing else waits for it; `pages` are read as fast as they are worked off. Rejects
 * with `diagnosis.cancelled` when it was aborted, `diagnosis.too-long` when time is up, `diagnosis.broke-off` when the thread broke;
 * whatever becomes of it, the thread is gone then.
 */
export async function runDiagnosis<K extends DiagnosisJob['kind']>(
  job: Extract<DiagnosisJob, { kind: K }>,
  { signal, withinMs, onProgress }: RehearsalOptions,
  pages: AsyncIterable<readonly DiagnosisPages[K][]> | null = null,
): Promise<DiagnosisAnswers[K]> {
  if (signal.aborted) throw new ProblemError('diagnosis.cancelled')
  const thread = startThread(import.meta.url, 'diagnosis-thread', { workerData: job, resourceLimits: limits })
  const tell = (message: ToDiagnosis) => thread.postMessage(message)
  let goOn: () => void = () => undefined
  let isOver = false
  let stopWaiting: () => void = () => undefined

  const answer = new Promise<DiagnosisAnswers[K]>((resolve, reject) => {
    const tooLong = () => reject(new ProblemError('diagnosis.too-long', { seconds: Math.round(withinMs / 1000) }))
    const timer = setTimeout(tooLong, withinMs)
    const cancel = () => reject(new ProblemError('diagnosis.cancelled'))
    signal.addEventListener('abort', cancel, { once: true })
    stopWaiting = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
    }
    const brokeOff = (cause: unknown) => reject(Object.assign(new ProblemError('diagnosis.broke-off'), { cause }))
    thread.on('error', brokeOff)
    thread.on('exit', (code) => brokeOff(new Error(`the thread of a diagnosis ended with ${code}`)))
    thread.on('message', (message: FromDiagnosis) => {
      if (message.kind === 'more') goOn()
      else if (message.kind === 'progress') onProgress(message)
      else resolve(message.answer as DiagnosisAnswers[K])
    })
    const feed = async (all: AsyncIterable<readonly unknown[]>) => {
      for await (const page of all) {
        if (isOver) return
        const workedOff = new Promise<void>((more) => {
          goOn = more
        })
        tell({ kind: 'page', page })
        await workedOff
      }
      tell({ kind: 'end' })
    }
    if (pages !== null) feed(pages).catch(reject)
  })
  try {
    return await answer
  } finally {
    isOver = true
    stopWaiting()
    goOn()
    await thread.terminate()
  }
}
