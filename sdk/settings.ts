import type { SettingList } from '../core/contract/settings.ts'
import type { WireList } from '../core/contract/wire.ts'
import type { WireSetting } from '../core/contract/wire-administration.ts'
import type { CallOptions, Transport } from './transport.ts'

export interface SettingOptions extends CallOptions {
  /** Only if it is still this version (412); 0: only if there is none yet. */
  readonly ifVersion?: number
}

/** An endpoint has a secret that signs what is sent there; it is told once, when it is made. */
export interface SavedSetting extends WireSetting {
  readonly secret?: string
}

/** Teams, messages, endpoints, roles, sites and reasons. */
export class Settings {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  async list(kind: SettingList, options: CallOptions = {}): Promise<WireList<WireSetting>> {
    const call = { method: 'GET', path: `/settings/${kind}`, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireList<WireSetting>>(call)).body
  }

  async get(kind: SettingList, id: string, options: CallOptions = {}): Promise<WireSetting> {
    return (
      await this.#transport.call<WireSetting>({ method: 'GET', path: pathOf(kind, id), isRepeatable: true, ...options })
    ).body
  }

  async put(
    kind: SettingList,
    id: string,
    data: Readonly<Record<string, unknown>>,
    { ifVersion, ...options }: SettingOptions = {},
  ): Promise<SavedSetting> {
    const call = { method: 'PUT', path: pathOf(kind, id), body: data, isRepeatable: ifVersion === undefined } as const
    return (await this.#transport.call<SavedSetting>({ ...call, headers: conditionOf(ifVersion), ...options })).body
  }

  async remove(kind: SettingList, id: string, { ifVersion, ...options }: SettingOptions = {}): Promise<void> {
    const headers = conditionOf(ifVersion)
    await this.#transport.call({ method: 'DELETE', path: pathOf(kind, id), isRepeatable: false, headers, ...options })
  }
}

function pathOf(kind: SettingList, id: string): string {
  return `/settings/${kind}/${encodeURIComponent(id)}`
}

function conditionOf(ifVersion: number | undefined): Record<string, string> {
  if (ifVersion === undefined) return {}
  return ifVersion === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${ifVersion}"` }
}
