import type { DocumentKind } from '../core/contract/document.ts'
import type { BacktestAnswer, RehearsalProgress, SimulationAnswer } from '../core/contract/rehearsal.ts'
import type {
  WireDocumentVersion,
  WireDraft,
  WireIssue,
  WireList,
  WireListedDocument,
  WireListedVersion,
  WireNamedDraft,
} from '../core/contract/wire.ts'
import type {
  PublicationMapping,
  RunningChoice,
  WireProposal,
  WireProposalInFull,
  WirePublication,
  WirePublicationEffect,
} from '../core/contract/wire-publication.ts'
import { rehearse } from './rehearse.ts'
import type { CallOptions, Transport } from './transport.ts'

/** A version with its content. */
export interface PublishedDocument extends WireDocumentVersion {
  readonly document: unknown
}

/** What a publication made: the new versions (or the newest ones of what was the same), the plans that changed, and warnings. */
export interface Publication {
  /** Tells how far it has come with running cases (`publication`); null when everything was the same already. */
  readonly publication: string | null
  readonly documents: readonly WireDocumentVersion[]
  readonly plans: readonly { readonly id: string; readonly version: number | null; readonly hash: string }[]
  readonly issues: readonly WireIssue[]
}

export interface PublishOptions extends CallOptions {
  readonly note?: string
  /** What running cases do: `stay` (default) on the versions with which they began, or follow the new ones. */
  readonly running?: RunningChoice
  /** With `migrate`, by flow: where the cases in nodes that are gone go on. */
  readonly mapping?: PublicationMapping
  /** By `kind/id`: the version that a document was made from, null for one that is new. Left out, it replaces whatever is the newest. */
  readonly basedOn?: Readonly<Record<string, number | null>>
}

export interface DocumentDiff {
  readonly from: number
  readonly to: number
  readonly changes: readonly {
    readonly op: 'add' | 'remove' | 'replace'
    readonly path: string
    readonly before?: unknown
    readonly after?: unknown
  }[]
  /** Each change in plain words. */
  readonly sentences: readonly string[]
}

/** What is to be simulated. */
export interface SimulateRequest {
  /** The id of a flow, or a flow that is not published. */
  readonly flow: string | object
  readonly cases: number
  /** Default 1. The same seed gives the same result. */
  readonly seed?: number
  /** Documents that count instead of the published ones. */
  readonly documents?: readonly object[]
  /** A policy that counts instead of the flow's own. */
  readonly policy?: object
  /** Arrivals, people and work; what it leaves out is as usual. */
  readonly profile?: object
}

export interface RehearsalOptions extends CallOptions {
  /** Hears now and then how far it is. */
  readonly onProgress?: (progress: RehearsalProgress) => void
}

/** A document that says its kind and id itself. */
export type NamedDocument = Readonly<Record<string, unknown>> & { readonly kind: string; readonly id: string }

/** Calendars, policies, rules, flows and scenarios. */
export class Documents {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The newest version of every document of a kind. */
  list(kind: DocumentKind, options: CallOptions = {}): Promise<WireList<WireListedDocument>> {
    return this.#read(`/documents/${kind}`, {}, options)
  }

  /** The newest version, or the one asked for. */
  get(
    kind: DocumentKind,
    id: string,
    { version, ...options }: CallOptions & { readonly version?: number } = {},
  ): Promise<PublishedDocument> {
    return this.#read(version === undefined ? pathOf(kind, id) : `${pathOf(kind, id)}/versions/${version}`, {}, options)
  }

  /** All versions, the newest first, with how many running cases go by each. */
  versions(kind: DocumentKind, id: string, options: CallOptions = {}): Promise<WireList<WireListedVersion>> {
    return this.#read(`${pathOf(kind, id)}/versions`, {}, options)
  }

  /** What differs between two versions: the newest and the one before, unless others are named. */
  diff(
    kind: DocumentKind,
    id: string,
    versions: { readonly from?: number; readonly to?: number } = {},
    options: CallOptions = {},
  ): Promise<DocumentDiff> {
    return this.#read(`${pathOf(kind, id)}/diff`, versions, options)
  }

  /** All of one's own drafts, or those of a kind. */
  drafts(kind?: DocumentKind, options: CallOptions = {}): Promise<WireList<WireDraft>> {
    return this.#read('/drafts', { kind }, options)
  }

  /** Everybody's drafts of a document. */
  draftsOf(kind: DocumentKind, id: string, options: CallOptions = {}): Promise<WireList<WireNamedDraft>> {
    return this.#read(`${pathOf(kind, id)}/drafts`, {}, options)
  }

  /** One's own draft. */
  draft(kind: DocumentKind, id: string, options: CallOptions = {}): Promise<WireDraft> {
    return this.#read(`${pathOf(kind, id)}/draft`, {}, options)
  }

