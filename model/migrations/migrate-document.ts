import { documentFormats } from './document-formats.ts'
import type { Migrations } from './migration.ts'

/** A document in today's form, and the format it was written in. */
export interface MigratedDocument {
  readonly document: unknown
  readonly from: number
  readonly to: number
}

/** The number of the form in which documents of a kind are written today; the first one is 1. */
export function formatOf(kind: string, formats: Readonly<Record<string, Migrations>> = documentFormats): number {
  return migrationsOf(kind, formats).length + 1
}

/**
 * Brings a stored document into today's form; pure. `format` is the number under which it was stored. A kind without a
 * history, and what is not an object, come back as they are: the checks say what is wrong with them. Throws on a format
 * from the future: a newer version wrote it, and reading it as something else would lose what it says.
 */
export function migrateDocument(
  kind: string,
  document: unknown,
  format: number,
  formats: Readonly<Record<string, Migrations>> = documentFormats,
): MigratedDocument {
  const migrations = migrationsOf(kind, formats)
  const to = migrations.length + 1
  if (!Number.isInteger(format) || format < 1 || format > to) {
    throw new RangeError(`a ${kind} of format ${format}; formats 1 to ${to} are known`)
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return { document, from: format, to }
  }
  const migrated = migrations
    .slice(format - 1)
    .reduce<Readonly<Record<string, unknown>>>((value, migrate) => migrate(value), { ...document })
  return { document: migrated, from: format, to }
}

function migrationsOf(kind: string, formats: Readonly<Record<string, Migrations>>): Migrations {
  return Object.hasOwn(formats, kind) ? (formats[kind] ?? []) : []
}
