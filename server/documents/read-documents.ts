import type { DocumentKind } from '../../core/contract/document.ts'
import type { Language } from '../../core/contract/language.ts'
import type { WireDocumentVersion, WireDraft, WireIssue } from '../../core/contract/wire.ts'
import { inLanguage } from '../../model/words/message.ts'
import type { Draft } from '../../store/documents/drafts.ts'
import { type DocumentVersion, getVersion, newestVersion, type VersionSummary } from '../../store/documents/versions.ts'
import type { Sql } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import { checkDocuments } from './check-documents.ts'

/** The newest version of a document. Throws `http.unknown-document`. */
export async function newestDocument(sql: Sql, kind: DocumentKind, id: string): Promise<DocumentVersion> {
  const found = await newestVersion(sql, kind, id)
  if (found === null) throw apiProblem('http.unknown-document', { kind, id })
  return found
}

/** One version of a document. Throws `http.unknown-version`. */
export async function documentOfVersion(
  sql: Sql,
  kind: DocumentKind,
  id: string,
  version: number,
): Promise<DocumentVersion> {
  const found = await getVersion(sql, kind, id, version)
  if (found === null) throw apiProblem('http.unknown-version', { kind, id, version })
  return found
}

/** A version without its content, as the API says it. Pure. */
export function wireVersion({
  kind,
  id,
  version,
  hash,
  publishedAt,
  author,
  note,
}: VersionSummary): WireDocumentVersion {
  return { kind, id, version, hash, publishedAt: wireInstant(publishedAt), author, note }
}

/** A version with its content. Pure. */
export function wireDocument(found: DocumentVersion): WireDocumentVersion & { readonly document: unknown } {
  return { ...wireVersion(found), document: found.document }
}

/** A draft with what is wrong or doubtful in it, in one language. */
export async function wireDraft(sql: Sql, draft: Draft, language: Language): Promise<WireDraft> {
  const { kind, id, author, basedOn, etag, updatedAt, document } = draft
  const issues = issuesIn(await checkDocuments(sql, [document]), language)
  return { kind, id, author, basedOn, etag, updatedAt: wireInstant(updatedAt), document, issues }
}

/** Issues with their messages in one language. Pure. */
export function issuesIn(issues: readonly WireIssue[], language: Language): WireIssue[] {
  return issues.map((issue) => ({ ...issue, ...inLanguage(issue, language) }))
}
