import type { WireCustomer, WireEvent, WireList } from '../core/contract/wire.ts'
import type { WireFlow } from '../core/contract/wire-administration.ts'
import type { WireHistoryProfile, WireOperation } from '../core/contract/wire-operation.ts'
import { Alerts } from './alerts.ts'
import { Board } from './board.ts'
import { Breaches } from './breaches.ts'
import { Cases } from './cases.ts'
import { ReportSchedules } from './delivery.ts'
import { Diagnosis } from './diagnosis.ts'
import { Documents } from './documents.ts'
import { type EventOptions, readEvents } from './event-stream.ts'
import { Exports } from './exports.ts'
import { Forecast } from './forecast.ts'
import { Quality } from './quality.ts'
import { Reports } from './reports.ts'
import { Review } from './review.ts'
import { Scorecards } from './scorecards.ts'
import { Settings } from './settings.ts'
import { System } from './system.ts'
import { Transfer } from './transfer.ts'
import { type CallOptions, type PledgeOptions, Transport } from './transport.ts'

/** Which window of a flow, and which version; times in ISO 8601 with an offset. */
export interface OperationQuery {
  /** Seven days ago if left out. */
  readonly from?: string
  /** Now if left out. */
  readonly to?: string
  readonly version?: number
}

/**
 * Pledge from outside: starts and drives cases, reads why they are due, publishes documents, listens to what happens.
 * Needs nothing but `fetch`, so it runs in Node, browsers and edge runtimes. Every refusal is a `PledgeError`.
 */
export class Pledge {
  readonly cases: Cases
  readonly documents: Documents
  readonly alerts: Alerts
  readonly board: Board
  readonly breaches: Breaches
  readonly exports: Exports
  readonly reportSchedules: ReportSchedules
  readonly forecast: Forecast
  readonly reports: Reports
  readonly review: Review
  readonly diagnosis: Diagnosis
  readonly quality: Quality
  readonly scorecards: Scorecards
  readonly settings: Settings
  readonly transfer: Transfer
  readonly system: System
  readonly #transport: Transport

  constructor(options: PledgeOptions) {
    this.#transport = new Transport(options)
    this.cases = new Cases(this.#transport)
    this.documents = new Documents(this.#transport)
    this.alerts = new Alerts(this.#transport)
    this.board = new Board(this.#transport)
    this.breaches = new Breaches(this.#transport)
    this.reportSchedules = new ReportSchedules(this.#transport)
    this.exports = new Exports(this.#transport)
    this.forecast = new Forecast(this.#transport)
    this.reports = new Reports(this.#transport)
    this.review = new Review(this.#transport)
    this.diagnosis = new Diagnosis(this.#transport)
    this.quality = new Quality(this.#transport)
    this.scorecards = new Scorecards(this.#transport)
    this.settings = new Settings(this.#transport)
    this.transfer = new Transfer(this.#transport)
    this.system = new System(this.#transport)
  }

  /** The published flows, with the form that starts a case of each. */
  async flows(options: CallOptions = {}): Promise<readonly WireFlow[]> {
    const call = { method: 'GET', path: '/flows', isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireList<WireFlow>>(call)).body.items
  }

  /** Where the cases of a flow stand, how long they stay, and how its clocks fare: now, and in a window. */
  async operation(flow: string, query: OperationQuery = {}, options: CallOptions = {}): Promise<WireOperation> {
    const path = `/flows/${encodeURIComponent(flow)}/operation`
    const call = { method: 'GET', path, query, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireOperation>(call)).body
  }

  /** What a simulation may assume of a flow, as it was in the last weeks, 4 if left out. */
  async profile(
    flow: string,
    query: { readonly weeks?: number } = {},
    options: CallOptions = {},
  ): Promise<WireHistoryProfile> {
    const path = `/flows/${encodeURIComponent(flow)}/profile`
    const call = { method: 'GET', path, query, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireHistoryProfile>(call)).body
  }

  /** What is known of a customer. */
  async customer(id: string, options: CallOptions = {}): Promise<WireCustomer> {
    const call = {
      method: 'GET',
      path: `/customers/${encodeURIComponent(id)}`,
      isRepeatable: true,
      ...options,
    } as const
    return (await this.#transport.call<WireCustomer>(call)).body
  }

  /** What happens, as it happens, without a gap across lost connections: `for await (const event of pledge.events()) …`. */
  events(options: EventOptions = {}): AsyncGenerator<WireEvent, void> {
    return readEvents(this.#transport, options)
  }
}