  /** Keeps one's own draft; with the `etag` of the one that was read, only if nobody changed it since (412), with null only if there is none yet. */
  async saveDraft(
    kind: DocumentKind,
    id: string,
    draft: { readonly document: unknown; readonly basedOn?: number | null; readonly etag?: string | null },
    options: CallOptions = {},
  ): Promise<WireDraft> {
    const { etag, ...body } = draft
    const { body: saved } = await this.#transport.call<WireDraft>({
      method: 'PUT',
      path: `${pathOf(kind, id)}/draft`,
      body,
      // A repetition would find the draft changed by the attempt before.
      isRepeatable: etag === undefined,
      ...(etag === undefined
        ? {}
        : { headers: etag === null ? { 'if-none-match': '*' } : { 'if-match': `"${etag}"` } }),
      ...options,
    })
    return saved
  }

  /** Throws one's own draft away; with the `etag` of the one that was read, only if nobody changed it since (412). */
  async discardDraft(
    kind: DocumentKind,
    id: string,
    { etag, ...options }: CallOptions & { readonly etag?: string } = {},
  ): Promise<void> {
    const headers: Record<string, string> = etag === undefined ? {} : { 'if-match': `"${etag}"` }
    const path = `${pathOf(kind, id)}/draft`
    await this.#transport.call({ method: 'DELETE', path, isRepeatable: false, headers, ...options })
  }

  /** Publishes one's own draft. */
  publishDraft(kind: DocumentKind, id: string, options: PublishOptions = {}): Promise<Publication> {
    const { choice, call } = split(options)
    return this.#send(`${pathOf(kind, id)}/publish`, choice, false, call)
  }

  /** Publishes documents together, all of them or none. What is the same as the newest version makes no new one, so this may be repeated. */
  publish(documents: readonly NamedDocument[], options: PublishOptions = {}): Promise<Publication> {
    const { choice, call } = split(options)
    return this.#send('/documents/publish', { ...choice, ...listed(documents, options.basedOn) }, true, call)
  }

  /** What publishing documents together would do to running cases; nothing is published. */
  effect(
    documents: readonly NamedDocument[],
    { mapping, basedOn, ...options }: CallOptions & Pick<PublishOptions, 'mapping' | 'basedOn'> = {},
  ): Promise<WirePublicationEffect> {
    return this.#send('/documents/effect', { mapping, ...listed(documents, basedOn) }, true, options)
  }

  /** Proposes documents to a second person, who publishes them together: for flows that ask for one. */
  propose(documents: readonly NamedDocument[], options: PublishOptions = {}): Promise<WireProposal> {
    const { choice, call } = split(options)
    return this.#send('/documents/propose', { ...choice, ...listed(documents, options.basedOn) }, false, call)
  }

  /** Publications that wait, or waited, for a second person; the newest first. */
  proposals({
    state,
    ...options
  }: CallOptions & { readonly state?: WireProposal['state'] } = {}): Promise<WireList<WireProposal>> {
    return this.#read('/proposals', state === undefined ? {} : { state }, options)
  }

  /** A proposal with its documents, what they replace, and what publishing it would do to running cases. */
  proposal(id: string, options: CallOptions = {}): Promise<WireProposalInFull> {
    return this.#read(`/proposals/${encodeURIComponent(id)}`, {}, options)
  }

  /** Publishes what somebody else proposed, or returns it with a note. */
  async decideProposal(
    id: string,
    { approve, note, ...options }: CallOptions & { readonly approve: boolean; readonly note?: string },
  ): Promise<WireProposal> {
    const path = `/proposals/${encodeURIComponent(id)}/approve`
    const { proposal } = await this.#send<{ proposal: WireProposal }>(path, { approve, note }, false, options)
    return proposal
  }

  /** Takes a proposal of one's own back. */
  withdrawProposal(id: string, options: CallOptions = {}): Promise<WireProposal> {
    return this.#send(`/proposals/${encodeURIComponent(id)}/withdraw`, {}, false, options)
  }

  /** A publication, and how far it has come with running cases. */
  publication(id: string, options: CallOptions = {}): Promise<WirePublication> {
    return this.#read(`/publications/${encodeURIComponent(id)}`, {}, options)
  }

  /** The newest publications. */
  publications(options: CallOptions = {}): Promise<WireList<WirePublication>> {
    return this.#read('/publications', {}, options)
  }

  /** Checks documents, held against each other and against what is published. */
  validate(
    documents: readonly unknown[],
    options: CallOptions = {},
  ): Promise<{ readonly ok: boolean; readonly issues: readonly WireIssue[] }> {
    return this.#send('/documents/validate', { documents }, true, options)
  }

  /** Simulates cases of a flow. Aborting the signal ends it at once, also on the server. */
  simulate(request: SimulateRequest, options: RehearsalOptions = {}): Promise<SimulationAnswer> {
    return rehearse(this.#transport, '/documents/simulate', request, options)
  }

  /**
   * Replays recorded cases that began at `since` (a date in UTC, or an instant) or later, with changed documents in the place of theirs.
   * Aborting the signal ends it at once, also on the server.
   */
  backtest(
    request: { readonly documents: readonly object[]; readonly since: string },
    options: RehearsalOptions = {},
  ): Promise<BacktestAnswer> {
    return rehearse(this.#transport, '/documents/backtest', request, options)
  }

  async #read<T>(path: string, query: object, options: CallOptions): Promise<T> {
    return (await this.#transport.call<T>({ method: 'GET', path, query, isRepeatable: true, ...options })).body
  }

  async #send<T>(path: string, body: object, isRepeatable: boolean, options: CallOptions): Promise<T> {
    return (await this.#transport.call<T>({ method: 'POST', path, body, isRepeatable, ...options })).body
  }
}

function split(options: PublishOptions) {
  const { note, running, mapping, basedOn: _, ...call } = options
  return { choice: { note, running, mapping }, call }
}

function listed(documents: readonly NamedDocument[], basedOn: PublishOptions['basedOn'] = {}) {
  const entryOf = (document: NamedDocument) => {
    const name = `${document.kind}/${document.id}`
    return Object.hasOwn(basedOn, name) ? { document, basedOn: basedOn[name] } : { document }
  }
  return { documents: documents.map(entryOf) }
}

function pathOf(kind: DocumentKind, id: string): string {
  return `/documents/${kind}/${encodeURIComponent(id)}`
}
