import type { RunningChoice, WireProposal } from '../../core/contract/wire-publication.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { deleteDraft, getDraft } from '../../store/documents/drafts.ts'
import { addProposal, decideProposal, getProposal, type Proposal } from '../../store/documents/proposals.ts'
import { newestVersion } from '../../store/documents/versions.ts'
import type { Transaction } from '../../store/store.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import { documentHash } from './document-hash.ts'
import {
  type DocumentToPublish,
  effectOfPublishing,
  type PublicationRequest,
  type PublishedDocuments,
  publishDocuments,
} from './publish.ts'

type Parts = Pick<ServerParts, 'store' | 'now' | 'uuid'>

export interface ProposalRequest extends Pick<PublicationRequest, 'note' | 'mapping'> {
  readonly running: RunningChoice
  /** Whether the documents are the author's drafts. */
  readonly areDrafts: boolean
}

/** Keeps documents for a second person to publish. Throws what publishing them would throw now. */
export async function proposeDocuments(
  parts: Parts,
  principal: Principal,
  documents: readonly DocumentToPublish[],
  { note, running, mapping = {}, areDrafts }: ProposalRequest,
): Promise<Proposal> {
  const { store, now, uuid } = parts
  const actor = actorOf(principal)
  const { approvals } = await effectOfPublishing(parts, documents, {
    actor,
    permissions: principal.permissions,
    mapping,
  })
  return store.transaction(async (tx) => {
    const kept: Proposal['documents'][number][] = []
    for (const { kind, id, document, basedOn } of documents) {
      const base = basedOn === undefined ? ((await newestVersion(tx, kind, id))?.version ?? null) : basedOn
      kept.push({ kind, id, document, basedOn: base, hash: documentHash(document), isDraft: areDrafts })
    }
    const roles = [...new Set(approvals.map(({ role }) => role))]
    const proposal = { id: uuid(), at: now(), author: principal.id, note, running, mapping, roles, documents: kept }
    const data = { running, roles, documents: kept.map(({ kind, id, hash }) => ({ kind, id, hash })) }
    await appendAudit(tx, { at: proposal.at, actor, action: 'documents.proposed', subject: proposal.id, data })
    return await addProposal(tx, proposal)
  })
}

/**
 * Publishes what somebody else proposed, in that person's name. Throws `publication.own-proposal`, `publication.other-role`,
 * `publication.proposal-decided`, `publication.proposal-outdated` when a draft was changed since, and what publishing throws.
 */
export async function approveProposal(
  parts: Parts,
  principal: Principal,
  id: string,
  note: string | null,
): Promise<{ readonly proposal: Proposal; readonly published: PublishedDocuments }> {
  const proposal = await openProposal(parts, principal, id)
  const published = await publishDocuments(parts, proposal.documents, {
    actor: { kind: 'person', id: proposal.author },
    // Whoever approves could have made the change: a second person is no way around what the first one may.
    permissions: principal.permissions,
    note: proposal.note,
    running: proposal.running,
    mapping: proposal.mapping,
    approvedBy: principal,
    alongside: async (tx, publicationId) => {
      await decide(tx, parts, principal, proposal, { state: 'published', note, publicationId })
      for (const draft of proposal.documents.filter(({ isDraft }) => isDraft)) {
        await takeDraft(tx, draft, proposal.author)
      }
    },
  })
  return { proposal: await known(parts, id), published }
}

/** Closes a proposal without publishing it. */
export async function rejectProposal(
  parts: Parts,
  principal: Principal,
  id: string,
  note: string | null,
): Promise<Proposal> {
  const proposal = await openProposal(parts, principal, id)
  const rejected = { state: 'rejected', note, publicationId: null } as const
  await parts.store.transaction((tx) => decide(tx, parts, principal, proposal, rejected))
  return known(parts, id)
}

/** A proposal as the API says it, without the documents themselves. Pure. */
export function wireProposal(proposal: Proposal): WireProposal {
  const { at, decidedAt, documents, publicationId, ...rest } = proposal
  return {
    ...rest,
    at: wireInstant(at),
    decidedAt: decidedAt === null ? null : wireInstant(decidedAt),
    publication: publicationId,
    documents: documents.map(({ kind, id, basedOn, hash }) => ({ kind, id, basedOn, hash })),
  }
}

async function openProposal({ store }: Parts, principal: Principal, id: string): Promise<Proposal> {
  if (principal.kind !== 'person') throw apiProblem('http.people-only', {})
  const proposal = await getProposal(store, id)
  if (proposal === null) throw apiProblem('publication.unknown-proposal', { proposal: id })
  if (proposal.state !== 'open') throw apiProblem('publication.proposal-decided', { proposal: id })
  if (proposal.author === principal.id) throw apiProblem('publication.own-proposal', {})
  const { roles } = proposal
  if (!roles.every((role) => principal.roles.includes(role)))
    throw apiProblem('publication.other-role', { roles: [...roles] })
  return proposal
}

async function known({ store }: Parts, id: string): Promise<Proposal> {
  const proposal = await getProposal(store, id)
  if (proposal === null) throw apiProblem('publication.unknown-proposal', { proposal: id })
  return proposal
}

/** The author's draft goes with its publication; one that is another by now was not what was looked at. */
async function takeDraft(
  tx: Transaction,
  { kind, id, hash }: Proposal['documents'][number],
  author: string,
): Promise<void> {
  const draft = await getDraft(tx, { kind, id, author })
  if (draft === null || documentHash(draft.document) !== hash) {
    throw apiProblem('publication.proposal-outdated', { kind, id })
  }
  await deleteDraft(tx, { kind, id, author }, draft.etag)
}

async function decide(
  tx: Transaction,
  { now }: Parts,
  principal: Principal,
  { id, author }: Proposal,
  {
    state,
    note,
    publicationId,
  }: { state: 'published' | 'rejected'; note: string | null; publicationId: string | null },
): Promise<void> {
  const proposal = await getProposal(tx, id, true)
  if (proposal?.state !== 'open') throw apiProblem('publication.proposal-decided', { proposal: id })
  const at = now()
  await decideProposal(tx, id, { state, decidedBy: principal.id, decidedAt: at, decisionNote: note, publicationId })
  const action = state === 'published' ? 'proposal.approved' : 'proposal.rejected'
  const data = { author, note, publication: publicationId }
  await appendAudit(tx, { at, actor: actorOf(principal), action, subject: id, data })
}
