import type { CommandWord } from '../core/contract/case-command.ts'
import type { CaseFacts } from '../core/contract/state.ts'
import type { Duration } from '../core/contract/time.ts'
import type {
  CaseStatus,
  WireCase,
  WireCaseSummary,
  WireClock,
  WireCustomer,
  WireList,
  WireRecord,
  WireWhy,
} from '../core/contract/wire.ts'
import { everyItem, type PageQuery } from './pages.ts'
import type { CallOptions, Transport } from './transport.ts'
import { uuid } from './uuid.ts'

/** What a case begins with. */
export interface NewCase {
  readonly flow: string
  /** Made here if left out, so that sending it again starts nothing twice. */
  readonly id?: string
  readonly facts?: CaseFacts
  readonly customer?: Partial<WireCustomer>
  readonly channel?: string
  readonly subject?: string
  readonly message?: string
  readonly team?: string
  readonly assignee?: string
  readonly waiting?: string
  readonly bot?: boolean
  readonly links?: readonly { readonly to: string; readonly as: string }[]
}

/** One of the `do` words with its fields; `text` holds the words of a message, reply, note or comment. */
export interface NewCommand {
  readonly do: CommandWord
  /** Made here if left out, so that sending it again does nothing twice. */
  readonly commandId?: string
  readonly text?: string
  readonly public?: boolean
  readonly by?: 'person' | 'bot'
  readonly channel?: string
  readonly facts?: CaseFacts
  readonly team?: string
  readonly agent?: string | null
  readonly node?: string
  readonly outcome?: string
  readonly reason?: string
  readonly for?: Duration
  /** ISO 8601 with an offset. */
  readonly until?: string
  readonly into?: string
  readonly to?: string
  readonly as?: string
  readonly add?: readonly string[]
  readonly remove?: readonly string[]
  readonly name?: string
  readonly score?: number
  /** Of an answer; `text` does as well. */
  readonly comment?: string
  readonly answers?: Readonly<Record<string, number>>
}

export interface CaseQuery extends PageQuery {
  readonly state?: CaseStatus | readonly CaseStatus[]
  readonly flow?: string
  readonly stage?: string
  /** A node in which the case stands. */
  readonly node?: string
  readonly team?: string
  /** A user's id, `me` or `none`. */
  readonly assignee?: string
  readonly customer?: string
  readonly priority?: string
  readonly tag?: string
  readonly late?: boolean
  /** Due within so many minutes from now, or already. */
  readonly dueWithin?: number
  /** A number, or a part of the subject or the customer's name. */
  readonly q?: string
  readonly sort?: 'nextDue' | 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt'
}

/** A case that is safely kept but has not begun, or not yet done what it was told. */
export interface KeptCase {
  readonly isKept: true
  readonly id: string
  readonly number: number
  readonly url: string
}

/** The case as it is now. */
export type CaseNow = WireCase & { readonly isKept: false }

/** A case that runs; `isNew` is false when it had been started before, by the same id. */
export type StartedCase = CaseNow & { readonly isNew: boolean }

export class Cases {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Starts a case. The same id again answers with the case it started before; `isKept` when it will begin as soon as it can. */
  async create(intake: NewCase, options: CallOptions = {}): Promise<StartedCase | KeptCase> {
    const body = { ...intake, id: intake.id ?? uuid() }
    const call = { method: 'POST', path: '/cases', body, isRepeatable: true, ...options } as const
    const answer = await this.#transport.call<WireCase>(call)
    const found = nowOrKept(answer)
    return found.isKept ? found : { ...found, isNew: answer.status === 201 }
  }

  /** By id or number; `isKept` while it has not begun. */
  async get(id: string | number, options: CallOptions = {}): Promise<CaseNow | KeptCase> {
    const path = `/cases/${encodeURIComponent(id)}`
    return nowOrKept(await this.#transport.call<WireCase>({ method: 'GET', path, isRepeatable: true, ...options }))
  }

  /** One page. */
  list(query: CaseQuery = {}, options: CallOptions = {}): Promise<WireList<WireCaseSummary>> {
    return this.#read('/cases', query, options)
  }

  /** Every case that the query finds. */
  each(query: CaseQuery = {}, options: CallOptions = {}): AsyncGenerator<WireCaseSummary, void> {
    return everyItem((cursor) => this.list({ ...query, ...(cursor === undefined ? {} : { cursor }) }, options))
  }

  /** Gives a command. It is applied once, however often it is sent; `isKept` when nobody answered in time, and it will be applied. */
  async do(id: string | number, command: NewCommand, options: CallOptions = {}): Promise<CaseNow | KeptCase> {
    const path = `/cases/${encodeURIComponent(id)}/commands`
    const body = { ...command, commandId: command.commandId ?? uuid() }
    return nowOrKept(
      await this.#transport.call<WireCase>({ method: 'POST', path, body, isRepeatable: true, ...options }),
    )
  }

  /** One page of what happened, oldest first. */
  timeline(id: string | number, query: PageQuery = {}, options: CallOptions = {}): Promise<WireList<WireRecord>> {
    return this.#read(`/cases/${encodeURIComponent(id)}/timeline`, query, options)
  }

  async clocks(id: string | number, options: CallOptions = {}): Promise<readonly WireClock[]> {
    const { items } = await this.#read<WireList<WireClock>>(`/cases/${encodeURIComponent(id)}/clocks`, {}, options)
    return items
  }

  /** Why a clock is due when it is due; its newest instance unless another is named. */
  why(
    id: string | number,
    clock: string,
    query: { readonly instance?: number } = {},
    options: CallOptions = {},
  ): Promise<WireWhy> {
    return this.#read(`/cases/${encodeURIComponent(id)}/clocks/${encodeURIComponent(clock)}/why`, query, options)
  }

  async #read<T>(path: string, query: object, options: CallOptions): Promise<T> {
    const { body } = await this.#transport.call<T>({ method: 'GET', path, query, isRepeatable: true, ...options })
    return body
  }
}

function nowOrKept({ status, body }: { readonly status: number; readonly body: WireCase }): CaseNow | KeptCase {
  if (status !== 202) return { ...body, isKept: false }
  return { isKept: true, id: body.id, number: body.number, url: body.url }
}
