import type { Actor } from '../../core/contract/case-command.ts'
import type { DocumentKind } from '../../core/contract/document.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { formatOf } from '../../model/migrations/migrate-document.ts'
import { appendAudit } from '../audit/append-audit.ts'
import { documentVersions, planPublications, plans, publications } from '../schema/documents.ts'
import type { Transaction } from '../store.ts'
import { appendEvents } from '../stream/stream-events.ts'
import { addTargets, type ReachTarget } from './reach-targets.ts'
import { newestVersion, type VersionSummary } from './versions.ts'

export interface DocumentToPublish {
  readonly kind: DocumentKind
  readonly id: string
  /** The version that it replaces, which must be the newest; null when there must be none. */
  readonly basedOn: number | null
  readonly hash: string
  readonly document: unknown
}

export interface Publication {
  /** Unique; a UUIDv7. */
  readonly id: string
  readonly at: number
  readonly actor: Actor
  readonly note: string | null
  readonly running: 'stay' | 'migrate'
  /** With `migrate`, by flow: where the branches of nodes that are gone go on. */
  readonly mapping?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly documents: readonly DocumentToPublish[]
}

/** What `compilePlans` is told: the numbers that the documents got. */
export type Published = readonly VersionSummary[]

/**
 * Publishes new versions and the plans that they change, with who did it and why, in the transaction given. Only one
 * publication runs at a time. `compilePlans` is called in between, when the new versions can be read through `tx`; what
 * it throws (a flow in use that would break) takes everything back.
 * Throws `store.base-not-newest` for a document that somebody published meanwhile.
 */
export async function publishVersions(
  tx: Transaction,
  publication: Publication,
  compilePlans: (published: Published) => Promise<readonly Plan[]>,
): Promise<Published> {
  const { id: publicationId, at, actor, note, running } = publication
  const author = actor.id ?? null
  await tx.query('select pg_advisory_xact_lock(7236503)')
  await tx.db.insert(publications).values({ id: publicationId, at, author, note, running })
  const published: VersionSummary[] = []
  for (const { kind, id, basedOn, hash, document } of publication.documents) {
    const version = (await refuseOtherBase(tx, kind, id, basedOn)) + 1
    const format = formatOf(kind)
    await tx.db.insert(documentVersions).values({ kind, id, version, hash, document, format, publicationId })
    published.push({ kind, id, version, hash, publicationId, publishedAt: at, author, note })
  }
  const compiled = await compilePlans(published)
  const targets: ReachTarget[] = published.flatMap(({ kind, id: target, version }) =>
    kind === 'calendar' && version > 1 ? [{ kind, target, version, hash: null, place: null, mapping: {} }] : [],
  )
  for (const plan of compiled) {
    const place = await keepPlan(tx, plan, publicationId)
    const { id: target, version, hash } = plan
    const mapping = publication.mapping?.[target] ?? {}
    if (running === 'migrate') targets.push({ kind: 'plan', target, version, hash, place, mapping })
  }
  await addTargets(tx, publicationId, targets)
  await tell(tx, publication, published, compiled)
  return published
}

async function refuseOtherBase(
  tx: Transaction,
  kind: DocumentKind,
  id: string,
  basedOn: number | null,
): Promise<number> {
  const newest = (await newestVersion(tx, kind, id))?.version ?? 0
  if (newest !== (basedOn ?? 0))
    throw new ProblemError('store.base-not-newest', { kind, id, base: basedOn ?? 0, newest })
  return newest
}

/** Answers with the place of the plan among all publications of plans. */
async function keepPlan(tx: Transaction, plan: Plan, publicationId: string): Promise<number> {
  const { id, version, hash } = plan
  await tx.db.insert(plans).values({ hash, id, version, plan }).onConflictDoNothing({ target: plans.hash })
  const [row] = await tx.db
    .insert(planPublications)
    .values({ id, version, hash, publicationId })
    .returning({ place: planPublications.place })
  if (row === undefined) throw new Error(`the plan of ${id} was not published`)
  return row.place
}

async function tell(
  tx: Transaction,
  { id, at, actor, note, running }: Publication,
  published: Published,
  compiled: readonly Plan[],
): Promise<void> {
  const documents = published.map(({ kind, id: document, version, hash }) => ({ kind, id: document, version, hash }))
  const flows = compiled.map((plan) => ({ id: plan.id, version: plan.version, hash: plan.hash }))
  const data = { publication: id, note, running, documents, plans: flows }
  const names = documents.map(({ kind, id: document, version }) => `${kind}/${document}@${version}`)
  await appendAudit(tx, {
    at,
    actor,
    action: 'documents.published',
    subject: names.join(' ') || flows.map((flow) => `flow/${flow.id}`).join(' '),
    data,
  })
  await appendEvents(
    tx,
    documents.map((document) => ({
      at,
      type: 'document',
      caseId: null,
      number: null,
      flow: null,
      team: null,
      assignee: null,
      data: document,
    })),
  )
}
