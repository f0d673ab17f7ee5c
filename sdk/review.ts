import type { WireList } from '../core/contract/wire.ts'
import type {
  WireAction,
  WireActionInput,
  WireReason,
  WireReasonReport,
  WireRetrospective,
  WireRetrospectiveInput,
  WireRetrospectiveSummary,
  WireReviewBacklog,
  WireReviewRules,
} from '../core/contract/wire-review.ts'
import { type BreachFilters, conditionOf, type ReviewOptions } from './breaches.ts'
import type { PageQuery } from './pages.ts'
import type { Call, CallOptions, Transport } from './transport.ts'

/** Which breaches a Pareto of reasons counts: the last 30 days if left out. */
export interface ReasonReportQuery extends BreachFilters {
  /** 1, as by default: kinds count with their reason. */
  readonly level?: 1 | 2
  /** Also told apart by this. */
  readonly by?: 'team' | 'node' | 'flow'
  /** counted: without what an approved review leaves out. */
  readonly counting?: 'all' | 'counted'
  /** What comes first: many breaches, or long ones. */
  readonly weigh?: 'count' | 'time'
}

export interface RetrospectiveQuery extends PageQuery {
  readonly breach?: string
  /** Itself, or a breach of it. */
  readonly case?: string
  readonly reason?: string
}

export interface ActionQuery extends PageQuery {
  readonly state?: 'open' | 'done' | 'dropped'
  /** A user; `me` for oneself. */
  readonly owner?: string
  /** Only what should have been done by now. */
  readonly late?: true
}

/** The review of breaches as a whole: what waits, why promises are broken, what is learned of it and done about it. */
export class Review {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  backlog(options: CallOptions = {}): Promise<WireReviewBacklog> {
    return this.#get('/review/backlog', {}, options)
  }

  /** The reasons of this place in order, each before its kinds. They are kept under settings/reasons. */
  async taxonomy(options: CallOptions = {}): Promise<readonly WireReason[]> {
    return (await this.#get<WireList<WireReason>>('/review/taxonomy', {}, options)).items
  }

  rules(options: CallOptions = {}): Promise<WireReviewRules> {
    return this.#get('/review/rules', {}, options)
  }

  saveRules(rules: Pick<WireReviewRules, 'judgeWithinMs'>, options: ReviewOptions = {}): Promise<WireReviewRules> {
    return this.#write('PUT', '/review/rules', rules, options)
  }

  /** Why promises were broken, the weightiest reason first. */
  reasons(query: ReasonReportQuery = {}, options: CallOptions = {}): Promise<WireReasonReport> {
    return this.#get('/review/reasons', query, options)
  }

  /** One page, the newest first. */
  retrospectives(
    query: RetrospectiveQuery = {},
    options: CallOptions = {},
  ): Promise<WireList<WireRetrospectiveSummary>> {
    return this.#get('/review/retrospectives', query, options)
  }

  retrospective(id: string, options: CallOptions = {}): Promise<WireRetrospective> {
    return this.#get(retrospectivePath(id), {}, options)
  }

  addRetrospective(
    content: Partial<WireRetrospectiveInput> & Pick<WireRetrospectiveInput, 'title'>,
    options: CallOptions = {},
  ): Promise<WireRetrospective> {
    return this.#write('POST', '/review/retrospectives', content, options)
  }

  /** Replaces what one says; its actions stay. */
  saveRetrospective(
    id: string,
    content: WireRetrospectiveInput,
    options: ReviewOptions = {},
  ): Promise<WireRetrospective> {
    return this.#write('PUT', retrospectivePath(id), content, options)
  }

  /** One page of the actions of all retrospectives, what is due first first. */
  actions(query: ActionQuery = {}, options: CallOptions = {}): Promise<WireList<WireAction>> {
    return this.#get('/review/actions', query, options)
  }

  addAction(
    retrospective: string,
    action: Partial<WireActionInput> & Pick<WireActionInput, 'what' | 'owner' | 'dueAt'>,
    options: CallOptions = {},
  ): Promise<WireAction> {
    return this.#write('POST', `${retrospectivePath(retrospective)}/actions`, action, options)
  }

  saveAction(id: string, action: WireActionInput, options: ReviewOptions = {}): Promise<WireAction> {
    return this.#write('PUT', `/review/actions/${encodeURIComponent(id)}`, action, options)
  }

  async #get<T>(path: string, query: Call['query'], options: CallOptions): Promise<T> {
    const call = { method: 'GET', path, ...(query ? { query } : {}), isRepeatable: true, ...options } as const
    return (await this.#transport.call<T>(call)).body
  }

  async #write<T>(
    method: 'POST' | 'PUT',
    path: string,
    body: object,
    { ifVersion, ...options }: ReviewOptions,
  ): Promise<T> {
    const isRepeatable = method === 'PUT' && ifVersion === undefined
    const call = { method, path, body, isRepeatable, headers: conditionOf(ifVersion), ...options } as const
    return (await this.#transport.call<T>(call)).body
  }
}

function retrospectivePath(id: string): string {
  return `/review/retrospectives/${encodeURIComponent(id)}`
}
