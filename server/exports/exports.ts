import type { ServerResponse } from 'node:http'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerLimits } from '../server-parts.ts'

const retryAfterSeconds = 15

/** The exports under way in this process: so many at one time, each ended when its reader goes or the server closes. */
export class Exports {
  readonly #limits: Pick<ServerLimits, 'exportsAtOnce'>
  readonly #running = new Set<AbortController>()
  #isClosed = false

  constructor(limits: Pick<ServerLimits, 'exportsAtOnce'>) {
    this.#limits = limits
  }

  /** A place for one more, kept until the response is closed. Throws `delivery.too-many-exports` where there is none. */
  begin(response: ServerResponse): AbortSignal {
    const { exportsAtOnce: limit } = this.#limits
    if (this.#running.size >= limit) {
      throw apiProblem('delivery.too-many-exports', { limit }, { retryAfter: retryAfterSeconds })
    }
    const controller = new AbortController()
    if (this.#isClosed || response.destroyed) controller.abort()
    else this.#running.add(controller)
    response.once('close', () => {
      this.#running.delete(controller)
      controller.abort()
    })
    return controller.signal
  }

  /** Ends all that is under way. */
  close(): void {
    this.#isClosed = true
    for (const controller of this.#running) controller.abort()
  }
}
