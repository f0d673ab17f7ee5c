import type { DocumentKind } from '../../core/contract/document.ts'
import { type Draft, getDraft } from '../../store/documents/drafts.ts'
import type { Sql } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { otherNameIssue } from './check-documents.ts'

/** Somebody's draft of a document. Throws `http.no-draft`. */
export async function ownDraft(sql: Sql, key: Pick<Draft, 'kind' | 'id' | 'author'>): Promise<Draft> {
  const draft = await getDraft(sql, key)
  if (draft === null) throw apiProblem('http.no-draft', { kind: key.kind, id: key.id })
  return draft
}

/** Throws `http.invalid-request` for a document that was sent to the address of another one. */
export function refuseOtherName(document: unknown, kind: DocumentKind, id: string): void {
  const issue = otherNameIssue(document, kind, id)
  if (issue === null) return
  throw apiProblem('http.invalid-request', {}, { issues: [{ ...issue, path: `/document${issue.path}` }] })
}
