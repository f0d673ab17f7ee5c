import type { CallOptions, Transport } from './transport.ts'

/** What concerns the installation as a whole; for administrators. */
export class System {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Everything that the database holds, as it comes: gzipped lines of JSON, which `pledge restore` reads. Only its last line says that it is whole. */
  backup({ signal }: CallOptions = {}): Promise<ReadableStream<Uint8Array>> {
    return this.#transport.open('/backup', {}, {}, signal ?? new AbortController().signal)
  }
}
