import type { Actor } from '../../core/contract/case-command.ts'
import type { DocumentKind } from '../../core/contract/document.ts'
import type { PublicationMapping, RunningChoice, WirePublicationEffect } from '../../core/contract/wire-publication.ts'
import { hasErrors } from '../../model/document/issue.ts'
import type { DocumentIssue } from '../../model/plan/documents.ts'
import { publishVersions } from '../../store/documents/publish-versions.ts'
import { newestVersion, type VersionSummary } from '../../store/documents/versions.ts'
import type { Transaction } from '../../store/store.ts'
import { requireRightToChange } from '../access/document-rights.ts'
import type { Permission } from '../access/permissions.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerParts } from '../server-parts.ts'
import { type ApprovalNeeded, type Approver, approvalsFor, requireApproval } from './approval.ts'
import { checkDocuments } from './check-documents.ts'
import { compileAffected } from './compile-affected.ts'
import { documentHash } from './document-hash.ts'
import { plansBehind } from './plans-behind.ts'
import { type Effect, publicationEffect } from './publication-effect.ts'

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
  /** How far the documents may be changed; nothing may when left out. What the system seeds needs no permission. */
  readonly permissions?: ReadonlySet<Permission>
  readonly note: string | null
  /** What running cases do: stay on the plans with which they began, or follow the new ones. */
  readonly running: RunningChoice
  /** With `migrate`: where the cases in nodes that are gone go on. */
  readonly mapping?: PublicationMapping
  /** Who approved it, where flows ask for a second person. */
  readonly approvedBy?: Approver
  /** What else has to happen in the same transaction; the publication is null when everything is the same already. */
  readonly alongside?: (tx: Transaction, publication: string | null) => Promise<void>
}

export interface PublishedDocuments {
  /** Null when everything was the same already. */
  readonly publication: string | null
  /** The new version of each document, or the newest one of those that were the same already. */
  readonly versions: readonly VersionSummary[]
  readonly plans: readonly { readonly id: string; readonly version: number | null; readonly hash: string }[]
  /** Warnings. */
  readonly issues: readonly DocumentIssue[]
}

type PublishParts = Pick<ServerParts, 'store' | 'now' | 'uuid'>

/**
 * Publishes documents together, with every plan that they change, in one transaction; running cases hear of it from there on. What is the same as the
 * newest version already makes no new one; with `migrate` its running cases can be moved later all the same. Throws `http.cannot-publish` with all issues, `http.breaks-flows` naming the flows that would break,
 * `publication.cannot-carry` naming the nodes that running cases would lose, `publication.approval-needed`, `http.not-permitted` for a change beyond the permissions, and `store.base-not-newest`.
 */
export function publishDocuments(
  parts: PublishParts,
  documents: readonly DocumentToPublish[],
  request: PublicationRequest,
): Promise<PublishedDocuments> {
  return parts.store.transaction(async (tx) => (await publishIn(tx, parts, documents, request)).published)
}

/** What publishing documents would do: everything is done but the last step, and taken back. Throws what publishing throws, but for running cases. */
export async function effectOfPublishing(
  parts: PublishParts,
  documents: readonly DocumentToPublish[],
  request: Pick<PublicationRequest, 'actor' | 'permissions' | 'mapping'>,
): Promise<WirePublicationEffect> {
  let effect: WirePublicationEffect | null = null
  const takenBack = new Error('a rehearsal is taken back')
  try {
    await parts.store.transaction(async (tx) => {
      const rehearsal = { ...request, note: null, running: 'stay', isRehearsal: true } as const
      const done = await publishIn(tx, parts, documents, rehearsal)
      const issues = distinct([...done.published.issues, ...done.effect.issues])
      effect = { ...done.effect, approvals: done.approvals, issues }
      throw takenBack
    })
  } catch (error) {
    if (error !== takenBack) throw error
  }
  if (effect === null) throw new Error('a rehearsal came to nothing')
  return effect
}

