import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Documents } from '../../sdk/documents.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import type { DesignerStore } from '../workspace/designer-store.ts'
import {
  changedKeys,
  type DocumentKey,
  type EditedDocument,
  type Workspace,
  withDocument,
} from '../workspace/workspace.ts'
import { type DocumentKeeper, keepDocument } from './document-keeper.ts'
import type { KeptCopies } from './kept-copies.ts'
import type { Collision, Side } from './merge.ts'
import { missingKeys, type Opened, openDocument, openMissing, partsOf } from './open-flow.ts'
import { madeHere, type Origin } from './origin.ts'

/** What somebody has to choose about one document. */
export interface MergeQuestion {
  readonly key: DocumentKey
  readonly collisions: readonly Collision[]
  /** The version that was published meanwhile; null where another draft of one's own collides. */
  readonly version: number | null
}

/** How it stands with everything that is edited. */
export type DraftsState =
  /** `at` is when something was saved last; null when nothing was yet. */
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly isKept: boolean }
  | { readonly kind: 'conflict'; readonly questions: readonly MergeQuestion[] }
  | { readonly kind: 'refused'; readonly message: string }

export interface DraftKeeperParts {
  readonly documents: Pick<Documents, 'draft' | 'get' | 'saveDraft' | 'discardDraft'>
  readonly copies: KeptCopies
  readonly now: () => number
}

/** Keeps the drafts of a designer on the server. */
export interface DraftKeeper {
  readonly state: StoreApi<DraftsState>
  /** Where each document comes from, and what the server has of it. */
  origins(): Readonly<Record<DocumentKey, Origin>>
  /** Brings a document into the designer that the process does not name, to be looked at or edited; false when nobody has it. Nothing is asked for one that is there. */
  open(key: DocumentKey): Promise<boolean>
  /** Saves whatever is not saved; done when that was tried. */
  flush(): Promise<void>
  /** Saves like `flush`, and first brings in what was saved of these drafts elsewhere. */
  catchUp(): Promise<void>
  /** Answers a question: for each collision, by `collisionKey`, which side counts. */
  answer(key: DocumentKey, choices: Readonly<Record<string, Side>>): Promise<void>
  /** A document became a version. */
  published(key: DocumentKey, version: number, document: EditedDocument): Promise<void>
  /** Somebody else published a document meanwhile: goes on from that version, or asks. `base` is what both began with. */
  moveOnto(key: DocumentKey, newest: NonNullable<Origin['published']>, base: EditedDocument | null): Promise<void>
  stop(): void
}

/**
 * Saves every change of a designer's documents as drafts, brings in what was changed elsewhere as a step that can be undone, and fetches
 * what the documents begin to name.
 */
export function keepDrafts(store: DesignerStore, opened: Opened, parts: DraftKeeperParts): DraftKeeper {
  const keepers = new Map<DocumentKey, DocumentKeeper>()
  const state = createStore<DraftsState>()(() => ({ kind: 'saved', at: null }))
  const asked = new Set<DocumentKey>()
  let savedAt: number | null = null
  const present = () => store.getState().history.present

  function keeperOf(key: DocumentKey, origin: Origin = madeHere): DocumentKeeper {
    const known = keepers.get(key)
    if (known !== undefined) return known
    const keeper: DocumentKeeper = keepDocument({
      key,
      origin,
      documents: parts.documents,
      copies: parts.copies,
      current: () => (Object.hasOwn(present().documents, key) ? (present().documents[key] ?? null) : null),
      put: (document) => store.getState().edit({ key: 'merge' }, (workspace) => withDocument(workspace, document)),
      onState: () => {
        if (keepers.get(key)?.state().kind === 'saved') savedAt = parts.now()
        state.setState(stateOf(keepers, savedAt), true)
      },
    })
    keepers.set(key, keeper)
    return keeper
  }

  async function fetchMissing(workspace: Workspace): Promise<void> {
    const missing = missingKeys(workspace, asked)
    if (missing.length === 0) return
    for (const key of missing) asked.add(key)
    const found = await openMissing(parts, { workspace, origins: {} }).catch((error: unknown) => {
      if (!isPledgeError(error)) throw error
      for (const key of missing) asked.delete(key)
      return null
    })
    for (const [key, origin] of Object.entries(found?.origins ?? {}) as [DocumentKey, Origin][]) {
      const document = found?.workspace.documents[key]
      if (document === undefined || Object.hasOwn(present().documents, key)) continue
      keeperOf(key, origin)
      store.getState().bring([document])
    }
  }

  async function open(key: DocumentKey): Promise<boolean> {
    if (Object.hasOwn(present().documents, key)) return true
    // What was here and is not any more was taken away here.
    if (keepers.has(key)) return false
    const found = await openDocument(parts, ...partsOf(key))
    if (found === null || keepers.has(key)) return Object.hasOwn(present().documents, key)
    const keeper = keeperOf(key, found.origin)
    store.getState().bring([found.document])
    if (found.document !== found.origin.base) keeper.touch()
    return true
  }

  for (const [key, origin] of Object.entries(opened.origins) as [DocumentKey, Origin][]) keeperOf(key, origin)
  // What this device kept from the last time is not on the server yet.
  for (const [key, origin] of Object.entries(opened.origins) as [DocumentKey, Origin][]) {
    if (present().documents[key] !== origin.base) keeperOf(key).touch()
  }
  const unsubscribe = store.subscribe(({ history }, before) => {
    if (history.present === before.history.present) return
    for (const key of changedKeys(before.history.present, history.present)) {
      const isBrought = before.history.past === history.past && before.history.future === history.future
      if (!isBrought) keeperOf(key).touch()
    }
    void fetchMissing(history.present)
  })
  const flush = async () => {
    await Promise.all([...keepers.values()].map((keeper) => keeper.save()))
  }
  const catchUp = async () => {
    await Promise.all([...keepers.values()].map((keeper) => keeper.catchUp()))
  }
  const retry = () => void flush()
  globalThis.addEventListener?.('online', retry)

  return {
    state,
    origins: () => Object.fromEntries([...keepers].map(([key, keeper]) => [key, keeper.origin()])),
    open,
    flush,
    catchUp,
    answer: (key, choices) =>
      keeperOf(key).answer((collision) => (Object.hasOwn(choices, collision) ? choices[collision] : undefined)),
    published: (key, version, document) => keeperOf(key).published(version, document),
    moveOnto: (key, newest, base) => keeperOf(key).moveOnto(newest, base),
    stop() {
      unsubscribe()
      globalThis.removeEventListener?.('online', retry)
      for (const keeper of keepers.values()) keeper.stop()
    },
  }
}

/** One state for all documents: what needs a person comes first. */
function stateOf(keepers: ReadonlyMap<DocumentKey, DocumentKeeper>, savedAt: number | null): DraftsState {
  const states = [...keepers].map(([key, keeper]) => ({ key, state: keeper.state() }))
  const questions = states.flatMap(({ key, state }) =>
    state.kind === 'conflict' ? [{ key, collisions: state.collisions, version: state.version }] : [],
  )
  if (questions.length > 0) return { kind: 'conflict', questions }
  for (const { state } of states) if (state.kind === 'refused') return { kind: 'refused', message: state.error.message }
  const offline = states.flatMap(({ state }) => (state.kind === 'offline' ? [state] : []))
  if (offline.length > 0) return { kind: 'offline', isKept: offline.every(({ isKept }) => isKept) }
  return states.some(({ state }) => state.kind === 'saving') ? { kind: 'saving' } : { kind: 'saved', at: savedAt }
}
