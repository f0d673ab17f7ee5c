import type { WireBreach, WireList } from '../core/contract/wire.ts'
import { everyItem, type PageQuery } from './pages.ts'
import type { CallOptions, Transport } from './transport.ts'

export interface BreachQuery extends PageQuery {
  /** open: without a reason; proposed: somebody has to approve; done: with a reason. */
  readonly review?: 'open' | 'proposed' | 'done'
  readonly case?: string
  readonly flow?: string
  readonly clock?: string
  readonly team?: string
  readonly assignee?: string
  readonly priority?: string
  readonly contested?: boolean
}

export interface BreachReview {
  readonly reason?: string | null
  readonly note?: string | null
  /** True proposes to leave it out of reports; false takes that back. */
  readonly exclude?: boolean
}

/** What was late, and its review. */
export class Breaches {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** One page, the newest first. */
  async list(query: BreachQuery = {}, options: CallOptions = {}): Promise<WireList<WireBreach>> {
    const call = { method: 'GET', path: '/breaches', query, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireList<WireBreach>>(call)).body
  }

  each(query: BreachQuery = {}, options: CallOptions = {}): AsyncGenerator<WireBreach, void> {
    return everyItem((cursor) => this.list({ ...query, ...(cursor === undefined ? {} : { cursor }) }, options))
  }

  async get(id: string, options: CallOptions = {}): Promise<WireBreach> {
    const call = { method: 'GET', path: `/breaches/${encodeURIComponent(id)}`, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireBreach>(call)).body
  }

  /** Writes down why, and proposes to exclude it. */
  async review(id: string, review: BreachReview, options: CallOptions = {}): Promise<WireBreach> {
    const path = `/breaches/${encodeURIComponent(id)}`
    const call = { method: 'PATCH', path, body: review, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireBreach>(call)).body
  }

  /** Decides on what another person proposed. */
  async approve(id: string, approve = true, options: CallOptions = {}): Promise<WireBreach> {
    const path = `/breaches/${encodeURIComponent(id)}/approve`
    const call = { method: 'POST', path, body: { approve }, isRepeatable: false, ...options } as const
    return (await this.#transport.call<WireBreach>(call)).body
  }
}
