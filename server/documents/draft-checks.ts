import type { DocumentIssue } from '../../model/plan/documents.ts'
import type { Draft } from '../../store/documents/drafts.ts'
import { listNewest } from '../../store/documents/versions.ts'
import type { Sql } from '../../store/store.ts'
import { checkDocuments } from './check-documents.ts'
import { sha256 } from './document-hash.ts'
import { settingIds } from './known-documents.ts'

/** What is wrong or doubtful with each of some drafts, in their order. */
export type DraftChecks = (sql: Sql, drafts: readonly Draft[]) => Promise<readonly (readonly DocumentIssue[])[]>

interface Checked {
  /** What it was held against. */
  readonly world: string
  readonly issues: readonly DocumentIssue[]
}

const mostKept = 1000

/** Checks drafts, each once as long as neither it nor anything that is published changes: a list of drafts costs nothing the second time. */
export function createDraftChecks(check: typeof checkDocuments = checkDocuments): DraftChecks {
  const checked = new Map<string, Checked>()

  async function issuesOf(sql: Sql, { kind, id, author, etag, document }: Draft, world: string) {
    const key = JSON.stringify([kind, id, author, etag])
    const known = checked.get(key)
    if (known?.world === world) return known.issues
    const issues = await check(sql, [document])
    checked.delete(key)
    checked.set(key, { world, issues })
    for (const oldest of checked.keys()) {
      if (checked.size <= mostKept) break
      checked.delete(oldest)
    }
    return issues
  }

  return async (sql, drafts) => {
    if (drafts.length === 0) return []
    const world = await worldNow(sql)
    const found: (readonly DocumentIssue[])[] = []
    for (const draft of drafts) found.push(await issuesOf(sql, draft, world))
    return found
  }
}

/** Another one whenever another version is published, or another thing of the settings has a name. */
async function worldNow(sql: Sql): Promise<string> {
  const [newest, settings] = await Promise.all([listNewest(sql), settingIds(sql)])
  const versions = newest.map(({ kind, id, version, hash }) => [kind, id, version, hash])
  const names = Object.entries(settings).map(([list, ids]) => [list, [...ids].sort()])
  return sha256(JSON.stringify([versions, names]))
}
