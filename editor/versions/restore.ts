import { isSame } from '../drafts/merge.ts'
import type { DocumentKey, EditedDocument, Workspace } from '../workspace/workspace.ts'
import { withDocument } from '../workspace/workspace.ts'

/** The documents of another time that differ from those of a workspace, or that it lacks. Pure. */
export function restorable(present: Workspace, then: Workspace): readonly DocumentKey[] {
  return (Object.keys(then.documents) as DocumentKey[]).filter(
    (key) => !isSame(present.documents[key], then.documents[key]),
  )
}

/**
 * The workspace with some documents as they were; pure. The drafts go on from the version that they began from, so restoring is a
 * change like any other: it is merged, undone and published as one.
 */
export function restored(present: Workspace, then: readonly EditedDocument[]): Workspace {
  return then.reduce(withDocument, present)
}
