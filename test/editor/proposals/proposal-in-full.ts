import type { WireProposal, WireProposalInFull } from '../../../core/contract/wire-publication.ts'

/** A proposal that waits for a manager, as one who may decide sees it. */
export function proposalInFull(
  { documents = [], effect = null, refusal = null }: Partial<Omit<WireProposalInFull, 'proposal'>> = {},
  proposal: Partial<WireProposal> = {},
): WireProposalInFull {
  return {
    documents,
    effect,
    refusal,
    proposal: {
      id: 'p',
      at: '2026-11-20T09:00:00.000Z',
      author: 'li',
      authorName: 'Li Wei',
      note: 'Half an hour',
      running: 'stay',
      mapping: {},
      documents: documents.map(({ kind, id }) => ({ kind, id, basedOn: 1, hash: '' })),
      roles: ['manager'],
      mayDecide: true,
      state: 'open',
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      decisionNote: null,
      publication: null,
      ...proposal,
    },
  }
}
