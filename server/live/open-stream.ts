import type { ServerResponse } from 'node:http'
import type { WireEvent } from '../../core/contract/wire.ts'
import type { Store } from '../../store/store.ts'
import { eventsAfter, type StreamEvent } from '../../store/stream/stream-events.ts'
import type { LiveEvents } from './live-events.ts'

export interface StreamRequest {
  readonly response: ServerResponse
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>
  /** The last event that was seen; null begins with what happens from now on. */
  readonly after: number | null
  /** The event as this reader may see it; null for what is not for them. */
  readonly show: (event: StreamEvent) => WireEvent | null
  /** Asked at each heartbeat: false ends the stream, because the session ended or the key was revoked. */
  readonly mayGoOn: () => Promise<boolean>
}

/** How many events are held for a slow reader; what is beyond is read from the store when its turn comes. */
const mostWaiting = 1000
const pageSize = 500
/** For how many heartbeats a reader may take nothing; then it is cut off, and comes back with the last id it saw. */
const mostStuckBeats = 4

/** One reader of the event stream: gets every event once, in order, without a gap from the id it came with. */
export class OpenStream {
  readonly #request: StreamRequest
  readonly #store: Store
  readonly #live: LiveEvents
  readonly #heartbeatMs: number
  readonly #waiting: StreamEvent[] = []
  #told = 0
  #isBehind = false
  #isOver = false
  #wake: () => void = () => undefined

  constructor(request: StreamRequest, store: Store, live: LiveEvents, heartbeatMs: number) {
    this.#request = request
    this.#store = store
    this.#live = live
    this.#heartbeatMs = heartbeatMs
  }

  /** Ends it: at once while it waits, else after what is being written. */
  end(): void {
    this.#isOver = true
    this.#wake()
  }

  async run(): Promise<void> {
    const { response, after, headers } = this.#request
    const silence = this.#live.listen((event) => this.#hear(event))
    response.on('close', () => this.end())
    response.on('drain', () => this.#wake())
    try {
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      })
      // Whatever happens from here on is heard; what happened before is known to the store.
      this.#told = after ?? this.#live.lastId
      await this.#write(`retry: 2000\nid: ${this.#told}\n\n`)
      this.#isBehind = after !== null
      await this.#follow()
    } finally {
      silence()
      response.end()
    }
  }

  #hear(event: StreamEvent): void {
    if (this.#waiting.length >= mostWaiting) {
      this.#waiting.length = 0
      this.#isBehind = true
    }
    this.#waiting.push(event)
    this.#wake()
  }

  /** Tells what the store has after the reader's id, page by page, up to what is there now. */
  async #catchUp(): Promise<void> {
    this.#isBehind = false
    for (;;) {
      const events = await eventsAfter(this.#store, this.#told, pageSize)
      for (const event of events) await this.#tell(event)
      if (events.length < pageSize || this.#isOver) return
    }
  }

  /** Tells what is heard, and at every heartbeat that nothing is. */
  async #follow(): Promise<void> {
    let beatAt = Date.now() + this.#heartbeatMs
    while (!this.#isOver) {
      if (this.#isBehind) await this.#catchUp()
      const event = this.#waiting.shift()
      if (event !== undefined) await this.#tell(event)
      else if (!this.#isOver && Date.now() < beatAt) await this.#sleepUntil(beatAt)
      if (Date.now() < beatAt) continue
      if (!(await this.#request.mayGoOn())) return
      await this.#write(': still here\n\n')
      beatAt = Date.now() + this.#heartbeatMs
    }
  }

  async #tell(event: StreamEvent): Promise<void> {
    if (event.id <= this.#told || this.#isOver) return
    this.#told = event.id
    const shown = this.#request.show(event)
    // An id without data moves the reader's Last-Event-ID on and shows nothing.
    await this.#write(shown === null ? `id: ${event.id}\n\n` : textOf(shown))
  }

  /** Waits until a slow reader has taken what was written. */
  async #write(text: string): Promise<void> {
    const { response } = this.#request
    if (this.#isOver || response.write(text)) return
    const stuckAt = Date.now() + mostStuckBeats * this.#heartbeatMs
    while (response.writableNeedDrain && !this.#isOver) {
      if (Date.now() >= stuckAt) response.destroy()
      await this.#sleepUntil(stuckAt)
    }
  }

  /** Sleeps until it is woken: by an event, by a reader that took something, by the end. */
  #sleepUntil(at: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, at - Date.now()))
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

function textOf(event: WireEvent): string {
  return `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}
