import { LIVE } from '../../core/contract/live.ts'
import type { Millis } from '../../core/contract/time.ts'
import type { WireEvent } from '../../core/contract/wire.ts'

/** Whether the page hears what happens as it happens. */
export type LiveState = 'connecting' | 'live' | 'reconnecting'

/** What the stream is made of; the window's EventSource, or a test's. */
export interface EventSourceLike {
  onopen: ((event: Event) => void) | null
  onerror: ((event: Event) => void) | null
  readonly readyState: number
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void
  close(): void
}

export interface LiveOptions {
  /** The last event that what is shown can know of. */
  readonly after: string
  readonly open: (url: string) => EventSourceLike
  /** Events in batches, at most one batch per `batchMs`. */
  readonly onEvents: (events: readonly WireEvent[]) => void
  readonly onState: (state: LiveState) => void
  /** Called when events may have been missed: everything shown has to be asked for again. */
  readonly onGap: () => void
  readonly batchMs?: Millis
  readonly retryMs?: Millis
}

const closed = 2
const types = ['case', 'breach', 'warning', 'document'] as const

/**
 * Listens to GET /events until told to stop. The browser resumes a broken stream by itself with `Last-Event-ID`; a stream that the
 * server refused is opened anew after a pause that doubles up to a minute, and reports a gap.
 */
export function listenLive(options: LiveOptions): () => void {
  const { batchMs = LIVE.batchMs, retryMs = 2000 } = options
  let batch: WireEvent[] = []
  let batchTimer: ReturnType<typeof setTimeout> | undefined
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let attempts = 0
  let source: EventSourceLike | null = null
  let lastId = options.after

  const flush = () => {
    batchTimer = undefined
    const events = batch
    batch = []
    options.onEvents(events)
  }

  const take = (message: MessageEvent<string>) => {
    const event = eventOf(message.data)
    if (event === null) return
    lastId = event.id
    batch.push(event)
    batchTimer ??= setTimeout(flush, batchMs)
  }

  const connect = () => {
    const opened = options.open(`/api/v1/events?lastEventId=${lastId}`)
    source = opened
    opened.onopen = () => {
      if (attempts > 0) options.onGap()
      attempts = 0
      options.onState('live')
    }
    opened.onerror = () => {
      options.onState('reconnecting')
      if (opened.readyState !== closed) return
      opened.close()
      retryTimer = setTimeout(connect, Math.min(retryMs * 2 ** attempts, 60_000))
      attempts += 1
    }
    for (const type of types) opened.addEventListener(type, take)
  }

  options.onState('connecting')
  connect()
  return () => {
    clearTimeout(batchTimer)
    clearTimeout(retryTimer)
    source?.close()
  }
}

function eventOf(text: string): WireEvent | null {
  try {
    const event: unknown = JSON.parse(text)
    return typeof event === 'object' && event !== null && 'type' in event ? (event as WireEvent) : null
  } catch {
    return null
  }
}
