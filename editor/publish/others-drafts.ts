import type { WireNamedDraft } from '../../core/contract/wire.ts'
import type { Documents } from '../../sdk/documents.ts'
import { isPledgeError } from '../../sdk/pledge-error.ts'
import { type Collision, mergeDocuments } from '../drafts/merge.ts'
import { partsOf } from '../drafts/open-flow.ts'
import { readDocument } from '../workspace/read-document.ts'
import type { DocumentKey, EditedDocument } from '../workspace/workspace.ts'

/** Somebody else's draft of a document that is about to be published. */
export interface OthersDraft {
  readonly key: DocumentKey
  readonly authorName: string
  /** The version that it began from; null for a document that was not published then. */
  readonly basedOn: number | null
  readonly updatedAt: number
  /** What both changed differently; null when their draft has not the form of a document. */
  readonly collisions: readonly Collision[] | null
}

type Source = Pick<Documents, 'get' | 'draftsOf'>

/** Who else works on these documents, and where their changes meet ours; those who may not see drafts are told of none. */
export async function othersDrafts(
  documents: Source,
  changed: readonly { readonly key: DocumentKey; readonly document: EditedDocument }[],
  user: string,
): Promise<readonly OthersDraft[]> {
  const found = await Promise.all(
    changed.map(async ({ key, document }) => {
      const drafts = (await draftsOf(documents, key)).filter(({ author }) => author !== user)
      return Promise.all(drafts.map((draft) => othersDraft(documents, key, document, draft)))
    }),
  )
  return found.flat().sort((one, other) => other.updatedAt - one.updatedAt)
}

async function draftsOf(documents: Source, key: DocumentKey): Promise<readonly WireNamedDraft[]> {
  try {
    const [kind, id] = partsOf(key)
    return (await documents.draftsOf(kind, id)).items
  } catch (error) {
    if (isPledgeError(error) && error.status === 403) return []
    throw error
  }
}

async function othersDraft(
  documents: Source,
  key: DocumentKey,
  mine: EditedDocument,
  { authorName, basedOn, updatedAt, document }: WireNamedDraft,
): Promise<OthersDraft> {
  const [kind, id] = partsOf(key)
  const theirs = readDocument(kind, document)
  // Both may have begun from different versions: what theirs began from tells what they changed.
  const base = basedOn === null ? null : (await documents.get(kind, id, { version: basedOn })).document
  const collisions = theirs === null ? null : mergeDocuments({ base, mine, theirs }).collisions
  return { key, authorName, basedOn, updatedAt: Date.parse(updatedAt), collisions }
}
