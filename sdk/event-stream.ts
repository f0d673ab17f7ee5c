import type { WireEvent } from '../core/contract/wire.ts'
import { isLasting } from './pledge-error.ts'
import { readServerSentEvents } from './server-sent-events.ts'
import { backOffMs, pause, type Transport } from './transport.ts'

export interface EventOptions {
  /** All if left out. */
  readonly types?: readonly WireEvent['type'][]
  /** Only what happens to this case. */
  readonly case?: string
  /** The `id` of the last event that was seen; nothing after it is missed. Left out: from now on. */
  readonly lastEventId?: string
  /** Ends the stream. */
  readonly signal?: AbortSignal
  /** Called each time the stream is open (again). */
  readonly onOpen?: () => void
  /** After how long a silence the connection is taken for dead; default 45 s. The server says something every 15 s. */
  readonly silenceMs?: number
}

const longestPauseMs = 10_000

/**
 * What happens, as it happens: each event once, in order. A connection that is lost is made again from the last event that was seen, so nothing is
 * missed. Throws only what trying again cannot mend: a wrong key, a missing permission. Leaving the loop closes the connection.
 */
export async function* readEvents(transport: Transport, options: EventOptions = {}): AsyncGenerator<WireEvent, void> {
  const { types, case: caseId, signal, onOpen, silenceMs = 45_000 } = options
  let lastEventId = options.lastEventId
  let failures = 0
  while (!isEnded(signal)) {
    const connection = new AbortController()
    const stop = () => connection.abort()
    signal?.addEventListener('abort', stop, { once: true })
    let silence = setTimeout(stop, silenceMs)
    try {
      const headers = {
        accept: 'text/event-stream',
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      }
      const bytes = await transport.open('/events', { types, case: caseId }, headers, connection.signal)
      onOpen?.()
      failures = 0
      const heard = () => {
        clearTimeout(silence)
        silence = setTimeout(stop, silenceMs)
      }
      for await (const { id, data } of readServerSentEvents(bytes, heard)) {
        lastEventId = id ?? lastEventId
        if (data !== '') yield JSON.parse(data) as WireEvent
      }
    } catch (error) {
      if (isEnded(signal)) return
      if (isLasting(error)) throw error
      failures += 1
    } finally {
      clearTimeout(silence)
      signal?.removeEventListener('abort', stop)
      connection.abort()
    }
    await pause(backOffMs(failures, longestPauseMs), signal).catch(() => undefined)
  }
}

function isEnded(signal: AbortSignal | undefined): boolean {
  return signal?.aborted ?? false
}
