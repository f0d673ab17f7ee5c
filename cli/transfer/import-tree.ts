import type { Issue } from '../../core/contract/issue.ts'
import type { WireIssue } from '../../core/contract/wire.ts'
import type { WireImport, WireImported } from '../../core/contract/wire-administration.ts'
import type { FileIssue } from '../../model/validate/validate-files.ts'
import type { Pledge } from '../../sdk/index.ts'
import { isPledgeError, type PledgeError } from '../../sdk/pledge-error.ts'
import { ApiRefusal } from '../parts/api-client.ts'
import { type Bases, contentHash } from './base-file.ts'
import type { SettingInFile, Tree } from './read-tree.ts'

/** What became of an import: all of it was taken over, or nothing. */
export type ImportOutcome =
  | { readonly ok: true; readonly imported: WireImported; readonly issues: readonly FileIssue[]; readonly bases: Bases }
  | { readonly ok: false; readonly issues: readonly FileIssue[] }

/**
 * Sends what a tree holds to Pledge in one piece. Whatever has a base is only taken over if nobody changed it there since. What the
 * server finds wrong comes back by file; every other refusal is thrown as an `ApiRefusal`.
 */
export async function importTree(
  { transfer }: Pick<Pledge, 'transfer'>,
  tree: Tree,
  bases: Bases,
  choice: Pick<WireImport, 'note' | 'running' | 'mapping'>,
): Promise<ImportOutcome> {
  const basedOn = (kind: string, id: string) => {
    const base = bases.get(`${kind}/${id}`)
    return base === undefined ? {} : { basedOn: base.version }
  }
  const content: WireImport = {
    ...choice,
    documents: tree.documents.map(({ kind, id, value }) => ({ document: value, ...basedOn(kind, id) })),
    settings: tree.settings.map(({ kind, id, data }) => ({ kind, id, data, ...basedOn(kind, id) })),
  }
  try {
    const imported = await transfer.import(content)
    return { ok: true, imported, issues: placedIn(tree, imported.issues), bases: basesAfter(tree, imported) }
  } catch (error) {
    if (!isPledgeError(error)) throw error
    if (!isAboutDocuments(error)) throw new ApiRefusal(error)
    return { ok: false, issues: placedIn(tree, error.issues) }
  }
}

const refusalsOfDocuments: ReadonlySet<string> = new Set([
  'http.cannot-publish',
  'http.breaks-flows',
  'publication.cannot-carry',
])

function isAboutDocuments({ code, issues }: PledgeError): boolean {
  return refusalsOfDocuments.has(code) && issues.length > 0
}

/** The issues with the files in which they stand; one of a document that is only on the server is told by its name. */
function placedIn(tree: Tree, issues: readonly WireIssue[]): FileIssue[] {
  return issues.map(({ document, ...issue }) => {
    if (document?.kind === 'settings') return settingIssue(tree, issue)
    const found = tree.documents.find(({ kind, id }) => kind === document?.kind && id === document.id)
    const at = found?.place == null ? issue.path : `/${found.place}${issue.path}`
    return { ...issue, path: at, file: found?.file ?? `${document?.kind ?? ''}/${document?.id ?? ''}` }
  })
}

/** The server sees the settings of all files as one list of each kind, in their order. */
function settingIssue({ settings }: Tree, issue: Issue): FileIssue {
  const [, list, place, rest = ''] = /^\/([a-z]+)\/(\d+)(.*)$/.exec(issue.path) ?? []
  const found: SettingInFile | undefined = settings.filter(({ kind }) => kind === list)[Number(place)]
  if (found === undefined) return { ...issue, file: settings[0]?.file ?? 'settings' }
  return { ...issue, path: `/${found.kind}/${found.index}${rest}`, file: found.file }
}

function basesAfter(tree: Tree, { documents, settings }: WireImported): Bases {
  const versions = new Map([...documents, ...settings].map(({ kind, id, version }) => [`${kind}/${id}`, version]))
  const contents = [
    ...tree.documents.map(({ kind, id, value }) => [`${kind}/${id}`, value] as const),
    ...tree.settings.map(({ kind, id, data }) => [`${kind}/${id}`, data] as const),
  ]
  return new Map(
    contents.flatMap(([name, content]) => {
      const version = versions.get(name)
      return version === undefined ? [] : [[name, { version, hash: contentHash(content) }]]
    }),
  )
}
