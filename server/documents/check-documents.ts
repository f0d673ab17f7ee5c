import type { DocumentKind } from '../../core/contract/document.ts'
import { makeIssue } from '../../model/document/issue.ts'
import type { DocumentIssue } from '../../model/plan/documents.ts'
import { checkAnyInWorld, nameOf, worldOf } from '../../model/validate/world.ts'
import { loadNewest } from '../../store/documents/versions.ts'
import type { Sql } from '../../store/store.ts'
import { settingIds } from './known-documents.ts'

/** All that is wrong or doubtful with some documents, held against each other and against everything that is published. */
export async function checkDocuments(sql: Sql, documents: readonly unknown[]): Promise<readonly DocumentIssue[]> {
  const given = documents.map((value) => ({ ...nameOf(value), value }))
  const published = (await loadNewest(sql)).map(({ kind, id, document }) => ({ kind, id, value: document }))
  const settings = await settingIds(sql)
  // Of two of one name the first counts: what is given stands for what is published.
  const world = worldOf([...given, ...published], { settings, isWhole: () => true })
  return given.flatMap(({ kind, id, value }) =>
    checkAnyInWorld(value, world).map((issue) => ({ ...issue, document: { kind, id } })),
  )
}

/** The issue of a document that was sent to the address of another one, if it was. Pure. */
export function otherNameIssue(value: unknown, kind: DocumentKind, id: string) {
  const name = nameOf(value)
  if (name.kind !== '' && name.kind !== kind) {
    return makeIssue('document.other-kind', '/kind', { expected: kind, found: name.kind })
  }
  return name.id !== '' && name.id !== id ? makeIssue('http.other-id', '/id', { expected: id, found: name.id }) : null
}
