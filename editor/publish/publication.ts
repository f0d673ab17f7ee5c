import type { FlowDocument } from '../../core/contract/flow.ts'
import type {
  PublicationMapping,
  RunningChoice,
  WireProposal,
  WirePublicationEffect,
} from '../../core/contract/wire-publication.ts'
import type { Documents, NamedDocument } from '../../sdk/documents.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import type { DraftKeeper } from '../drafts/keep-drafts.ts'
import { isSame } from '../drafts/merge.ts'
import { namedKeys } from '../drafts/open-flow.ts'
import type { Origin } from '../drafts/origin.ts'
import { placeOf } from '../problems/place-of.ts'
import type { ProblemPlace } from '../problems/problem.ts'
import type { DesignerStore } from '../workspace/designer-store.ts'
import { readDocument } from '../workspace/read-document.ts'
import {
  type DocumentKey,
  documentIn,
  type EditedDocument,
  type EditedKind,
  keyOf,
  type Workspace,
} from '../workspace/workspace.ts'
import { type OthersDraft, othersDrafts } from './others-drafts.ts'
import { proposalsOf } from './proposals-of.ts'

/** A document that differs from what is published. */
export interface ChangedDocument {
  readonly key: DocumentKey
  readonly document: EditedDocument
  /** Null for a document that was never published. */
  readonly published: EditedDocument | null
  readonly basedOn: number | null
}

/** What would be published, what that would do to running cases, and who else works on it. */
export interface Plan {
  readonly changed: readonly ChangedDocument[]
  readonly effect: WirePublicationEffect
  /** The flows that the effect is about, as far as they can be read. */
  readonly flows: readonly FlowDocument[]
  readonly others: readonly OthersDraft[]
  /** What was sent to a second person of these documents. */
  readonly proposals: readonly WireProposal[]
}

/** One reason for a refusal. */
export interface RefusalReason {
  /** As the server says it, which knows no names of the draft. */
  readonly message: string
  readonly place: ProblemPlace | null
  readonly document: DocumentKey | null
  readonly code: string
  readonly path: string
}

/** Why it cannot be published, with the places that are wrong. */
export interface Refusal {
  readonly message: string
  readonly issues: readonly RefusalReason[]
}

