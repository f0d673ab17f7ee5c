import type { LiveEvents } from './live-events.ts'

/** Waits for cases to appear in the store: whoever started one wants to answer with it. */
export class CaseArrivals {
  readonly #waiting = new Map<string, Set<() => void>>()
  readonly #stop: () => void

  constructor(live: LiveEvents) {
    this.#stop = live.listen(({ caseId }) => {
      if (caseId !== null) for (const tell of this.#waiting.get(caseId) ?? []) tell()
    })
  }

  /**
   * Begins to listen at once; `arrived` is fulfilled when the case's next step was written, or when the time is over, whichever comes first.
   * Call it before the case is started, so that nothing is missed, and `forget` when nobody waits any more.
   */
  expect(caseId: string, withinMs: number): { readonly arrived: Promise<void>; readonly forget: () => void } {
    let tell: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => {
      tell = resolve
    })
    const timer = setTimeout(() => tell(), withinMs)
    const waiting = this.#waiting.get(caseId) ?? new Set()
    waiting.add(tell)
    this.#waiting.set(caseId, waiting)
    const forget = () => {
      clearTimeout(timer)
      waiting.delete(tell)
      if (waiting.size === 0) this.#waiting.delete(caseId)
    }
    return { arrived: arrived.finally(forget), forget }
  }

  close(): void {
    this.#stop()
    for (const waiting of this.#waiting.values()) for (const tell of waiting) tell()
  }
}
