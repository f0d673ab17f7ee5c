import type { RunningChoice } from '../../core/contract/wire-publication.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { addProposal, decideProposal, openProposalsOf, type Proposal } from '../../store/documents/proposals.ts'
import { newestVersion } from '../../store/documents/versions.ts'
import type { Transaction } from '../../store/store.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import type { ServerParts } from '../server-parts.ts'
import { documentHash } from './document-hash.ts'
import { type DocumentToPublish, effectOfPublishing, type PublicationRequest } from './publish.ts'

type Parts = Pick<ServerParts, 'store' | 'now' | 'uuid'>

export interface ProposalRequest extends Pick<PublicationRequest, 'note' | 'mapping'> {
  readonly running: RunningChoice
  /** Whether the documents are the author's drafts. */
  readonly areDrafts: boolean
}

/**
 * Keeps documents for a second person to publish; what the same author proposed of them before is withdrawn. Throws what publishing
 * them would throw now.
 */
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
    await withdrawReplaced(tx, proposal, principal)
    const data = { running, roles, documents: kept.map(({ kind, id, hash }) => ({ kind, id, hash })) }
    await appendAudit(tx, { at: proposal.at, actor, action: 'documents.proposed', subject: proposal.id, data })
    return await addProposal(tx, proposal)
  })
}

/** Of what one author proposes of a document, only the newest waits. */
async function withdrawReplaced(
  tx: Transaction,
  { id, at, author, documents }: Pick<Proposal, 'id' | 'at' | 'author' | 'documents'>,
  principal: Principal,
): Promise<void> {
  const names = new Set(documents.map((one) => `${one.kind}/${one.id}`))
  for (const before of await openProposalsOf(tx, author)) {
    if (!before.documents.some((one) => names.has(`${one.kind}/${one.id}`))) continue
    const decision = { decidedBy: author, decidedAt: at, decisionNote: null, publicationId: null }
    await decideProposal(tx, before.id, { state: 'withdrawn', ...decision })
    const entry = { at, actor: actorOf(principal), action: 'proposal.withdrawn', subject: before.id }
    await appendAudit(tx, { ...entry, data: { author, replacedBy: id } })
  }
}
