import type { DocumentKind } from '../../../core/contract/document.ts'
import type { WireDraft } from '../../../core/contract/wire.ts'
import type { DraftKeeperParts } from '../../../editor/drafts/keep-drafts.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'

interface KeptDraft {
  readonly document: unknown
  readonly basedOn: number | null
  readonly etag: string
}

/** The part of a server that keeps documents, with the law of its answers: tags, 404, 412, and nobody there. */
export class DocumentsServer {
  readonly drafts = new Map<string, KeptDraft>()
  readonly versions = new Map<string, unknown[]>()
  isReachable = true
  /** What every attempt to save is refused with. */
  refusal: PledgeError | null = null
  saves = 0
  #tags = 0

  publish(kind: DocumentKind, id: string, document: unknown): void {
    this.versions.set(`${kind}/${id}`, [...(this.versions.get(`${kind}/${id}`) ?? []), document])
  }

  /** Saves as another tab or program would. */
  write(kind: DocumentKind, id: string, document: unknown): void {
    const etag = `e${++this.#tags}`
    const basedOn = this.versions.get(`${kind}/${id}`)?.length ?? null
    this.drafts.set(`${kind}/${id}`, { document: structuredClone(document), basedOn, etag })
  }

  /** What the SDK says of it. */
  readonly documents: DraftKeeperParts['documents'] = {
    draft: async (kind, id) => this.#wire(kind, id, this.#answer(this.drafts.get(`${kind}/${id}`))),
    get: async (kind, id) => {
      const versions = this.versions.get(`${kind}/${id}`) ?? []
      const document = this.#answer(versions.at(-1))
      const version = versions.length
      return {
        kind,
        id,
        version,
        hash: '',
        publishedAt: '',
        author: null,
        note: null,
        document: structuredClone(document),
      }
    },
    saveDraft: async (kind, id, { document, basedOn = null, etag }) => {
      this.#answer(true)
      this.saves++
      if (this.refusal !== null) throw this.refusal
      const key = `${kind}/${id}`
      const has = this.drafts.get(key)?.etag ?? null
      if (etag !== undefined && etag !== has) throw new PledgeError(412, 'store.draft-changed', 'changed')
      const saved = { document: structuredClone(document), basedOn, etag: `e${++this.#tags}` }
      this.drafts.set(key, saved)
      return this.#wire(kind, id, saved)
    },
    discardDraft: async (kind, id, options) => {
      const etag = options?.etag
      const { etag: has } = this.#answer(this.drafts.get(`${kind}/${id}`))
      if (etag !== undefined && etag !== has) throw new PledgeError(412, 'store.draft-changed', 'changed')
      this.drafts.delete(`${kind}/${id}`)
    },
  }

  #answer<T>(found: T | undefined): T {
    if (!this.isReachable) throw new PledgeError(0, 'http.unreachable', 'nobody there')
    if (found === undefined) throw new PledgeError(404, 'http.no-draft', 'none')
    return found
  }

  #wire(kind: string, id: string, draft: KeptDraft): WireDraft {
    return { ...draft, kind, id, author: 'me', updatedAt: '', document: structuredClone(draft.document), issues: [] }
  }
}

/** Storage of a device, in memory. */
export function deviceStorage(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
    removeItem: (name) => void entries.delete(name),
    clear: () => entries.clear(),
  }
}
