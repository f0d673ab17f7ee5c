import { z } from 'zod'
import type { WirePublication } from '../../core/contract/wire-publication.ts'
import { listProposals } from '../../store/documents/proposals.ts'
import {
  getPublication,
  listPublications,
  type PublicationRow,
  reachOf,
  refusedCases,
} from '../../store/documents/read-publications.ts'
import { principalOf } from '../access/authenticate.ts'
import { approveProposal, knownProposal, rejectProposal, withdrawProposal } from '../documents/decide-proposal.ts'
import { issuesIn, wireVersion } from '../documents/read-documents.ts'
import { proposalInFull, wireProposal, wireProposals } from '../documents/read-proposals.ts'
import type { App } from '../http/app.ts'
import { languageOf } from '../http/language-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf } from '../schemas/atoms.ts'
import {
  decidedSchema,
  decisionSchema,
  proposalInFullSchema,
  proposalSchema,
  proposalStateSchema,
  publicationSchema,
} from '../schemas/publication-schemas.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant } from '../wire/wire-instant.ts'

const tags = ['documents']
const read = { permission: 'documents.read' } as const
const idParams = z.strictObject({ id: z.string().min(1).max(100) })
const most = 100

/** Publications, how far they have come with running cases, and those that wait for a second person. */
export function publicationRoutes(app: App, parts: Pick<ServerParts, 'store' | 'now' | 'uuid'>): void {
  const { store } = parts

  app.get(
    '/publications',
    {
      config: read,
      schema: { tags, summary: 'The newest publications', response: { 200: listOf(publicationSchema) } },
    },
    async () => ({
      items: await Promise.all((await listPublications(store, most)).map(wire)),
      nextCursor: null,
    }),
  )

  app.get(
    '/publications/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'A publication, and how far it has come with running cases',
        params: idParams,
        response: { 200: publicationSchema },
      },
    },
    async ({ params: { id } }) => {
      const found = await getPublication(store, id)
      if (found === null) throw apiProblem('publication.unknown', { publication: id })
      return wire(found)
    },
  )

  app.get(
    '/proposals',
    {
      config: read,
      schema: {
        tags,
        summary: 'Publications that wait, or waited, for a second person',
        querystring: z.strictObject({ state: proposalStateSchema.exactOptional() }),
        response: { 200: listOf(proposalSchema) },
      },
    },
    async (request) => {
      const proposals = await listProposals(store, request.query.state ?? null, most)
      return { items: [...(await wireProposals(store, proposals, principalOf(request)))], nextCursor: null }
    },
  )

  app.get(
    '/proposals/:id',
    {
      config: read,
      schema: {
        tags,
        summary: 'A proposal, what it would change, and what that would do to running cases',
        params: idParams,
        response: { 200: proposalInFullSchema },
      },
    },
    async (request) => {
      const language = languageOf(request.headers['accept-language'])
      return proposalInFull(parts, await knownProposal(parts, request.params.id), principalOf(request), language)
    },
  )

  app.post(
    '/proposals/:id/withdraw',
    {
      config: { permission: 'documents.publish' },
      schema: {
        tags,
        summary: 'Take a proposal of one’s own back',
        params: idParams,
        response: { 200: proposalSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      return wireProposal(store, await withdrawProposal(parts, principal, request.params.id), principal)
    },
  )

  app.post(
    '/proposals/:id/approve',
    {
      config: read,
      schema: {
        tags,
        summary: 'Publish what somebody else proposed, or reject it',
        description:
          'Never by whoever proposed it, and only by a person with the roles that the flows ask for, or by an administrator. 409: it was decided already, a draft was changed since, or somebody published meanwhile.',
        params: idParams,
        body: decisionSchema,
        response: { 200: decidedSchema },
      },
    },
    async (request) => {
      const { id } = request.params
      const { approve = true, note = null } = request.body ?? {}
      const principal = principalOf(request)
      if (!approve) {
        const proposal = await rejectProposal(parts, principal, id, note)
        return { proposal: await wireProposal(store, proposal, principal), documents: [], issues: [] }
      }
      const { proposal, published } = await approveProposal(parts, principal, id, note)
      return {
        proposal: await wireProposal(store, proposal, principal),
        documents: published.versions.map(wireVersion),
        issues: issuesIn(published.issues, languageOf(request.headers['accept-language'])),
      }
    },
  )

  async function wire({ at, endedAt, state, ...row }: PublicationRow): Promise<WirePublication> {
    const refused = state === null ? [] : await refusedCases(store, row.id, most)
    return {
      ...row,
      documents: row.documents,
      at: wireInstant(at),
      state: state ?? 'none',
      endedAt: endedAt === null ? null : wireInstant(endedAt),
      reach: state === null ? [] : await reachOf(store, row.id),
      refused: refused.map(({ caseId, ...rest }) => ({ case: caseId, ...rest })),
    }
  }
}
