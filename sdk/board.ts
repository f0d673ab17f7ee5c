import type { WireBoard } from '../core/contract/wire-board.ts'
import type { CallOptions, Transport } from './transport.ts'

/** What of the board is asked for. */
export interface BoardQuery {
  /** Flows and teams, several as `a,b`; `none` for cases without a team. */
  readonly flow?: string
  readonly team?: string
  /** An IANA zone in which the day begins; UTC if left out. */
  readonly zone?: string
  /** When the day or the shift begins: `09:00`; midnight if left out. */
  readonly start?: string
  /** What counts as due soon, in minutes; 60 if left out. */
  readonly within?: number
  /** Cases in each list, at most 50; 10 if left out. */
  readonly limit?: number
}

/** Who is late now, who will be next, who waits, and how the day goes. */
export class Board {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The board as it is now. */
  async get(query: BoardQuery = {}, options: CallOptions = {}): Promise<WireBoard> {
    const call = { method: 'GET', path: '/board', query, isRepeatable: true, ...options } as const
    return (await this.#transport.call<WireBoard>(call)).body
  }
}
