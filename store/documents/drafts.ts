import { and, eq } from 'drizzle-orm'
import type { DocumentKind } from '../../core/contract/document.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { formatOf } from '../../model/migrations/migrate-document.ts'
import { documentDrafts } from '../schema/documents.ts'
import type { Sql } from '../store.ts'
import { inTodaysForm } from './stored-form.ts'

/** One person's unpublished work on one document. */
export interface Draft {
  readonly kind: DocumentKind
  readonly id: string
  /** The id of the user whose draft it is. */
  readonly author: string
  /** The version it began from; null for a document that is not published yet. */
  readonly basedOn: number | null
  /** Changes with every change. */
  readonly etag: string
  readonly document: unknown
  readonly updatedAt: number
}

export interface DraftToSave extends Draft {
  /** The etag that the author last saw; null: there must be no draft yet; left out: the last one wins. */
  readonly ifMatch?: string | null
}

/** Keeps a draft, one for each person and document. Throws `store.draft-changed` when `ifMatch` does not hold. */
export async function saveDraft(sql: Sql, { ifMatch, ...draft }: DraftToSave): Promise<Draft> {
  const { kind, id, basedOn, etag, document, updatedAt } = draft
  const format = formatOf(kind)
  const content = { basedOn, etag, document, format, updatedAt }
  const target = [documentDrafts.kind, documentDrafts.id, documentDrafts.author]
  const rows =
    ifMatch === null
      ? await sql.db
          .insert(documentDrafts)
          .values({ ...draft, format })
          .onConflictDoNothing({ target })
          .returning()
      : ifMatch === undefined
        ? await sql.db
            .insert(documentDrafts)
            .values({ ...draft, format })
            .onConflictDoUpdate({ target, set: content })
            .returning()
        : await sql.db
            .update(documentDrafts)
            .set(content)
            .where(and(isDraft(draft), eq(documentDrafts.etag, ifMatch)))
            .returning()
  const [saved] = rows
  if (saved === undefined) throw new ProblemError('store.draft-changed', { kind, id })
  return inTodaysForm(saved)
}

type DraftKey = Pick<Draft, 'kind' | 'id' | 'author'>

const isDraft = ({ kind, id, author }: DraftKey) =>
  and(eq(documentDrafts.kind, kind), eq(documentDrafts.id, id), eq(documentDrafts.author, author))

/** One person's draft of a document; null when there is none. */
export async function getDraft(sql: Sql, key: DraftKey): Promise<Draft | null> {
  const [draft] = await sql.db.select().from(documentDrafts).where(isDraft(key))
  return draft === undefined ? null : inTodaysForm(draft)
}

/** Everyone's drafts of a document, or of every document, or one person's, by kind, id and author. */
export async function listDrafts(
  sql: Sql,
  which: { kind?: DocumentKind; id?: string; author?: string } = {},
): Promise<Draft[]> {
  const { kind, id, author } = which
  const rows = await sql.db
    .select()
    .from(documentDrafts)
    .where(
      and(
        kind === undefined ? undefined : eq(documentDrafts.kind, kind),
        id === undefined ? undefined : eq(documentDrafts.id, id),
        author === undefined ? undefined : eq(documentDrafts.author, author),
      ),
    )
    .orderBy(documentDrafts.kind, documentDrafts.id, documentDrafts.author)
  return rows.map((row) => inTodaysForm(row))
}

/** Throws a draft away; false when there was none. Throws `store.draft-changed` when `ifMatch` does not hold. */
export async function deleteDraft(sql: Sql, key: DraftKey, ifMatch?: string): Promise<boolean> {
  const isSame = ifMatch === undefined ? undefined : eq(documentDrafts.etag, ifMatch)
  const gone = await sql.db
    .delete(documentDrafts)
    .where(and(isDraft(key), isSame))
    .returning({ id: documentDrafts.id })
  if (gone.length > 0) return true
  if (ifMatch !== undefined && (await getDraft(sql, key)) !== null) {
    throw new ProblemError('store.draft-changed', { kind: key.kind, id: key.id })
  }
  return false
}
