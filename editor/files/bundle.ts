import { namedKeys } from '../drafts/open-flow.ts'
import { type EditedDocument, flowIn, type Workspace } from '../workspace/workspace.ts'

/** The process on the canvas and the documents that it names, as far as they are here: the process first. What `pledge import` takes from one file. */
export function bundleOf(workspace: Workspace): readonly EditedDocument[] {
  const named = namedKeys(workspace).flatMap((key) => workspace.documents[key] ?? [])
  const flow = flowIn(workspace)
  return [flow, ...named.filter((document) => document !== flow)]
}
