import type { ServerResponse } from 'node:http'
import type { RehearsalProgress } from '../../core/contract/rehearsal.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerLimits } from '../server-parts.ts'
import type { RehearsalOptions } from './run-rehearsal.ts'

const retryAfterSeconds = 10

/** The rehearsals under way in this process: so many at one time, each ended when its caller goes or the server closes. */
export class Rehearsals {
  readonly #limits: Pick<ServerLimits, 'rehearsalsAtOnce' | 'rehearsalWithinMs'>
  readonly #tooMany: 'rehearsal.too-many' | 'diagnosis.too-many'
  readonly #running = new Set<AbortController>()
  #isClosed = false

  constructor(
    limits: Pick<ServerLimits, 'rehearsalsAtOnce' | 'rehearsalWithinMs'>,
    tooMany: 'rehearsal.too-many' | 'diagnosis.too-many' = 'rehearsal.too-many',
  ) {
    this.#limits = limits
    this.#tooMany = tooMany
  }

  /** Does the work while the response is open. Throws `tooMany` where as many as are allowed are under way. */
  async run<T>(
    response: ServerResponse,
    onProgress: (progress: RehearsalProgress) => void,
    work: (options: RehearsalOptions) => Promise<T>,
  ): Promise<T> {
    const { rehearsalsAtOnce: limit, rehearsalWithinMs: withinMs } = this.#limits
    if (this.#running.size >= limit) {
      throw apiProblem(this.#tooMany, { limit }, { retryAfter: retryAfterSeconds })
    }
    const controller = new AbortController()
    const cancel = () => controller.abort()
    if (this.#isClosed || response.destroyed) cancel()
    response.on('close', cancel)
    this.#running.add(controller)
    try {
      return await work({ signal: controller.signal, withinMs, onProgress })
    } finally {
      this.#running.delete(controller)
      response.off('close', cancel)
    }
  }

  /** Cancels all that is under way. */
  close(): void {
    this.#isClosed = true
    for (const controller of this.#running) controller.abort()
  }
}
