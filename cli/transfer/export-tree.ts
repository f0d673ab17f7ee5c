import path from 'node:path'
import { SETTING_LISTS, type SettingList } from '../../core/contract/settings.ts'
import type { WireExport, WireNamedSetting } from '../../core/contract/wire-administration.ts'
import { type FileFormat, formatOf, writeDocument } from '../../model/document/write-document.ts'
import { canonicalJson } from '../../model/plan/canonical-json.ts'
import { type Bases, contentHash } from './base-file.ts'
import type { SettingInFile, Tree } from './read-tree.ts'

/** What an export would write. */
export interface ExportPlan {
  /** Texts by file. */
  readonly writes: ReadonlyMap<string, string>
  readonly unchanged: number
  /** What was changed both here and there since the last export or import; such files are left alone. */
  readonly conflicts: readonly { readonly file: string; readonly kind: string; readonly id: string }[]
  readonly bases: Bases
}

interface ExportOptions {
  /** How files that are new are written; those that are there keep their form. */
  readonly format: FileFormat
  /** What is on the server wins over what was changed here. */
  readonly overwrite: boolean
}

/**
 * Says which files bring a folder up to what is published and set; pure. A document is written to the file that holds it already,
 * else to `<id>.<kind>.json`; settings go to the files that hold them, new ones to the first of those, else to `settings.json`.
 * What is the same stays untouched, comments and all.
 */
export function exportPlan(
  root: string,
  tree: Tree,
  bases: Bases,
  content: WireExport,
  { format, overwrite }: ExportOptions,
): ExportPlan {
  const writes = new Map<string, string>()
  const conflicts: ExportPlan['conflicts'][number][] = []
  const lists = new Map<string, readonly unknown[]>()
  const after = new Map(bases)
  let unchanged = 0
  const settle = (name: { kind: string; id: string }, version: number, here: unknown, there: unknown, file: string) => {
    const key = `${name.kind}/${name.id}`
    const isSame = here !== undefined && canonicalJson(here) === canonicalJson(there)
    const isOurs = here !== undefined && contentHash(here) !== bases.get(key)?.hash
    if (isSame) unchanged += 1
    else if (isOurs && !overwrite) {
      conflicts.push({ file, kind: name.kind, id: name.id })
      return 'here'
    }
    after.set(key, { version, hash: contentHash(there) })
    return isSame ? 'same' : 'there'
  }

  for (const { kind, id, version, document } of content.documents) {
    const found = tree.documents.find((each) => each.kind === kind && each.id === id)
    const file = found?.file ?? path.join(root, `${safe(id)}.${kind}.${format}`)
    if (settle({ kind, id }, version, found?.value, document, file) !== 'there') continue
    if (found?.place == null) writes.set(file, writeDocument(document, formatOf(file)))
    else lists.set(file, replaced(lists.get(file) ?? listIn(tree, file), found.place, document))
  }
  for (const [file, list] of lists) writes.set(file, writeDocument(list, formatOf(file)))
  const mainFile = tree.settings[0]?.file ?? path.join(root, `settings.${format}`)
  const isTouched = new Set<string>()
  const kept = new Map<string, Entry[]>()
  const keep = (file: string, entry: Entry) => kept.set(file, [...(kept.get(file) ?? []), entry])
  for (const setting of content.settings) {
    const { kind, id, version, data } = setting
    const found = tree.settings.find((each) => each.kind === kind && each.id === id)
    const file = found?.file ?? mainFile
    const outcome = settle({ kind, id }, version, found?.data, data, file)
    if (outcome === 'there') isTouched.add(file)
    keep(file, outcome === 'here' && found !== undefined ? found : setting)
  }
  for (const setting of notThere(tree.settings, content.settings)) keep(setting.file, setting)
  for (const file of isTouched) writes.set(file, writeDocument(settingsFile(kept.get(file) ?? []), formatOf(file)))
  return { writes, unchanged, conflicts, bases: after }
}

/** What a file that is a list of documents holds. */
function listIn({ documents }: Tree, file: string): readonly unknown[] {
  return documents.filter((document) => document.file === file).map(({ value }) => value)
}

function replaced(list: readonly unknown[], place: number, value: unknown): readonly unknown[] {
  return list.map((before, index) => (index === place ? value : before))
}

type Entry = Pick<WireNamedSetting, 'kind' | 'id' | 'data'>

/** Settings that only stand here were not imported yet. */
function notThere(here: readonly SettingInFile[], there: readonly WireNamedSetting[]): SettingInFile[] {
  const names = new Set(there.map(({ kind, id }) => `${kind}/${id}`))
  return here.filter(({ kind, id }) => !names.has(`${kind}/${id}`))
}

function settingsFile(entries: readonly Entry[]) {
  const lists = SETTING_LISTS.flatMap((list: SettingList) => {
    const found = entries.filter(({ kind }) => kind === list).map(({ id, data }) => ({ id, ...data }))
    return found.length === 0 ? [] : [[list, found] as const]
  })
  return { kind: 'settings', ...Object.fromEntries(lists) }
}

/** A name from outside never leads out of the folder. */
function safe(id: string): string {
  if (!/^[a-z0-9-]{1,64}$/.test(id))
    throw new Error(`The server answered with an id that is none: ${JSON.stringify(id)}`)
  return id
}
