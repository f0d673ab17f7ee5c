import { appendAudit } from '../../store/audit/append-audit.ts'
import { deleteDraft, getDraft } from '../../store/documents/drafts.ts'
import { decideProposal, getProposal, type Proposal, type ProposalState } from '../../store/documents/proposals.ts'
import { rolesOf } from '../../store/people/roles-of.ts'
import type { Transaction } from '../../store/store.ts'
import { type Permission, permissionsOf } from '../access/permissions.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerParts } from '../server-parts.ts'
import { standsFor } from './approval.ts'
import { documentHash } from './document-hash.ts'
import { type PublishedDocuments, publishDocuments } from './publish.ts'

type Parts = Pick<ServerParts, 'store' | 'now' | 'uuid'>

/** A proposal by its id. Throws `publication.unknown-proposal`. */
export async function knownProposal({ store }: Pick<Parts, 'store'>, id: string): Promise<Proposal> {
  const proposal = await getProposal(store, id)
  if (proposal === null) throw apiProblem('publication.unknown-proposal', { proposal: id })
  return proposal
}

/**
 * Whether somebody may decide on a proposal: a person, never its author, whom its flows ask for; where none asks for anybody any
 * more, whoever may publish. Pure.
 */
export function mayDecide({ state, author, roles }: Proposal, principal: Principal): boolean {
  if (principal.kind !== 'person' || state !== 'open' || author === principal.id) return false
  return roles.length === 0 ? principal.permissions.has('documents.publish') : standsFor(roles, principal)
}

/**
 * Publishes what somebody else proposed, in that person's name; drafts of theirs that say the same go with it. Throws `publication.own-proposal`,
 * `publication.other-role`, `publication.proposal-decided`, `publication.proposal-outdated` when a draft was changed since, and what publishing throws.
 */
export async function approveProposal(
  parts: Parts,
  principal: Principal,
  id: string,
  note: string | null,
): Promise<{ readonly proposal: Proposal; readonly published: PublishedDocuments }> {
  const proposal = await proposalToDecide(parts, principal, id)
  const published = await publishDocuments(parts, proposal.documents, {
    actor: { kind: 'person', id: proposal.author },
    permissions: await permissionsFor(parts, proposal, principal),
    note: proposal.note,
    running: proposal.running,
    mapping: proposal.mapping,
    approvedBy: principal,
    alongside: async (tx, publicationId) => {
      await close(tx, parts, principal, proposal, { state: 'published', note, publicationId })
      for (const document of proposal.documents) await takeDraft(tx, document, proposal.author)
    },
  })
  return { proposal: await knownProposal(parts, id), published }
}

/** Closes a proposal without publishing it, by a second person. Throws as approving does. */
export async function rejectProposal(
  parts: Parts,
  principal: Principal,
  id: string,
  note: string | null,
): Promise<Proposal> {
  const proposal = await proposalToDecide(parts, principal, id)
  const rejected = { state: 'rejected', note, publicationId: null } as const
  await parts.store.transaction((tx) => close(tx, parts, principal, proposal, rejected))
  return knownProposal(parts, id)
}

/** Takes a proposal of one's own back. Throws `publication.not-own-proposal` and `publication.proposal-decided`. */
export async function withdrawProposal(parts: Parts, principal: Principal, id: string): Promise<Proposal> {
  const proposal = await knownProposal(parts, id)
  if (proposal.author !== principal.id) throw apiProblem('publication.not-own-proposal', {})
  const withdrawn = { state: 'withdrawn', note: null, publicationId: null } as const
  await parts.store.transaction((tx) => close(tx, parts, principal, proposal, withdrawn))
  return knownProposal(parts, id)
}

async function proposalToDecide(parts: Parts, principal: Principal, id: string): Promise<Proposal> {
  if (principal.kind !== 'person') throw apiProblem('http.people-only', {})
  const proposal = await knownProposal(parts, id)
  if (proposal.state !== 'open') throw apiProblem('publication.proposal-decided', { proposal: id })
  if (proposal.author === principal.id) throw apiProblem('publication.own-proposal', {})
  if (!mayDecide(proposal, principal)) throw apiProblem('publication.other-role', { roles: [...askedFor(proposal)] })
  return proposal
}

/**
 * How far a proposal may change documents: as far as its author may still, or whoever approves it. Whom a flow asks for says yes or
 * no, and need not be able to draw.
 */
export async function permissionsFor(
  { store, now }: Pick<Parts, 'store' | 'now'>,
  { author }: Pick<Proposal, 'author'>,
  approver: Principal,
): Promise<ReadonlySet<Permission>> {
  return new Set([...permissionsOf(await rolesOf(store, author, now())), ...approver.permissions])
}

/** The roles that may decide, for whoever has none of them. */
function askedFor({ roles }: Proposal): readonly string[] {
  return roles.length === 0 ? ['owner'] : roles
}

/**
 * The author's draft goes with its publication. Where the draft itself was proposed, one that is another by now was not what was
 * looked at; where documents were, what was drawn on since stays.
 */
async function takeDraft(
  tx: Transaction,
  { kind, id, hash, isDraft }: Proposal['documents'][number],
  author: string,
): Promise<void> {
  const draft = await getDraft(tx, { kind, id, author })
  const isSame = draft !== null && documentHash(draft.document) === hash
  if (isSame) await deleteDraft(tx, { kind, id, author }, draft.etag)
  else if (isDraft) throw apiProblem('publication.proposal-outdated', { kind, id })
}

interface Decision {
  readonly state: Exclude<ProposalState, 'open'>
  readonly note: string | null
  readonly publicationId: string | null
}

const actionOf = {
  published: 'proposal.approved',
  rejected: 'proposal.rejected',
  withdrawn: 'proposal.withdrawn',
} as const

async function close(
  tx: Transaction,
  { now }: Parts,
  principal: Principal,
  { id, author }: Proposal,
  { state, note, publicationId }: Decision,
): Promise<void> {
  const proposal = await getProposal(tx, id, true)
  if (proposal?.state !== 'open') throw apiProblem('publication.proposal-decided', { proposal: id })
  const at = now()
  await decideProposal(tx, id, { state, decidedBy: principal.id, decidedAt: at, decisionNote: note, publicationId })
  const data = { author, note, publication: publicationId }
  await appendAudit(tx, { at, actor: actorOf(principal), action: actionOf[state], subject: id, data })
}
