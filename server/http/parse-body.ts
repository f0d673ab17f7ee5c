import { boundIssues } from '../../model/document/issue.ts'
import { parseDocument } from '../../model/document/parse-document.ts'
import { apiProblem } from '../problems/api-problem.ts'

/** The largest body that is read, in bytes: the largest document. */
export const bodyLimit = 1024 * 1024

/**
 * Reads the JSON of a request; throws `http.unreadable-body` with the issues. It is the reader of documents, so a name that stands twice,
 * nesting beyond 64 levels, null characters and `__proto__` are refused here, before any route sees them.
 */
export function parseBody(text: string, bytes: number = bodyLimit): unknown {
  const parsed = parseDocument(text, { fileName: '', bytes })
  if (!parsed.ok) throw apiProblem('http.unreadable-body', {}, { issues: boundIssues(parsed.issues) })
  return parsed.value
}
