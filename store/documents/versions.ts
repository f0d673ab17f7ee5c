import type { DocumentKind } from '../../core/contract/document.ts'
import type { LocalText } from '../../core/contract/language.ts'
import { conditions } from '../conditions.ts'
import type { Sql } from '../store.ts'
import { inTodaysForm, type StoredForm } from './stored-form.ts'

/** A version of a document without its content; versions count from 1 and never change. */
export interface VersionSummary {
  readonly kind: DocumentKind
  readonly id: string
  readonly version: number
  readonly hash: string
  readonly publicationId: string
  readonly publishedAt: number
  readonly author: string | null
  readonly note: string | null
}

/** A version with its content, in today's form whatever release wrote it; its hash is that of what was written. */
export interface DocumentVersion extends VersionSummary {
  readonly document: unknown
}

type StoredVersion = DocumentVersion & StoredForm

const summary = `v.kind, v.id, v.version, v.hash, v.publication_id as "publicationId", p.at as "publishedAt", p.author, p.note`
const content = `${summary}, v.document, v.format`
const tables = 'document_versions v join publications p on p.id = v.publication_id'
const isNewest = `not exists (
  select 1 from document_versions w where w.kind = v.kind and w.id = v.id and w.version > v.version)`

/** One version of a document; null when there is none. */
export async function getVersion(
  sql: Sql,
  kind: DocumentKind,
  id: string,
  version: number,
): Promise<DocumentVersion | null> {
  const [row] = await sql.query<StoredVersion>(
    `select ${content} from ${tables} where v.kind = $1 and v.id = $2 and v.version = $3`,
    [kind, id, version],
  )
  return row === undefined ? null : inTodaysForm(row)
}

/** The newest version of a document; null when it was never published. */
export async function newestVersion(sql: Sql, kind: DocumentKind, id: string): Promise<DocumentVersion | null> {
  const [row] = await sql.query<StoredVersion>(
    `select ${content} from ${tables} where v.kind = $1 and v.id = $2 order by v.version desc limit 1`,
    [kind, id],
  )
  return row === undefined ? null : inTodaysForm(row)
}

/** Every version of a document, the newest first. */
export function listVersions(sql: Sql, kind: DocumentKind, id: string): Promise<VersionSummary[]> {
  return sql.query<VersionSummary>(
    `select ${summary} from ${tables} where v.kind = $1 and v.id = $2 order by v.version desc`,
    [kind, id],
  )
}

/** The newest version of every document, or of every one of a kind, by kind and id. */
export function listNewest(sql: Sql, kind?: DocumentKind): Promise<VersionSummary[]> {
  return sql.query<VersionSummary>(`select ${summary} from ${tables} ${newestOf(kind).text}`, newestOf(kind).values)
}

/** As `listNewest`, with what each document calls itself; null where it has no name. */
export function listNamed(
  sql: Sql,
  kind: DocumentKind,
): Promise<(VersionSummary & { readonly name: LocalText | null })[]> {
  const { text, values } = newestOf(kind)
  return sql.query(`select ${summary}, v.document -> 'name' as name from ${tables} ${text}`, values)
}

/** As `listNewest`, with the documents: what a plan is compiled from. */
export async function loadNewest(sql: Sql, kind?: DocumentKind): Promise<DocumentVersion[]> {
  const { text, values } = newestOf(kind)
  const rows = await sql.query<StoredVersion>(`select ${content} from ${tables} ${text}`, values)
  return rows.map((row) => inTodaysForm(row))
}

function newestOf(kind: DocumentKind | undefined) {
  const found = conditions()
  found.add(isNewest)
  if (kind !== undefined) found.add(`v.kind = ${found.value(kind)}`)
  return { text: `${found.where} order by v.kind, v.id`, values: found.values }
}
