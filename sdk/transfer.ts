import type { WireExport, WireImport, WireImported } from '../core/contract/wire-administration.ts'
import type { CallOptions, Transport } from './transport.ts'

/** Everything that people wrote, out and in. */
export class Transfer {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Every document in its newest version, and every setting. The secrets of endpoints are no part of it. */
  async export(options: CallOptions = {}): Promise<WireExport> {
    const call = { method: 'GET', path: '/export', isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireExport>(call)).body
  }

  /**
   * Takes documents and settings over, all of them or none. What is the same already is left alone. An endpoint that is new has its
   * secret in the answer, once; so an import that adds one is not tried again by itself.
   */
  async import(content: WireImport, options: CallOptions = {}): Promise<WireImported> {
    const isRepeatable = !content.settings.some(({ kind }) => kind === 'endpoints')
    const call = { method: 'POST', path: '/import', body: content, isRepeatable, ...options } as const
    return (await this.#transport.call<WireImported>(call)).body
  }
}
