import type { FlowDocument } from '../../core/contract/flow.ts'
import { childrenOfFlow } from '../../model/flow/references.ts'
import {
  changedKeys,
  type DocumentKey,
  type EditedDocument,
  keyOf,
  type Workspace,
  withDocument,
} from '../workspace/workspace.ts'

/**
 * The workspace after documents were taken in. The process of the file takes the place of the one on the canvas and goes by its id;
 * everything else stands under its own. Without a process in the file the one on the canvas stays. Pure.
 */
export function takenIn(workspace: Workspace, documents: readonly EditedDocument[]): Workspace {
  const main = mainFlow(workspace, documents)
  return documents.reduce(
    (taken, document) => withDocument(taken, document === main ? { ...main, id: workspace.flow } : document),
    workspace,
  )
}

/** The process of some documents that is meant for the canvas: the one of that id, else the first that no other one runs. */
export function mainFlow(workspace: Workspace, documents: readonly EditedDocument[]): FlowDocument | null {
  const flows = documents.filter((document) => document.kind === 'flow')
  const run = new Set(flows.flatMap((flow) => childrenOfFlow(flow).filter((id) => id !== flow.id)))
  return flows.find(({ id }) => id === workspace.flow) ?? flows.find(({ id }) => !run.has(id)) ?? flows[0] ?? null
}

/** The documents under whose ids something would be taken in, without the process on the canvas: what the server has of them comes first. */
export function keysBeside(workspace: Workspace, documents: readonly EditedDocument[]): readonly DocumentKey[] {
  const main = mainFlow(workspace, documents)
  return documents.flatMap((document) =>
    document === main || document.id === undefined ? [] : [keyOf(document.kind, document.id)],
  )
}

/** What taking in would change, each with what is there now. */
export function changesOf(before: Workspace, after: Workspace) {
  return changedKeys(before, after).flatMap((key) => {
    const document = after.documents[key]
    return document === undefined ? [] : [{ key, document, published: before.documents[key] ?? null, basedOn: null }]
  })
}
