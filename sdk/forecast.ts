import type {
  WireArrivalForecast,
  WireCaseForecast,
  WireCustomerForecast,
  WireStaffing,
} from '../core/contract/wire-forecast.ts'
import type { PageQuery } from './pages.ts'
import type { CallOptions, Transport } from './transport.ts'

/** Several values of a filter as `a,b`. */
export interface CaseForecastQuery extends PageQuery {
  readonly flow?: string
  readonly team?: string
  readonly channel?: string
  readonly priority?: string
  readonly clock?: string
  /** The least probability, from 0 to 1. */
  readonly atLeast?: number
}

/** What will come, as far as the past tells; each answer says how good it is. */
export class Forecast {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** What will come in during two weeks, by hour: all of it, or of a flow and a channel. */
  arrivals(
    query: { readonly flow?: string; readonly channel?: string } = {},
    options: CallOptions = {},
  ): Promise<WireArrivalForecast> {
    return this.#get('/forecast/arrivals', query, options)
  }

  /** One page of running promises, those most probably broken first. */
  cases(query: CaseForecastQuery = {}, options: CallOptions = {}): Promise<WireCaseForecast> {
    return this.#get('/forecast/cases', query, options)
  }

  /** How many people teams need in the next week, by hour. */
  staffing(query: { readonly team?: string } = {}, options: CallOptions = {}): Promise<WireStaffing> {
    return this.#get('/forecast/staffing', query, options)
  }

  /** One page of customers who may leave, the highest score first. */
  customers(
    query: PageQuery & { readonly tier?: string } = {},
    options: CallOptions = {},
  ): Promise<WireCustomerForecast> {
    return this.#get('/forecast/customers', query, options)
  }

  async #get<T>(path: string, query: object, options: CallOptions): Promise<T> {
    const call = { method: 'GET', path, query: { ...query }, isRepeatable: true, ...options } as const
    return (await this.#transport.call<T>(call)).body
  }
}
