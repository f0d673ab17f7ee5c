import type { Documents } from '../../sdk/documents.ts'
import { isPledgeError, type PledgeError } from '../../sdk/pledge-error.ts'
import { readDocument } from '../workspace/read-document.ts'
import type { DocumentKey, EditedDocument } from '../workspace/workspace.ts'
import type { KeptCopies } from './kept-copies.ts'
import { type Collision, collisionKey, isSame, mergeDocuments, type Side } from './merge.ts'
import { partsOf } from './open-flow.ts'
import type { Origin } from './origin.ts'

/** How it stands with one document. */
export type DocumentState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Nobody answers; `isKept` says whether this device holds what is not saved. */
  | { readonly kind: 'offline'; readonly isKept: boolean }
  /** It was changed elsewhere, too, and somebody has to choose; `version` is what was published meanwhile, null for another place of one's own. */
  | { readonly kind: 'conflict'; readonly collisions: readonly Collision[]; readonly version: number | null }
  | { readonly kind: 'refused'; readonly error: PledgeError }

/** What one document needs of the world. */
export interface DocumentKeeperParts {
  readonly key: DocumentKey
  readonly origin: Origin
  readonly documents: Pick<Documents, 'draft' | 'get' | 'saveDraft' | 'discardDraft'>
  readonly copies: KeptCopies
  /** The document as it is edited now; null when it was taken away. */
  readonly current: () => EditedDocument | null
  /** Puts what came from elsewhere before the person who edits. */
  readonly put: (document: EditedDocument) => void
  readonly onState: () => void
}

/** Keeps one document on the server, one request at a time. */
export interface DocumentKeeper {
  state(): DocumentState
  origin(): Origin
  /** The document changed. */
  touch(): void
  /** Saves what is not saved; done when nothing is under way any more. */
  save(): Promise<void>
  /** Brings in what was saved of this draft elsewhere since, then saves like `save`. */
  catchUp(): Promise<void>
  /** Chooses what counts where both sides changed the same. */
  answer(choose: (key: string) => Side | undefined): Promise<void>
  /** The document became a version: the draft has done its work. */
  published(version: number, document: EditedDocument): Promise<void>
  /** Goes on from a version that somebody else published: what both made since `base` is brought together. */
  moveOnto(published: NonNullable<Origin['published']>, base: EditedDocument | null): Promise<void>
  stop(): void
}

/** What was found elsewhere, and what both sides began with. */
interface Elsewhere {
  readonly origin: Origin
  readonly base: EditedDocument | null
  readonly theirs: EditedDocument | null
  /** The version that it is; null for a draft. */
  readonly version: number | null
}

const restMs = 800
const longestRestMs = 5000
const firstRetryMs = 2000
const longestRetryMs = 30_000

/** What the server has to be like for another attempt to make sense. */
const isPassing = ({ status }: PledgeError) => status === 0 || status === 429 || status >= 502

