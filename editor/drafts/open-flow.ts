import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import { calendarsOfFlow, calendarsOfPolicy, childrenOfFlow, rulesOfFlow } from '../../model/flow/references.ts'
import type { Documents } from '../../sdk/documents.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { withFirstLayout } from '../layout/tidy.ts'
import { readDocument } from '../workspace/read-document.ts'
import {
  type DocumentKey,
  documentIn,
  type EditedDocument,
  type EditedKind,
  keyOf,
  type Workspace,
  withDocument,
} from '../workspace/workspace.ts'
import type { KeptCopies, KeptCopy } from './kept-copies.ts'
import { mergeDocuments } from './merge.ts'
import { madeHere, type Origin } from './origin.ts'

/** Where documents come from. */
export interface DraftSource {
  readonly documents: Pick<Documents, 'draft' | 'get'>
  readonly copies: KeptCopies
  /** False for whoever may only look: then no draft is asked for. True where nothing is said. */
  readonly hasDrafts?: boolean
}

/** A flow with all that it uses, ready to be edited. */
export interface Opened {
  readonly workspace: Workspace
  readonly origins: Readonly<Record<DocumentKey, Origin>>
}

/** A document that could not be opened, since what the server has of it is none of its kind. */
export class UnreadableDraft extends Error {
  override readonly name = 'UnreadableDraft'
}

/**
 * Opens a flow: one's own draft, else the newest version, of the flow and of all that it names; what this device kept unsaved comes first.
 * Throws the API's `http.unknown-document` for a flow that nobody has, and `UnreadableDraft`.
 */
export async function openFlow(source: DraftSource, flow: string): Promise<Opened> {
  const first = await openDocument(source, 'flow', flow)
  if (first === null) {
    await source.documents.get('flow', flow)
    throw new Error(`The flow ${flow} appeared while it was opened`)
  }
  const document = await withFirstLayout(first.document as FlowDocument)
  // A layout that nobody made is no change: it is as if the server had it.
  const origin = first.origin.base === first.document ? laidOut(first.origin, document) : first.origin
  const key = keyOf('flow', flow)
  return openMissing(source, { workspace: { flow, documents: { [key]: document } }, origins: { [key]: origin } })
}

function laidOut({ published, ...origin }: Origin, document: FlowDocument): Origin {
  const isPublished = published !== null && published.document === origin.base
  return { ...origin, published: isPublished ? { ...published, document } : published, base: document }
}

/** Opens what the documents of a workspace name and it lacks, as far as the server has it; the same object when nothing is missing. */
export async function openMissing(source: DraftSource, opened: Opened): Promise<Opened> {
  const asked = new Set<DocumentKey>()
  let { workspace, origins } = opened
  for (let missing = missingKeys(workspace); missing.length > 0; missing = missingKeys(workspace, asked)) {
    for (const key of missing) asked.add(key)
    const found = await Promise.all(missing.map((key) => openDocument(source, ...partsOf(key))))
    for (const one of found) {
      if (one === null) continue
      workspace = withDocument(workspace, one.document)
      origins = { ...origins, [keyOf(one.document.kind, one.document.id ?? '')]: one.origin }
    }
  }
  return workspace === opened.workspace ? opened : { workspace, origins }
}

/** The documents that a workspace names and lacks, without those given. */
export function missingKeys(workspace: Workspace, besides: ReadonlySet<DocumentKey> = new Set()): DocumentKey[] {
  return namedKeys(workspace).filter((key) => !Object.hasOwn(workspace.documents, key) && !besides.has(key))
}

/** What the flow on the canvas uses, directly or through its policy, each once. */
export function namedKeys(workspace: Workspace): DocumentKey[] {
  const flow = documentIn(workspace, 'flow', workspace.flow)
  if (flow === null) return []
  const policy = flow.policy === undefined ? null : documentIn(workspace, 'policy', flow.policy)
  const named: DocumentKey[] = [
    ...(flow.policy === undefined ? [] : [keyOf('policy', flow.policy)]),
    ...rulesOfFlow(flow).map((id) => keyOf('rules', id)),
    ...childrenOfFlow(flow).map((id) => keyOf('flow', id)),
    ...calendarsNamed(flow, policy).map((id) => keyOf('calendar', id)),
  ]
  // A name that is not written yet names nothing.
  return [...new Set(named)].filter((key) => !key.endsWith('/'))
}

function calendarsNamed(flow: FlowDocument, policy: PolicyDocument | null): string[] {
  return [...calendarsOfFlow(flow), ...(policy === null ? [] : calendarsOfPolicy(policy))]
}

/** A document as it is opened, and where it comes from. */
export interface OpenedDocument {
  readonly document: EditedDocument
  readonly origin: Origin
}

/** Opens one document: what this device kept of it, else one's own draft, else the newest version; null when there is none. Throws what the API answers, and `UnreadableDraft`. */
export async function openDocument(
  { documents, copies, hasDrafts = true }: DraftSource,
  kind: EditedKind,
  id: string,
): Promise<OpenedDocument | null> {
  const [draft, newest] = await Promise.all([
    hasDrafts ? orNull(documents.draft(kind, id)) : null,
    orNull(documents.get(kind, id)),
  ])
  const published = newest === null ? null : { version: newest.version, document: read(kind, id, newest.document) }
  const base = draft === null ? (published?.document ?? null) : read(kind, id, draft.document)
  const basedOn = draft === null ? (published?.version ?? null) : draft.basedOn
  const origin: Origin = { ...madeHere, published, basedOn, etag: draft?.etag ?? null, base }
  const kept = takeKept(copies, kind, id)
  if (kept === null) return base === null ? null : { document: base, origin }
  return { document: kept.document, origin: { ...origin, basedOn: kept.basedOn, etag: kept.etag, base: kept.base } }
}

/** What this device kept of a document. Copies of several tabs are brought together; one that collides waits for the next time. */
function takeKept(copies: KeptCopies, kind: EditedKind, id: string) {
  let kept: ReturnType<typeof readable> = null
  copies.take(keyOf(kind, id), (copy) => {
    const next = readable(kind, copy)
    if (next === null || kept === null) {
      kept ??= next
      return true
    }
    const merged = mergeDocuments({ base: next.base, mine: kept.document, theirs: next.document })
    if (merged.collisions.length > 0) return false
    kept = { ...kept, document: merged.document as EditedDocument }
    return true
  })
  return kept as ReturnType<typeof readable>
}

function readable(kind: EditedKind, copy: KeptCopy) {
  const document = readDocument(kind, copy.document)
  const base = copy.base == null ? null : readDocument(kind, copy.base)
  return document === null ? null : { ...copy, document, base }
}

function read(kind: EditedKind, id: string, value: unknown): EditedDocument {
  const document = readDocument(kind, value)
  if (document === null) throw new UnreadableDraft(`What the server has of ${kind}/${id} has not the form of one`)
  return document
}

/** Null for what is not there. */
async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (isPledgeError(error) && error.status === 404) return null
    throw error
  }
}

/** The kind and the id in the key of a document. */
export function partsOf(key: DocumentKey): readonly [EditedKind, string] {
  const slash = key.indexOf('/')
  return [key.slice(0, slash) as EditedKind, key.slice(slash + 1)]
}
