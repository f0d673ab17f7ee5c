import type { Store } from '../../store/store.ts'
import type { LiveEvents } from './live-events.ts'
import { OpenStream, type StreamRequest } from './open-stream.ts'

/** The streams of server-sent events that are open in this process. */
export class LiveStreams {
  readonly #store: Store
  readonly #live: LiveEvents
  readonly #heartbeatMs: number
  readonly #open = new Set<OpenStream>()
  #isClosed = false

  constructor(store: Store, live: LiveEvents, heartbeatMs: number) {
    this.#store = store
    this.#live = live
    this.#heartbeatMs = heartbeatMs
  }

  /** How many are open. */
  get count(): number {
    return this.#open.size
  }

  /** Writes events until the reader goes, falls behind, loses the right to them, or the server closes. Who may read is decided before. */
  async serve(request: StreamRequest): Promise<void> {
    if (this.#isClosed) return void request.response.destroy()
    const stream = new OpenStream(request, this.#store, this.#live, this.#heartbeatMs)
    this.#open.add(stream)
    try {
      await stream.run()
    } finally {
      this.#open.delete(stream)
    }
  }

  /** Ends all streams; their readers come back with the last id they saw. */
  close(): void {
    this.#isClosed = true
    for (const stream of this.#open) stream.end()
  }
}
