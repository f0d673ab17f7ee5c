import type { FastifyBaseLogger } from 'fastify'
import type { Store } from '../../store/store.ts'
import { eventsAfter, newestEventId, type StreamEvent } from '../../store/stream/stream-events.ts'

/** How many events are asked for at once. */
const pageSize = 500

/** How long the store is left alone after it could not be read; nothing else may happen that would make it be read again. */
const retryMs = 1000

/**
 * Everything the store tells, once, in order, to whoever listens in this process. One connection listens for all of them;
 * what was missed while it was lost is read from the store.
 */
export class LiveEvents {
  readonly #store: Store
  readonly #log: FastifyBaseLogger
  readonly #listeners = new Set<(event: StreamEvent) => void>()
  #lastId = 0
  #stop: (() => Promise<void>) | null = null
  #reading: Promise<void> | null = null
  #retry: NodeJS.Timeout | undefined
  #isStale = false
  #isClosed = false

  constructor(store: Store, log: FastifyBaseLogger) {
    this.#store = store
    this.#log = log
  }

  /** The id of the newest event that was told. */
  get lastId(): number {
    return this.#lastId
  }

  async start(): Promise<void> {
    this.#lastId = await newestEventId(this.#store)
    this.#stop = await this.#store.listen('pledge_stream', () => this.#wake())
    this.#wake()
  }

  /** Hears everything from now on. Answers with the way to stop. */
  listen(listener: (event: StreamEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#retry)
    await this.#stop?.()
    await this.#reading
    this.#listeners.clear()
  }

  /** Reads on; what arrives while it reads makes it look once more. */
  #wake(): void {
    this.#isStale = true
    clearTimeout(this.#retry)
    this.#reading ??= this.#readOn()
  }

  /** Whether it is over and that it is over become true at once: a wake between them would be heard by nobody. */
  async #readOn(): Promise<void> {
    try {
      while (this.#isStale && !this.#isClosed) {
        this.#isStale = false
        await this.#tellNew()
      }
    } catch (error) {
      this.#log.error({ err: error }, 'the event stream could not be read')
      if (!this.#isClosed) this.#retry = setTimeout(() => this.#wake(), retryMs)
    } finally {
      this.#reading = null
    }
  }

  async #tellNew(): Promise<void> {
    for (;;) {
      const events = await eventsAfter(this.#store, this.#lastId, pageSize)
      for (const event of events) {
        this.#lastId = event.id
        for (const listener of this.#listeners) listener(event)
      }
      if (events.length < pageSize) return
    }
  }
}