/** Saves a document when it has rested for 800 ms, at the latest after 5 s; brings together what was changed elsewhere. Never overwrites what it has not seen. */
export function keepDocument({
  key,
  documents,
  copies,
  current,
  put,
  onState,
  ...parts
}: DocumentKeeperParts): DocumentKeeper {
  const [kind, id] = partsOf(key)
  let origin = parts.origin
  let state: DocumentState = { kind: 'saved' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let dirtySince: number | null = null
  let failures = 0
  let running: Promise<void> = Promise.resolve()
  /** What was found elsewhere, while somebody has to choose. */
  let elsewhere: Elsewhere | null = null
  let isKept = true
  let isStopped = false

  const isSaved = () => {
    const document = current()
    return document === null ? origin.etag === null : document === origin.base
  }
  const become = (next: DocumentState) => {
    state = next
    onState()
  }
  const keepCopy = () => {
    const document = current()
    const { base, etag, basedOn } = origin
    isKept = copies.write(key, isSaved() || document === null ? null : { document, base, etag, basedOn })
  }
  const wait = (ms: number) => {
    clearTimeout(timer)
    if (isStopped) return
    timer = setTimeout(() => void save(), ms)
  }

  function touch(): void {
    keepCopy()
    if (elsewhere !== null) return
    if (isSaved()) {
      clearTimeout(timer)
      dirtySince = null
      if (state.kind !== 'saving') become({ kind: 'saved' })
      return
    }
    dirtySince ??= Date.now()
    if (state.kind === 'offline') become({ kind: 'offline', isKept })
    else {
      if (state.kind !== 'saving') become({ kind: 'saving' })
      wait(Math.max(0, Math.min(restMs, dirtySince + longestRestMs - Date.now())))
    }
  }

  function save(): Promise<void> {
    clearTimeout(timer)
    running = running.then(saveAll, saveAll)
    return running
  }

  async function saveAll(): Promise<void> {
    while (!isSaved() && elsewhere === null) {
      if (state.kind !== 'offline') become({ kind: 'saving' })
      const isDone = await attempt().then(
        () => true,
        (error: unknown) => failed(error),
      )
      if (!isDone) return
      failures = 0
      keepCopy()
    }
    if (elsewhere !== null) return
    dirtySince = null
    if (state.kind !== 'saved') become({ kind: 'saved' })
  }

  async function attempt(): Promise<void> {
    const document = current()
    const { etag, basedOn, published } = origin
    const isPublished = published !== null && document !== null && isSame(document, published.document)
    if (document !== null && !isPublished) {
      const saved = await documents.saveDraft(kind, id, { document, basedOn, etag })
      origin = { ...origin, etag: saved.etag, base: document }
      return
    }
    // What is as published again, or was taken away, is no draft.
    if (etag !== null) await documents.discardDraft(kind, id, { etag })
    const base = isPublished ? document : (published?.document ?? null)
    origin = { ...origin, basedOn: isPublished ? published.version : basedOn, etag: null, base }
  }

  /** What to do about an attempt that failed; whether another one makes sense at once. */
  async function failed(error: unknown): Promise<boolean> {
    if (!isPledgeError(error)) throw error
    if (error.status === 412 || error.status === 404) return rebase().catch(failed)
    if (!isPassing(error)) {
      become({ kind: 'refused', error })
      return false
    }
    become({ kind: 'offline', isKept })
    wait(Math.min(longestRetryMs, firstRetryMs * 2 ** failures++))
    return false
  }

  /** Looks at what the server has, and brings it together with what is edited here. */
  async function rebase(): Promise<boolean> {
    const found = await look()
    elsewhere = { origin: found, base: origin.base, theirs: found.base, version: null }
    return takeIn(() => undefined)
  }

  async function lookForNews(): Promise<void> {
    if (elsewhere !== null || origin.etag === null) return
    const draft = await documents.draft(kind, id).catch(nothingThere)
    if (draft?.etag !== origin.etag) await rebase()
  }

  async function look(): Promise<Origin> {
    const [draft, newest] = await Promise.all([
      documents.draft(kind, id).catch(nothingThere),
      documents.get(kind, id).catch(nothingThere),
    ])
    const published = newest === null ? null : { version: newest.version, document: understood(newest.document) }
    return draft === null
      ? { published, basedOn: published?.version ?? null, etag: null, base: published?.document ?? null }
      : { published, basedOn: draft.basedOn, etag: draft.etag, base: understood(draft.document) }
  }

  function understood(value: unknown): EditedDocument {
    const document = readDocument(kind, value)
    if (document === null) throw new Error(`What the server has of ${key} has not the form of one`)
    return document
  }

  function takeIn(choose: (key: string) => Side | undefined): boolean {
    if (elsewhere === null) return true
    const { base, theirs, version } = elsewhere
    const mine = current()
    const merged = mine === null || theirs === null ? null : mergeDocuments({ base, mine, theirs }, choose)
    const open = (merged?.collisions ?? []).filter((collision) => choose(collisionKey(collision)) === undefined)
    if (open.length > 0) {
      become({ kind: 'conflict', collisions: open, version })
      return false
    }
    origin = elsewhere.origin
    elsewhere = null
    if (merged !== null) put(merged.document as EditedDocument)
    return true
  }

  return {
    state: () => state,
    origin: () => origin,
    touch,
    save,
    catchUp() {
      running = running.then(() => lookForNews().catch(failed)).then(() => undefined)
      return save()
    },
    answer(choose) {
      return takeIn(choose) ? save() : Promise.resolve()
    },
    published(version, document) {
      clearTimeout(timer)
      running = running.then(async () => {
        const { etag } = origin
        origin = { published: { version, document }, basedOn: version, etag: null, base: document }
        if (etag !== null) await documents.discardDraft(kind, id, { etag }).catch(leftBehind)
        keepCopy()
      })
      return save()
    },
    moveOnto(published, base) {
      running = running.then(() => {
        // The server has a draft of the old version, which is none of the new one: it is saved again.
        const next = { ...origin, published, basedOn: published.version, base: null }
        elsewhere = { origin: next, base, theirs: published.document, version: published.version }
        takeIn(() => undefined)
      })
      return save()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

function nothingThere(error: unknown): null {
  if (isPledgeError(error) && error.status === 404) return null
  throw error
}

/** A draft that cannot be thrown away now is brought together with the version when it is opened or saved next. */
function leftBehind(error: unknown): void {
  if (!isPledgeError(error)) throw error
}
