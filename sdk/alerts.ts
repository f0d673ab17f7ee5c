import type { WireList } from '../core/contract/wire.ts'
import type {
  NewAlert,
  WireAlert,
  WireAlertEpisode,
  WireAlertHistory,
  WireAlertNotice,
  WireAlertPreview,
} from '../core/contract/wire-alerts.ts'
import type { PageQuery } from './pages.ts'
import type { CallOptions, Transport } from './transport.ts'

/** Which alert's history is asked for. */
export interface AlertHistoryQuery extends PageQuery {
  readonly alert?: string
}

/** Alerts: rules of one's own about what happens now, whom they tell, and what they said. */
export class Alerts {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  async list(options: CallOptions = {}): Promise<WireList<WireAlert>> {
    const call = { method: 'GET', path: '/alerts', isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireList<WireAlert>>(call)).body
  }

  async add(alert: NewAlert, options: CallOptions = {}): Promise<WireAlert> {
    const call = { method: 'POST', path: '/alerts', body: alert, isRepeatable: false, ...options } as const
    return (await this.#transport.call<WireAlert>(call)).body
  }

  /** Only if it is still of the version `ifVersion` (412), where that is given. */
  async change(
    id: string,
    alert: NewAlert,
    options: CallOptions & { readonly ifVersion?: number } = {},
  ): Promise<WireAlert> {
    const { ifVersion, ...rest } = options
    const headers: Record<string, string> = ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }
    const call = { method: 'PUT', path: pathOf(id), body: alert, headers, isRepeatable: false, ...rest } as const
    return (await this.#transport.call<WireAlert>(call)).body
  }

  async remove(id: string, options: CallOptions = {}): Promise<void> {
    await this.#transport.call({ method: 'DELETE', path: pathOf(id), isRepeatable: false, ...options })
  }

  /** Tells its recipients how things stand, as a test; really. */
  async test(id: string, options: CallOptions = {}): Promise<readonly WireAlertNotice[]> {
    const call = { method: 'POST', path: `${pathOf(id)}/test`, isRepeatable: false, ...options } as const
    return (await this.#transport.call<WireList<WireAlertNotice>>(call)).body.items
  }

  /** The last tests and what came of them. */
  async tests(id: string, options: CallOptions = {}): Promise<readonly WireAlertNotice[]> {
    const call = { method: 'GET', path: `${pathOf(id)}/tests`, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireList<WireAlertNotice>>(call)).body.items
  }

  /** What it would have said in the last seven days; nothing is kept and nobody is told. */
  async preview(alert: NewAlert, options: CallOptions = {}): Promise<WireAlertPreview> {
    const call = { method: 'POST', path: '/alerts/preview', body: alert, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireAlertPreview>(call)).body
  }

  /** One page of what alerts said, the newest first. */
  async history(query: AlertHistoryQuery = {}, options: CallOptions = {}): Promise<WireAlertHistory> {
    const call = { method: 'GET', path: '/alerts/history', query, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireAlertHistory>(call)).body
  }

  async acknowledge(episode: string, options: CallOptions = {}): Promise<WireAlertEpisode> {
    const path = `/alerts/history/${encodeURIComponent(episode)}/acknowledge`
    const call = { method: 'POST', path, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireAlertEpisode>(call)).body
  }
}

function pathOf(id: string): string {
  return `/alerts/${encodeURIComponent(id)}`
}
