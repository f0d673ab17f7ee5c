import type { Worker } from 'node:worker_threads'
import { startThread } from '../../store/start-thread.ts'
import type { ForecastReply, ForecastRequests, ForecastTask } from './forecast-request.ts'

/** What the thread may hold: a year of a busy centre, and no more than a process can spare. */
const threadLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 } as const
/** Nothing that is asked may take longer. */
const longestMs = 300_000

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

/** Works forecasts out in a thread of its own, which starts when it is first asked; a thread that broke or hangs is ended, and the next question starts another. */
export class Forecaster {
  #thread: Worker | null = null
  #isClosed = false
  #lastId = 0
  readonly #waiting = new Map<number, Waiting>()

  /** Whether the thread remembers what it was told; after it broke it does not. */
  get isRunning(): boolean {
    return this.#thread !== null
  }

  ask<T extends ForecastTask>(task: T, ask: ForecastRequests[T]['ask']): Promise<ForecastRequests[T]['answer']> {
    if (this.#isClosed) return Promise.reject(new Error(`there are no forecasts any more: ${task}`))
    const thread = this.#thread ?? this.#start()
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      const tooLong = new Error(`the forecast ${task} took too long`)
      const timer = setTimeout(() => void this.#broke(thread, tooLong), longestMs)
      const done = () => {
        clearTimeout(timer)
        this.#waiting.delete(id)
      }
      this.#waiting.set(id, {
        resolve: (answer) => {
          done()
          resolve(answer)
        },
        reject: (error) => {
          done()
          reject(error)
        },
      })
      thread.postMessage({ id, task, ask })
    })
  }

  /** Whether it was stopped: then every question is refused. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  async stop(): Promise<void> {
    this.#isClosed = true
    const thread = this.#thread
    if (thread !== null) await this.#broke(thread, new Error('the forecasts were stopped'))
  }

  #start(): Worker {
    const thread = startThread(import.meta.url, 'forecast-thread', { resourceLimits: threadLimits })
    thread.unref()
    thread.on('message', ({ id, answer }: ForecastReply) => this.#waiting.get(id)?.resolve(answer as never))
    thread.on('error', (error) => void this.#broke(thread, error instanceof Error ? error : new Error(String(error))))
    thread.on('exit', (code) => void this.#broke(thread, new Error(`the thread of forecasts ended with ${code}`)))
    this.#thread = thread
    return thread
  }

  async #broke(thread: Worker, error: Error): Promise<void> {
    if (this.#thread !== thread) return
    this.#thread = null
    for (const { reject } of this.#waiting.values()) reject(error)
    await thread.terminate()
  }
}
