import type { WireInstant, WireList } from '../core/contract/wire.ts'
import type {
  ScorecardComponent,
  WireScorecard,
  WireScorecardCase,
  WireScorecardLine,
  WireScorecardRules,
  WireScorecardTrend,
} from '../core/contract/wire-scorecards.ts'
import type { PageQuery } from './pages.ts'
import type { CallOptions, Transport } from './transport.ts'

/** `2026Q4`; the quarter under way if left out. */
export interface QuarterQuery {
  readonly quarter?: string
}

/** Whose scorecard. */
export interface ScorecardSubject {
  readonly kind: 'person' | 'team'
  readonly id: string
}

const paths = { person: 'people', team: 'teams' } as const

/** What people and teams did in a quarter, in points that lead back to the cases. */
export class Scorecards {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The quarters that can be shown, the oldest first. */
  quarters(
    options: CallOptions = {},
  ): Promise<WireList<{ readonly quarter: string; readonly isOver: boolean; readonly closedAt: WireInstant | null }>> {
    return this.#get('/quarters', {}, options)
  }

  /** One's own. */
  mine(query: QuarterQuery = {}, options: CallOptions = {}): Promise<WireScorecard> {
    return this.#get('/me', query, options)
  }

  people(
    query: QuarterQuery & PageQuery & { readonly team?: string } = {},
    options: CallOptions = {},
  ): Promise<WireList<WireScorecardLine>> {
    return this.#get('/people', query, options)
  }

  teams(query: QuarterQuery & PageQuery = {}, options: CallOptions = {}): Promise<WireList<WireScorecardLine>> {
    return this.#get('/teams', query, options)
  }

  of({ kind, id }: ScorecardSubject, query: QuarterQuery = {}, options: CallOptions = {}): Promise<WireScorecard> {
    return this.#get(`/${paths[kind]}/${encodeURIComponent(id)}`, query, options)
  }

  /** Its totals over the last eight quarters and the one under way. */
  trend({ kind, id }: ScorecardSubject, options: CallOptions = {}): Promise<WireScorecardTrend> {
    return this.#get(`/${paths[kind]}/${encodeURIComponent(id)}/trend`, {}, options)
  }

  /** The cases behind one figure, the newest first. */
  cases(
    { kind, id }: ScorecardSubject,
    query: QuarterQuery & PageQuery & { readonly component: ScorecardComponent },
    options: CallOptions = {},
  ): Promise<WireList<WireScorecardCase>> {
    return this.#get(`/${paths[kind]}/${encodeURIComponent(id)}/cases`, query, options)
  }

  /** Weights and targets, from when on each counts. */
  rules(options: CallOptions = {}): Promise<WireList<WireScorecardRules>> {
    return this.#get('/rules', {}, options)
  }

  async putRules(rules: Omit<WireScorecardRules, 'savedAt'>, options: CallOptions = {}): Promise<WireScorecardRules> {
    const call = { method: 'PUT', path: '/scorecards/rules', body: rules, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireScorecardRules>(call)).body
  }

  /** Closes a quarter that is over: its scorecards stand as they are. */
  async closeQuarter(quarter: string, options: CallOptions = {}): Promise<void> {
    const path = `/scorecards/quarters/${encodeURIComponent(quarter)}/close`
    await this.#transport.call({ method: 'POST', path, isRepeatable: false, ...options })
  }

  async #get<T>(path: string, query: object, options: CallOptions): Promise<T> {
    const call = {
      method: 'GET',
      path: `/scorecards${path}`,
      query: { ...query },
      isRepeatable: true,
      ...options,
    } as const
    return (await this.#transport.call<T>(call)).body
  }
}
