import type { Language } from '../../core/contract/language.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { WireProposal, WireProposalInFull } from '../../core/contract/wire-publication.ts'
import { messageOf } from '../../model/words/message.ts'
import type { Proposal } from '../../store/documents/proposals.ts'
import { getVersion, newestVersion } from '../../store/documents/versions.ts'
import { namesOf } from '../../store/people/names-of.ts'
import type { Sql } from '../../store/store.ts'
import type { Principal } from '../access/principal.ts'
import { ApiProblem } from '../problems/api-problem.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'
import { withMerge } from './base-conflict.ts'
import { mayDecide, permissionsFor } from './decide-proposal.ts'
import { effectOfPublishing } from './publish.ts'
import { issuesIn } from './read-documents.ts'

/** Proposals as the API says them to whoever asks, without the documents themselves. */
export async function wireProposals(
  sql: Sql,
  proposals: readonly Proposal[],
  principal: Principal,
): Promise<readonly WireProposal[]> {
  const names = await namesOf(
    sql,
    proposals.flatMap(({ author, decidedBy }) => [author, decidedBy]),
  )
  const nameOf = (id: string) => names.get(id) ?? id
  return proposals.map((proposal): WireProposal => {
    const { at, decidedAt, documents, publicationId, ...rest } = proposal
    return {
      ...rest,
      authorName: nameOf(rest.author),
      decidedByName: rest.decidedBy === null ? null : nameOf(rest.decidedBy),
      mayDecide: mayDecide(proposal, principal),
      at: wireInstant(at),
      decidedAt: decidedAt === null ? null : wireInstant(decidedAt),
      publication: publicationId,
      documents: documents.map(({ kind, id, basedOn, hash }) => ({ kind, id, basedOn, hash })),
    }
  })
}

/** One of them; see `wireProposals`. */
export async function wireProposal(sql: Sql, proposal: Proposal, principal: Principal): Promise<WireProposal> {
  const [wire] = await wireProposals(sql, [proposal], principal)
  if (wire === undefined) throw new Error('a proposal was lost on the way')
  return wire
}

/** A proposal with its documents, what they replace, and what publishing it now would do, or why it cannot be. */
export async function proposalInFull(
  parts: Pick<ServerParts, 'store' | 'now' | 'uuid'>,
  proposal: Proposal,
  principal: Principal,
  language: Language,
): Promise<WireProposalInFull> {
  const { store } = parts
  const documents = await Promise.all(
    proposal.documents.map(async ({ kind, id, document, basedOn }) => {
      // Once it is decided, the newest version may be the proposed one itself.
      const before =
        proposal.state === 'open'
          ? await newestVersion(store, kind, id)
          : basedOn === null
            ? null
            : await getVersion(store, kind, id, basedOn)
      const replaces = before === null ? null : { version: before.version, document: before.document }
      return { kind, id, document, replaces }
    }),
  )
  const whole = { proposal: await wireProposal(store, proposal, principal), documents }
  if (proposal.state !== 'open') return { ...whole, effect: null, refusal: null }
  try {
    const actor = { kind: 'person', id: proposal.author } as const
    const { mapping } = proposal
    const permissions = await permissionsFor(parts, proposal, principal)
    const found = await withMerge(store, proposal.documents, () =>
      effectOfPublishing(parts, proposal.documents, { actor, permissions, mapping }),
    )
    return { ...whole, effect: { ...found, issues: issuesIn(found.issues, language) }, refusal: null }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { code, params } = error
    const issues = error instanceof ApiProblem ? (error.extras.issues ?? []) : []
    const refusal = { code, message: messageOf(code, params, language), issues: issuesIn(issues, language) }
    return { ...whole, effect: null, refusal }
  }
}
