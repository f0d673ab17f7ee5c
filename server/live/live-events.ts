import type { FastifyBaseLogger } from 'fastify'
import type { Store } from '../../store/store.ts'
import { eventsAfter, newestEventId, type StreamEvent } from '../../store/stream/stream-events.ts'

/** How many events are asked for at once. */
const pageSize = 500

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
    await this.#stop?.()
    await this.#reading
    this.#listeners.clear()
  }

  /** Reads on; what arrives while it reads makes it look once more. */
  #wake(): void {
    this.#isStale = true
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = null
    })
  }

  async #readOn(): Promise<void> {
    while (this.#isStale && !this.#isClosed) {
      this.#isStale = false
      try {
        await this.#tellNew()
      } catch (error) {
        this.#log.error({ err: error }, 'the event stream could not be read')
        return
      }
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
