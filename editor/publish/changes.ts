import { entriesOf, isSame } from '../drafts/merge.ts'
import type { EditedDocument } from '../workspace/workspace.ts'

/** One thing that differs between two versions of a document. */
export type Change =
  | { readonly kind: 'added' | 'removed'; readonly list: string; readonly id: string }
  | { readonly kind: 'changed'; readonly list: string; readonly id: string; readonly fields: readonly string[] }
  | { readonly kind: 'order'; readonly list: string }
  | { readonly kind: 'field'; readonly field: string }

/** What differs between two versions of a document, thing by thing: which steps came, went and changed, and in which of their fields. Pure. */
export function changesBetween(before: EditedDocument, after: EditedDocument): readonly Change[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(now), ...Object.keys(old)])].flatMap((field) => {
    if (isSame(old[field], now[field])) return []
    const [first, second] = [entriesOf(old[field] ?? []), entriesOf(now[field] ?? [])]
    return first === null || second === null ? [{ kind: 'field', field }] : listChanges(field, first, second)
  })
}

function listChanges(
  list: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly Change[] {
  const changes = [...after].flatMap(([id, now]): Change[] => {
    if (!before.has(id)) return [{ kind: 'added', list, id }]
    const fields = differentFields(before.get(id), now)
    return fields.length === 0 ? [] : [{ kind: 'changed', list, id, fields }]
  })
  const gone = [...before.keys()].filter((id) => !after.has(id)).map((id): Change => ({ kind: 'removed', list, id }))
  const all = [...changes, ...gone]
  return all.length === 0 ? [{ kind: 'order', list }] : all
}

function differentFields(before: unknown, after: unknown): readonly string[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(now), ...Object.keys(old)])].filter((field) => !isSame(old[field], now[field]))
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
