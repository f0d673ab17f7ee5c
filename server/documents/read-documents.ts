import type { DocumentKind } from '../../core/contract/document.ts'
import type { Language } from '../../core/contract/language.ts'
import type { WireDocumentVersion, WireDraft, WireIssue, WireListedVersion } from '../../core/contract/wire.ts'
import { inLanguage } from '../../model/words/message.ts'
import type { Draft } from '../../store/documents/drafts.ts'
import {
  type DocumentVersion,
  getVersion,
  listVersions,
  newestVersion,
  type VersionSummary,
} from '../../store/documents/versions.ts'
import { runningByVersion } from '../../store/documents/versions-in-use.ts'
import { namesOf } from '../../store/people/names-of.ts'
import type { Sql } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { wireInstant } from '../wire/wire-instant.ts'

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

/** All versions of a document, the newest first, with who made them and how many running cases go by each. */
export async function listedVersions(sql: Sql, kind: DocumentKind, id: string): Promise<readonly WireListedVersion[]> {
  const [versions, running] = await Promise.all([listVersions(sql, kind, id), runningByVersion(sql, kind, id)])
  const names = await namesOf(
    sql,
    versions.map(({ author }) => author),
  )
  return versions.map((version) => ({
    ...wireVersion(version),
    authorName: version.author === null ? null : (names.get(version.author) ?? null),
    running: running.get(version.version) ?? 0,
  }))
}

/** A version with its content. Pure. */
export function wireDocument(found: DocumentVersion): WireDocumentVersion & { readonly document: unknown } {
  return { ...wireVersion(found), document: found.document }
}

/** A draft with what is wrong or doubtful in it, in one language. Pure. */
export function wireDraft(draft: Draft, issues: readonly WireIssue[], language: Language): WireDraft {
  const { kind, id, author, basedOn, etag, updatedAt, document } = draft
  const said = issuesIn(issues, language)
  return { kind, id, author, basedOn, etag, updatedAt: wireInstant(updatedAt), document, issues: said }
}

/** Issues with their messages in one language. Pure. */
export function issuesIn(issues: readonly WireIssue[], language: Language): WireIssue[] {
  return issues.map((issue) => ({ ...issue, ...inLanguage(issue, language) }))
}
