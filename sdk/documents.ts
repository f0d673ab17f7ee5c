import type { DocumentKind } from '../core/contract/document.ts'
import type { WireDocumentVersion, WireDraft, WireIssue, WireList } from '../core/contract/wire.ts'
import type { CallOptions, Transport } from './transport.ts'

/** A version with its content. */
export interface PublishedDocument extends WireDocumentVersion {
  readonly document: unknown
}

/** What a publication made: the new versions (or the newest ones of what was the same), the plans that changed, and warnings. */
export interface Publication {
  readonly documents: readonly WireDocumentVersion[]
  readonly plans: readonly { readonly id: string; readonly version: number | null; readonly hash: string }[]
  readonly issues: readonly WireIssue[]
}

export interface PublishOptions extends CallOptions {
  readonly note?: string
  /** What running cases do; in this release they stay on the versions with which they began. */
  readonly running?: 'stay'
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
  list(kind: DocumentKind, options: CallOptions = {}): Promise<WireList<WireDocumentVersion>> {
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

  /** All versions, the newest first. */
  versions(kind: DocumentKind, id: string, options: CallOptions = {}): Promise<WireList<WireDocumentVersion>> {
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

  /** One's own draft. */
  draft(kind: DocumentKind, id: string, options: CallOptions = {}): Promise<WireDraft> {
    return this.#read(`${pathOf(kind, id)}/draft`, {}, options)
  }

  /** Keeps one's own draft; with the `etag` of the one that was read, only if nobody changed it since (412). */
  async saveDraft(
    kind: DocumentKind,
    id: string,
    draft: { readonly document: unknown; readonly basedOn?: number | null; readonly etag?: string },
    options: CallOptions = {},
  ): Promise<WireDraft> {
    const { etag, ...body } = draft
    const { body: saved } = await this.#transport.call<WireDraft>({
      method: 'PUT',
      path: `${pathOf(kind, id)}/draft`,
      body,
      // A repetition would find the draft changed by the attempt before.
      isRepeatable: etag === undefined,
      ...(etag === undefined ? {} : { headers: { 'if-match': `"${etag}"` } }),
      ...options,
    })
    return saved
  }

  /** Publishes one's own draft. */
  publishDraft(kind: DocumentKind, id: string, options: PublishOptions = {}): Promise<Publication> {
    const { note, running, ...call } = options
    return this.#send(`${pathOf(kind, id)}/publish`, { note, running }, false, call)
  }

  /** Publishes documents together, all of them or none. What is the same as the newest version makes no new one, so this may be repeated. */
  publish(documents: readonly NamedDocument[], options: PublishOptions = {}): Promise<Publication> {
    const { note, running, ...call } = options
    const body = { note, running, documents: documents.map((document) => ({ document })) }
    return this.#send('/documents/publish', body, true, call)
  }

  /** Checks documents, held against each other and against what is published. */
  validate(
    documents: readonly unknown[],
    options: CallOptions = {},
  ): Promise<{ readonly ok: boolean; readonly issues: readonly WireIssue[] }> {
    return this.#send('/documents/validate', { documents }, true, options)
  }

  async #read<T>(path: string, query: object, options: CallOptions): Promise<T> {
    return (await this.#transport.call<T>({ method: 'GET', path, query, isRepeatable: true, ...options })).body
  }

  async #send<T>(path: string, body: object, isRepeatable: boolean, options: CallOptions): Promise<T> {
    return (await this.#transport.call<T>({ method: 'POST', path, body, isRepeatable, ...options })).body
  }
}

function pathOf(kind: DocumentKind, id: string): string {
  return `/documents/${kind}/${encodeURIComponent(id)}`
}
