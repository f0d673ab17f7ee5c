import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Instant, Millis } from '../../core/contract/time.ts'

/** One clock for the whole page: everyone who counts down is woken by the same timer, at whole seconds of the server's time. */
export interface TickingClock {
  readonly now: () => Instant
  /** Calls back after each whole second; answers how to stop. No timer runs while nobody listens. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Where a clock gets its timers from; the window, or a test. */
export interface Timers {
  readonly set: (callback: () => void, afterMs: Millis) => number
  readonly clear: (id: number) => void
}

const windowTimers: Timers = {
  set: (callback, afterMs) => window.setTimeout(callback, afterMs),
  clear: (id) => window.clearTimeout(id),
}

export function createTickingClock(now: () => Instant, timers: Timers = windowTimers): TickingClock {
  const listeners = new Set<() => void>()
  let timer: number | null = null

  const arm = () => {
    timer = timers.set(
      () => {
        arm()
        for (const listener of listeners) listener()
      },
      1000 - (now() % 1000),
    )
  }

  return {
    now,
    subscribe(listener) {
      listeners.add(listener)
      if (timer === null) arm()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || timer === null) return
        timers.clear(timer)
        timer = null
      }
    },
  }
}

export const TickingClockContext = createContext<TickingClock>(createTickingClock(() => Date.now()))

/** The server's time, rounded down to whole steps: the component renders again only when a step is over. */
export function useNow(stepMs: Millis = 1000): Instant {
  const clock = useContext(TickingClockContext)
  const read = useCallback(() => Math.floor(clock.now() / stepMs) * stepMs, [clock, stepMs])
  return useSyncExternalStore(clock.subscribe, read)
}

const nearMs = 11 * 60 * 1000

/** The server's time for counting towards instants: to the second near one of them, else in steps of ten seconds. */
export function useNowNear(...instants: readonly Instant[]): Instant {
  const clock = useContext(TickingClockContext)
  const read = () => {
    const now = clock.now()
    const stepMs = instants.some((at) => Math.abs(at - now) < nearMs) ? 1000 : 10_000
    return Math.floor(now / stepMs) * stepMs
  }
  return useSyncExternalStore(clock.subscribe, read)
}
