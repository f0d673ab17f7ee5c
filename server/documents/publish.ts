import type { Actor } from '../../core/contract/case-command.ts'
import type { DocumentKind } from '../../core/contract/document.ts'
import { hasErrors } from '../../model/document/issue.ts'
import type { DocumentIssue } from '../../model/plan/documents.ts'
import { publishVersions } from '../../store/documents/publish-versions.ts'
import { newestVersion, type VersionSummary } from '../../store/documents/versions.ts'
import type { Transaction } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerParts } from '../server-parts.ts'
import { checkDocuments } from './check-documents.ts'
import { compileAffected } from './compile-affected.ts'
import { documentHash } from './document-hash.ts'

/** A document that is to become the newest version. */
export interface DocumentToPublish {
  readonly kind: DocumentKind
  readonly id: string
  readonly document: unknown
  /** The version it was made from; null: there was none; left out: whatever is the newest. */
  readonly basedOn?: number | null
}

export interface PublicationRequest {
  readonly actor: Actor
  readonly note: string | null
  /** What running cases do: in this release they stay on the versions with which they began. */
  readonly running: 'stay'
  /** What else has to happen in the same transaction. */
  readonly alongside?: (tx: Transaction) => Promise<void>
}

export interface PublishedDocuments {
  /** The new version of each document, or the newest one of those that were the same already. */
  readonly versions: readonly VersionSummary[]
  readonly plans: readonly { readonly id: string; readonly version: number | null; readonly hash: string }[]
  /** Warnings. */
  readonly issues: readonly DocumentIssue[]
}

/**
 * Publishes documents together, with every plan that they change, in one transaction. What is the same as the newest version already is left alone.
 * Throws `http.cannot-publish` with all issues, naming the flows that would break, and `store.base-not-newest`.
 */
export async function publishDocuments(
  { store, now, uuid }: Pick<ServerParts, 'store' | 'now' | 'uuid'>,
  documents: readonly DocumentToPublish[],
  { actor, note, running, alongside }: PublicationRequest,
): Promise<PublishedDocuments> {
  return store.transaction(async (tx) => {
    const { changed, same } = await withoutUnchanged(tx, documents)
    await alongside?.(tx)
    if (changed.length === 0) return { versions: same, plans: [], issues: [] }

    const found = await checkDocuments(
      tx,
      changed.map(({ document }) => document),
    )
    refuse(found, [])
    const publication = { id: uuid(), at: now(), actor, note, running, documents: changed }
    const plans: PublishedDocuments['plans'][number][] = []
    const issues: DocumentIssue[] = [...found]
    const published = await publishVersions(tx, publication, async (versions) => {
      const affected = await compileAffected(tx, versions)
      refuse(affected.issues, affected.brokenFlows)
      issues.push(...affected.issues)
      plans.push(...affected.plans.map(({ id, version, hash }) => ({ id, version, hash })))
      return affected.plans
    })
    return { versions: [...published, ...same], plans, issues: distinct(issues) }
  })
}

function refuse(issues: readonly DocumentIssue[], brokenFlows: readonly string[]): void {
  if (!hasErrors(issues)) return
  throw brokenFlows.length > 0
    ? apiProblem('http.breaks-flows', { flows: brokenFlows }, { issues: distinct(issues) })
    : apiProblem('http.cannot-publish', {}, { issues: distinct(issues) })
}

async function withoutUnchanged(tx: Transaction, documents: readonly DocumentToPublish[]) {
  const changed: (DocumentToPublish & { readonly basedOn: number | null; readonly hash: string })[] = []
  const same: VersionSummary[] = []
  for (const document of documents) {
    const { kind, id } = document
    const hash = documentHash(document.document)
    const newest = await newestVersion(tx, kind, id)
    if (newest !== null && newest.hash === hash) {
      const { document: _, ...summary } = newest
      same.push(summary)
    } else {
      const { basedOn = newest?.version ?? null } = document
      changed.push({ ...document, basedOn, hash })
    }
  }
  return { changed, same }
}

function distinct(issues: readonly DocumentIssue[]): DocumentIssue[] {
  return [
    ...new Map(
      issues.map((issue) => [JSON.stringify([issue.document, issue.code, issue.path, issue.params]), issue]),
    ).values(),
  ]
}