export type Prepared =
  | { readonly kind: 'ready'; readonly plan: Plan; readonly wasMerged: boolean }
  /** Somebody has to choose first; the drafts ask. */
  | { readonly kind: 'question' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export type Published =
  | { readonly kind: 'published' }
  /** A second person has to approve it. */
  | { readonly kind: 'proposed' }
  | Prepared

export interface PublicationParts {
  readonly store: DesignerStore
  readonly keeper: DraftKeeper
  readonly documents: Pick<
    Documents,
    'get' | 'effect' | 'publish' | 'propose' | 'draftsOf' | 'proposals' | 'withdrawProposal'
  >
  /** The id of who publishes. */
  readonly user: string
  /** What is to be published by itself; without it, the process with all that it uses. */
  readonly only?: readonly DocumentKey[]
}

export interface PublicationChoice {
  readonly note: string
  readonly running: RunningChoice
  readonly mapping: PublicationMapping
}

/** The documents that differ from what is published: those named, else those of the flow on the canvas. What it does not use any more stays unpublished. */
export function changedDocuments(
  workspace: Workspace,
  origins: Readonly<Record<DocumentKey, Origin>>,
  only?: readonly DocumentKey[],
): readonly ChangedDocument[] {
  const own = [keyOf('flow', workspace.flow), ...namedKeys(workspace).filter((key) => !key.startsWith('flow/'))]
  const keys = only ?? own
  return keys.flatMap((key): ChangedDocument[] => {
    const document = workspace.documents[key]
    const origin = origins[key]
    const published = origin?.published?.document ?? null
    if (document === undefined || isSame(document, published)) return []
    return [{ key, document, published, basedOn: origin?.basedOn ?? null }]
  })
}

/** Saves everything and finds out what publishing would do. Brings in what was drafted in another tab, and brings together what others published meanwhile, or lets the drafts ask. */
export async function preparePublication(parts: PublicationParts, wasMerged = false): Promise<Prepared> {
  const { store, keeper, documents } = parts
  await keeper.catchUp()
  if (keeper.state.getState().kind === 'conflict') return { kind: 'question' }
  const changed = changedDocuments(store.getState().history.present, keeper.origins(), parts.only)
  if (changed.length === 0) {
    const effect = { flows: [], calendars: [], approvals: [], issues: [] }
    return { kind: 'ready', plan: { changed, effect, flows: [], others: [], proposals: [] }, wasMerged }
  }
  try {
    const effect = await effectOf(parts, changed, {})
    const [flows, others, proposals] = await Promise.all([
      flowsOf(parts, effect),
      othersDrafts(documents, changed, parts.user),
      documents.proposals(),
    ])
    const keys = changed.map(({ key }) => key)
    const known = proposalsOf(proposals.items, keys, parts.user)
    return { kind: 'ready', plan: { changed, effect, flows, others, proposals: known }, wasMerged }
  } catch (error) {
    return refused(parts, error)
  }
}

/** What publishing would do to running cases, with a mapping. Throws what the API throws. */
export function effectOf(
  { documents }: Pick<PublicationParts, 'documents'>,
  changed: readonly ChangedDocument[],
  mapping: PublicationMapping,
): Promise<WirePublicationEffect> {
  return documents.effect(changed.map(named), { basedOn: basesOf(changed), mapping })
}

/** The flows of an effect: as they are drawn here, else as they are published. */
async function flowsOf(
  { store, documents }: PublicationParts,
  { flows }: WirePublicationEffect,
): Promise<readonly FlowDocument[]> {
  const { present } = store.getState().history
  const found = await Promise.all(
    flows.map(
      async ({ flow }) =>
        documentIn(present, 'flow', flow) ?? readDocument('flow', (await documents.get('flow', flow)).document),
    ),
  )
  return found.filter((flow) => flow !== null)
}

/** Publishes what was prepared, or proposes it where a flow asks for a second person. */
export async function publishPlan(
  parts: PublicationParts,
  { changed, effect }: Pick<Plan, 'changed' | 'effect'>,
  { note, running, mapping }: PublicationChoice,
): Promise<Published> {
  const { documents, keeper } = parts
  const options = {
    basedOn: basesOf(changed),
    running,
    ...(note.trim() !== '' && { note: note.trim() }),
    ...(running === 'migrate' && { mapping }),
  }
  try {
    if (effect.approvals.length > 0) {
      await documents.propose(changed.map(named), options)
      return { kind: 'proposed' }
    }
    const publication = await documents.publish(changed.map(named), options)
    const versions = new Map(publication.documents.map(({ kind, id, version }) => [`${kind}/${id}`, version]))
    for (const { key, document } of changed) {
      const version = versions.get(key)
      if (version !== undefined) await keeper.published(key, version, document)
    }
    return { kind: 'published' }
  } catch (error) {
    return refused(parts, error)
  }
}

async function refused(parts: PublicationParts, error: unknown): Promise<Prepared> {
  if (!isPledgeError(error)) throw error
  const merge = error.problem?.merge
  if (merge !== undefined && (await movedOn(parts, merge))) return preparePublication(parts, true)
  const present = parts.store.getState().history.present
  const found = error.problem?.issues ?? []
  const reasons = found.filter(({ severity }) => severity === 'error')
  const issues = (reasons.length > 0 ? reasons : found).map(({ document: name, code, path, message }) => {
    const key = name === undefined ? null : keyOf(name.kind as EditedKind, name.id)
    const document = key === null ? undefined : present.documents[key]
    return { message, place: document === undefined ? null : placeOf(document, path), document: key, code, path }
  })
  return { kind: 'refused', refusal: { message: error.message, issues } }
}

/** Goes on from the version that somebody else published; false when that version cannot be read. */
async function movedOn(
  { keeper, documents }: PublicationParts,
  { base, newest }: { readonly base: unknown; readonly newest: unknown },
): Promise<boolean> {
  const { kind, id } = newest as { readonly kind: EditedKind; readonly id: string }
  const { version, document } = await documents.get(kind, id)
  const read = readDocument(kind, document)
  if (read === null) return false
  await keeper.moveOnto(keyOf(kind, id), { version, document: read }, base === null ? null : readDocument(kind, base))
  return true
}

function named({ document }: ChangedDocument): NamedDocument {
  return document as unknown as NamedDocument
}

function basesOf(changed: readonly ChangedDocument[]): Readonly<Record<string, number | null>> {
  return Object.fromEntries(changed.map(({ key, basedOn }) => [key, basedOn]))
}
