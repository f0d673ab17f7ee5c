import { applyFix } from '../../model/document/apply-fix.ts'
import { readDocument } from '../workspace/read-document.ts'
import { type Workspace, withDocument } from '../workspace/workspace.ts'
import type { Problem } from './problem.ts'

/** Mends a problem. `checked` are the documents it was found in: once that document has changed the fix may no longer fit, and nothing happens. */
export function fixProblem(workspace: Workspace, { document: key, fix }: Problem, checked: Workspace): Workspace {
  const document = workspace.documents[key]
  if (document === undefined || fix === null || document !== checked.documents[key]) return workspace
  const mended = readDocument(document.kind, applyFix(document, fix.changes))
  return mended === null ? workspace : withDocument(workspace, mended)
}
