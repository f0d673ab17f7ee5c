import type { WireBreach, WireList } from '../core/contract/wire.ts'
import type { WireBreachContext, WireReviewed } from '../core/contract/wire-review.ts'
import { everyItem, type PageQuery } from './pages.ts'
import type { CallOptions, Transport } from './transport.ts'

/** Several values of one filter stand with commas between. */
export interface BreachFilters {
  readonly case?: string
  readonly flow?: string
  readonly clock?: string
  /** The team that had the case when it happened. */
  readonly team?: string
  /** Where it went wrong: as reviewed, else where the case was. */
  readonly node?: string
  readonly responsibleTeam?: string
  /** Somebody else only with the permission `people.read`. */
  readonly assignee?: string
  readonly priority?: string
  readonly contested?: boolean
  /** Whether an approved review leaves it out of reports. */
  readonly excluded?: boolean
  /** Of the breach; ISO 8601 with an offset; `to` is exclusive. */
  readonly from?: string
  readonly to?: string
}

export interface BreachQuery extends PageQuery, BreachFilters {
  /** open: to be judged; proposed: somebody has to decide; done: judged. */
  readonly review?: string
  /** As written; `id/*` for a reason and those below it, `~none` for none, `~own` for words that are no reason of the list. */
  readonly reason?: string
  /** Who is to judge it; `me` for oneself. */
  readonly judge?: string
  /** Only what waits longer than it may. */
  readonly overdue?: true
  /** Default newest; worst: what was late the longest. */
  readonly sort?: 'newest' | 'oldest' | 'worst'
}

/** What is left out stays; null takes it away. */
export interface BreachReview {
  /** An id of the reasons (`pledge.review.reasons()`), or words of one’s own. */
  readonly reason?: string | null
  readonly note?: string | null
  /** The step and the team where it went wrong. */
  readonly node?: string | null
  readonly team?: string | null
  /** True proposes to leave it out of reports; false takes that back. */
  readonly exclude?: boolean
  /** Why it should not count. */
  readonly ground?: string | null
  /** Who is to judge it, and until when. */
  readonly judge?: string | null
  readonly judgeBy?: string | null
}

export interface ReviewOptions extends CallOptions {
  /** Only if the review is still this version (409). */
  readonly ifVersion?: number
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

  /** What happened around it, and every step of its review. */
  async context(id: string, options: CallOptions = {}): Promise<WireBreachContext> {
    const path = `/breaches/${encodeURIComponent(id)}/context`
    const call = { method: 'GET', path, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireBreachContext>(call)).body
  }

  /** Writes down why, and proposes to exclude it. */
  async review(id: string, review: BreachReview, { ifVersion, ...options }: ReviewOptions = {}): Promise<WireBreach> {
    const path = `/breaches/${encodeURIComponent(id)}`
    const isRepeatable = ifVersion === undefined
    const call = {
      method: 'PATCH',
      path,
      body: review,
      isRepeatable,
      headers: conditionOf(ifVersion),
      ...options,
    } as const
    return (await this.#transport.call<WireBreach>(call)).body
  }

  /** Reviews several alike, at most a hundred; each is recorded by itself, and what cannot be done of one is told. */
  async reviewAll(
    breaches: readonly { readonly id: string; readonly version?: number }[],
    change: BreachReview,
    options: CallOptions = {},
  ): Promise<readonly WireReviewed[]> {
    const call = { method: 'POST', path: '/breaches/review', body: { breaches, change }, isRepeatable: false } as const
    return (await this.#transport.call<{ readonly items: readonly WireReviewed[] }>({ ...call, ...options })).body.items
  }

  /** Decides on what another person proposed. */
  async approve(
    id: string,
    approve = true,
    { ifVersion, ground, ...options }: ReviewOptions & { readonly ground?: string | null } = {},
  ): Promise<WireBreach> {
    const path = `/breaches/${encodeURIComponent(id)}/approve`
    const body = { approve, ...(ground === undefined ? {} : { ground }) }
    const call = {
      method: 'POST',
      path,
      body,
      isRepeatable: false,
      headers: conditionOf(ifVersion),
      ...options,
    } as const
    return (await this.#transport.call<WireBreach>(call)).body
  }
}

/** The header that guards a change against what somebody else changed meanwhile. */
export function conditionOf(ifVersion: number | undefined): Record<string, string> {
  return ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }
}