const noEffect: Effect = { flows: [], calendars: [], issues: [] }

async function publishIn(
  tx: Transaction,
  { now, uuid }: PublishParts,
  documents: readonly DocumentToPublish[],
  request: PublicationRequest & { readonly isRehearsal?: boolean },
) {
  const { actor, note, running, mapping = {}, approvedBy, alongside, isRehearsal = false } = request
  const { changed, same } = await withoutUnchanged(tx, documents)
  requireRights(request, changed)
  const isAgain = changed.length === 0
  const behind = isAgain && (running === 'migrate' || isRehearsal) ? await plansBehind(tx, same) : []
  const id = isAgain && behind.length === 0 ? null : uuid()
  await alongside?.(tx, id)
  const nothing = { publication: null, versions: same, plans: [], issues: [] }
  if (id === null) return { published: nothing as PublishedDocuments, effect: noEffect, approvals: [] }

  const found = await checkDocuments(
    tx,
    changed.map(({ document }) => document),
  )
  refuse(found, [])
  const publication = { id, at: now(), actor, note, running, mapping, documents: changed }
  const plans: PublishedDocuments['plans'][number][] = []
  const issues: DocumentIssue[] = [...found]
  let [effect, approvals]: [Effect, readonly ApprovalNeeded[]] = [noEffect, []]
  const versions = await publishVersions(tx, publication, async (fresh) => {
    const affected = isAgain ? { plans: behind, issues: [], brokenFlows: [] } : await compileAffected(tx, fresh)
    refuse(affected.issues, affected.brokenFlows)
    approvals = await approvalsFor(tx, affected.plans, fresh)
    if (!isRehearsal) requireApproval(approvals, actor, approvedBy)
    if (running === 'migrate' || isRehearsal) effect = await publicationEffect(tx, affected.plans, fresh, mapping)
    if (running === 'migrate') refuseLosses(effect)
    issues.push(...affected.issues, ...(isRehearsal ? [] : effect.issues))
    plans.push(...affected.plans.map(({ id, version, hash }) => ({ id, version, hash })))
    return affected.plans
  })
  const published = { publication: id, versions: [...versions, ...same], plans, issues: distinct(issues) }
  return { published: published as PublishedDocuments, effect, approvals }
}

/** Nobody publishes what they may not change, whichever way it came here. */
function requireRights(
  { actor, permissions = new Set() }: PublicationRequest,
  changed: readonly ChangedDocument[],
): void {
  if (actor.kind === 'system') return
  for (const { kind, before, document } of changed) requireRightToChange(permissions, kind, before, document)
}

/** Running cases that would be left behind forbid moving the others without a word. */
function refuseLosses({ flows, issues }: Effect): void {
  if (!hasErrors(issues)) return
  const stuck = flows.filter((flow) => flow.stuck > 0).map(({ flow }) => flow)
  throw stuck.length > 0
    ? apiProblem('publication.cannot-carry', { flows: stuck }, { issues: distinct(issues) })
    : apiProblem('http.cannot-publish', {}, { issues: distinct(issues) })
}

function refuse(issues: readonly DocumentIssue[], brokenFlows: readonly string[]): void {
  if (!hasErrors(issues)) return
  throw brokenFlows.length > 0
    ? apiProblem('http.breaks-flows', { flows: brokenFlows }, { issues: distinct(issues) })
    : apiProblem('http.cannot-publish', {}, { issues: distinct(issues) })
}

interface ChangedDocument extends DocumentToPublish {
  readonly basedOn: number | null
  readonly hash: string
  /** The newest version until now; null for a document that is new. */
  readonly before: unknown
}

async function withoutUnchanged(tx: Transaction, documents: readonly DocumentToPublish[]) {
  const changed: ChangedDocument[] = []
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
      changed.push({ ...document, basedOn, hash, before: newest?.document ?? null })
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
