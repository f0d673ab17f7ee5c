import { type DocumentKind, documentKinds } from '../../core/contract/document.ts'
import { SETTING_LISTS, type SettingList } from '../../core/contract/settings.ts'
import { checkKind } from '../../model/document/check-kind.ts'
import { checkShape } from '../../model/document/check-shape.ts'
import { makeIssue } from '../../model/document/issue.ts'
import { settingsSchema } from '../../model/settings/settings-schema.ts'
import type { FileIssue } from '../../model/validate/validate-files.ts'
import { nameOf } from '../../model/validate/world.ts'
import { filesBelow } from '../files-below.ts'
import { readDocument } from '../read-document.ts'
import type { Locate } from '../refusal.ts'

/** A document in a file. */
export interface DocumentFile {
  readonly file: string
  /** Its place in a file that holds a list of documents, as the designer saves a process with all it uses; null where it is the file. */
  readonly place: number | null
  readonly kind: DocumentKind
  readonly id: string
  readonly value: Readonly<Record<string, unknown>>
}

/** One setting, and where it stands. */
export interface SettingInFile {
  readonly file: string
  readonly kind: SettingList
  readonly id: string
  /** Its place in the list of its file. */
  readonly index: number
  readonly data: Readonly<Record<string, unknown>>
}

/** What the files below a path hold. */
export interface Tree {
  readonly documents: readonly DocumentFile[]
  readonly settings: readonly SettingInFile[]
  /** What stays a file: scenarios that have no id, which are tests of documents, and the profiles of simulations. */
  readonly left: readonly string[]
  readonly issues: readonly FileIssue[]
  readonly locates: ReadonlyMap<string, Locate>
}

const knownKinds = [...documentKinds, 'settings', 'profile'] as const

/**
 * Reads every document and settings file at a path: a file, or a folder with all below it, hidden ones and links left out. A file may
 * also hold a list of documents. What cannot be read comes back as issues. Refused (exit 2): a path that is not there, and more than 2,000 files.
 */
export async function readTree(root: string): Promise<Tree> {
  const documents: DocumentFile[] = []
  const settings: SettingInFile[] = []
  const left: string[] = []
  const issues: FileIssue[] = []
  const locates = new Map<string, Locate>()
  for (const file of await filesBelow(root)) {
    const parsed = await readDocument(file)
    if (!parsed.ok) {
      issues.push(...parsed.issues.map((issue) => ({ ...issue, file })))
      continue
    }
    locates.set(file, parsed.locate)
    if (Array.isArray(parsed.value)) {
      const list = readList(file, parsed.value)
      documents.push(...list.documents)
      issues.push(...list.issues)
      continue
    }
    const checked = checkKind(parsed.value, knownKinds)
    if (!checked.ok) issues.push(...checked.issues.map((issue) => ({ ...issue, file })))
    else if (checked.kind === 'settings') {
      const shape = checkShape(settingsSchema, parsed.value)
      if (shape.ok) settings.push(...settingsIn(file, shape.value))
      else issues.push(...shape.issues.map((issue) => ({ ...issue, file })))
    } else if (checked.kind === 'profile') left.push(file)
    else {
      const { id } = nameOf(parsed.value)
      if (checked.kind === 'scenario' && id === '') left.push(file)
      else documents.push({ file, place: null, kind: checked.kind, id, value: parsed.value as DocumentFile['value'] })
    }
  }
  issues.push(...repeated(documents), ...repeated(settings))
  return { documents, settings, left, issues, locates }
}

/** A list holds documents that have an id, and nothing else. */
function readList(file: string, values: readonly unknown[]) {
  const documents: DocumentFile[] = []
  const issues: FileIssue[] = []
  values.forEach((value, place) => {
    const checked = checkKind(value, documentKinds)
    const id = checked.ok ? nameOf(value).id : ''
    if (!checked.ok) issues.push(...checked.issues.map((issue) => ({ ...issue, path: `/${place}${issue.path}`, file })))
    else if (id === '') issues.push({ ...makeIssue('document.bad-id', `/${place}/id`, { id }), file })
    else documents.push({ file, place, kind: checked.kind, id, value: value as DocumentFile['value'] })
  })
  return { documents, issues }
}

function settingsIn(file: string, value: { readonly [L in SettingList]?: readonly { readonly id: string }[] }) {
  return SETTING_LISTS.flatMap((kind) =>
    (value[kind] ?? []).map(({ id, ...data }, index): SettingInFile => ({ file, kind, id, index, data })),
  )
}

function repeated(named: readonly (DocumentFile | SettingInFile)[]): FileIssue[] {
  const first = new Map<string, string>()
  return named.flatMap((each) => {
    const { file, kind, id } = each
    const before = first.get(`${kind}/${id}`)
    if (before === undefined) {
      first.set(`${kind}/${id}`, file)
      return []
    }
    const path = 'index' in each ? `/${kind}/${each.index}/id` : each.place === null ? '/id' : `/${each.place}/id`
    return [{ ...makeIssue('document.duplicate-id', path, { id, first: before }), file }]
  })
}
