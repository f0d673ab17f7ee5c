import type { Millis } from '../../core/contract/time.ts'
import type { WireEvent } from '../../core/contract/wire.ts'
import type { WireOperation } from '../../core/contract/wire-operation.ts'

/** What the figures of a flow are asked for by. */
export interface WatchOptions {
  readonly flow: string
  readonly load: (signal: AbortSignal) => Promise<WireOperation>
  readonly onEvents: (listener: (events: readonly WireEvent[]) => void) => () => void
  readonly onFigures: (figures: WireOperation) => void
  readonly onError: (error: unknown) => void
  /** Lateness comes with time alone. Default a minute. */
  readonly atLeastEveryMs?: Millis
  /** However much happens, not more often than this. Default two seconds. */
  readonly atMostEveryMs?: Millis
}

/** A flow that answers slowly is asked so many times more seldom than it takes. */
const restPerWork = 5

/**
 * Asks for the figures of a flow, and again when something happened to one of its cases: at once, or where that is too often, as soon as
 * it is not. Until told to stop.
 */
export function watchOperation(options: WatchOptions): () => void {
  const { flow, load, onEvents, onFigures, onError, atLeastEveryMs = 60_000, atMostEveryMs = 2000 } = options
  const leaving = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsking = false
  let isStale = false
  let notBefore = 0

  const ask = async () => {
    clearTimeout(timer)
    isAsking = true
    isStale = false
    const startedAt = performance.now()
    try {
      const figures = await load(leaving.signal)
      if (!leaving.signal.aborted) onFigures(figures)
    } catch (error) {
      if (!leaving.signal.aborted) onError(error)
    }
    if (leaving.signal.aborted) return
    isAsking = false
    const now = performance.now()
    notBefore = now + Math.max(atMostEveryMs, (now - startedAt) * restPerWork)
    wait(isStale ? notBefore - now : atLeastEveryMs)
  }
  const wait = (ms: Millis) => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), ms)
  }

  const stopHearing = onEvents((events) => {
    const concerns = events.length === 0 || events.some((event) => event.flow === flow)
    if (!concerns || isStale) return
    isStale = true
    if (!isAsking) wait(Math.max(0, notBefore - performance.now()))
  })
  void ask()
  return () => {
    leaving.abort()
    clearTimeout(timer)
    stopHearing()
  }
}
