import type { WireList } from '../core/contract/wire.ts'
import type {
  ReportFactQuery,
  ReportQuery,
  WireFact,
  WireReport,
  WireReportDefinition,
} from '../core/contract/wire-reports.ts'
import { everyItem, type PageQuery } from './pages.ts'
import type { CallOptions, Transport } from './transport.ts'

/** Which facts, and which of them first: the newest, or those with the highest value. */
export interface FactsQuery extends ReportFactQuery, PageQuery {
  readonly sort?: 'newest' | 'longest'
}

/** What happened to cases, counted; and what is behind each figure. */
export class Reports {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** How often something happened, how late it was, and how long it took. */
  async figures({ where, ...query }: ReportQuery, options: CallOptions = {}): Promise<WireReport> {
    const asked = { ...textOf(where), ...query, ...keysOf(query) }
    const call = { method: 'GET', path: '/reports/figures', query: asked, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireReport>(call)).body
  }

  /** A page of the facts that a figure counts: asked for as the figure was, and further narrowed. */
  async facts({ where, ...query }: FactsQuery, options: CallOptions = {}): Promise<WireList<WireFact>> {
    const asked = { ...textOf(where), ...query, ...keysOf(query) }
    const call = { method: 'GET', path: '/reports/facts', query: asked, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireList<WireFact>>(call)).body
  }

  /** Every fact, page after page. */
  eachFact(query: FactsQuery, options: CallOptions = {}): AsyncGenerator<WireFact, void> {
    return everyItem((cursor) =>
      this.facts({ ...query, limit: 200, ...(cursor === undefined ? {} : { cursor }) }, options),
    )
  }

  /** What each measure means, in both languages. */
  async definitions(options: CallOptions = {}): Promise<readonly WireReportDefinition[]> {
    const call = { method: 'GET', path: '/reports/definitions', isRepeatable: true, ...options } as const
    return (await this.#transport.call<{ readonly items: readonly WireReportDefinition[] }>(call)).body.items
  }
}

type Values = readonly string[] | undefined

const listed = (values: readonly string[]) =>
  values.map((value) => value.replace(/[%,]/g, (sign) => encodeURIComponent(sign))).join(',')

const keysOf = ({ key }: { readonly key?: Values }) => (key === undefined ? {} : { key: listed(key) })

/** An empty text stands for none, and an empty list for nothing to narrow by. */
function textOf(where: Readonly<Record<string, Values>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(where).flatMap(([name, values]) =>
      values === undefined || values.length === 0 ? [] : [[name, listed(values)]],
    ),
  )
}
