import type { WireList } from '../core/contract/wire.ts'
import type { ReportScheduleInput, WireReportSchedule, WireReportSending } from '../core/contract/wire-delivery.ts'
import type { PageQuery } from './pages.ts'
import type { Call, CallOptions, Transport } from './transport.ts'

/** How a report would look, and when it would be sent. */
export interface ReportPreview {
  readonly subject: string
  /** A page that holds all it needs. */
  readonly html: string
  readonly nextAt: readonly string[]
}

/** Reports that are sent by mail. */
export class ReportSchedules {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** All of them, by name. */
  async list(options: CallOptions = {}): Promise<readonly WireReportSchedule[]> {
    return (await this.#call<WireList<WireReportSchedule>>({ method: 'GET', path: '', isRepeatable: true, ...options }))
      .items
  }

  get(id: string, options: CallOptions = {}): Promise<WireReportSchedule> {
    return this.#call({ method: 'GET', path: pathOf(id), isRepeatable: true, ...options })
  }

  add(schedule: ReportScheduleInput, options: CallOptions = {}): Promise<WireReportSchedule> {
    return this.#call({ method: 'POST', path: '', body: schedule, isRepeatable: false, ...options })
  }

  /** Writes it anew; whoever does keeps it from then on. With a version it is refused where somebody else changed it since. */
  change(
    id: string,
    schedule: ReportScheduleInput,
    { version, ...options }: CallOptions & { readonly version?: number } = {},
  ): Promise<WireReportSchedule> {
    const headers = version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }
    return this.#call({ method: 'PUT', path: pathOf(id), body: schedule, isRepeatable: true, ...headers, ...options })
  }

  async remove(id: string, options: CallOptions = {}): Promise<void> {
    await this.#call({ method: 'DELETE', path: pathOf(id), isRepeatable: true, ...options })
  }

  /** Sends it now; answers before the letters are out. */
  sendNow(id: string, options: CallOptions = {}): Promise<WireReportSending> {
    return this.#call({ method: 'POST', path: `${pathOf(id)}/send`, isRepeatable: false, ...options })
  }

  /** One page of when it was sent, the newest first. */
  sendings(id: string, query: PageQuery = {}, options: CallOptions = {}): Promise<WireList<WireReportSending>> {
    return this.#call({ method: 'GET', path: `${pathOf(id)}/sendings`, query, isRepeatable: true, ...options })
  }

  preview(
    schedule: Pick<ReportScheduleInput, 'name' | 'report' | 'rhythm' | 'language'>,
    options: CallOptions = {},
  ): Promise<ReportPreview> {
    return this.#call({ method: 'POST', path: '/preview', body: schedule, isRepeatable: true, ...options })
  }

  async #call<T>(call: Call): Promise<T> {
    return (await this.#transport.call<T>({ ...call, path: `/report-schedules${call.path}` })).body
  }
}

const pathOf = (id: string) => `/${encodeURIComponent(id)}`
