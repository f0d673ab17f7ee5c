import type { DocumentKind } from '../../core/contract/document.ts'
import { documentFormats } from '../../model/migrations/document-formats.ts'
import { migrateDocument } from '../../model/migrations/migrate-document.ts'
import type { Migrations } from '../../model/migrations/migration.ts'

/** A document as it is kept: in the form of the release that wrote it. */
export interface StoredForm {
  readonly kind: DocumentKind
  readonly document: unknown
  readonly format: number
}

/**
 * A stored document in today's form; all else of it stays, its hash too, which is that of what was written. Throws on a form
 * from the future.
 */
export function inTodaysForm<R extends StoredForm>(
  { format, ...row }: R,
  formats: Readonly<Record<string, Migrations>> = documentFormats,
): Omit<R, 'format'> {
  return { ...row, document: migrateDocument(row.kind, row.document, format, formats).document }
}
