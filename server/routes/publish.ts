import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { DocumentKind } from '../../core/contract/document.ts'
import { nameOf } from '../../model/validate/world.ts'
import { deleteDraft } from '../../store/documents/drafts.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import { withMerge } from '../documents/base-conflict.ts'
import { ownDraft, refuseOtherName } from '../documents/own-draft.ts'
import { proposeDocuments } from '../documents/propose.ts'
import {
  type DocumentToPublish,
  effectOfPublishing,
  type PublicationRequest,
  publishDocuments,
} from '../documents/publish.ts'
import { issuesIn, wireVersion } from '../documents/read-documents.ts'
import { wireProposal } from '../documents/read-proposals.ts'
import type { App } from '../http/app.ts'
import { languageOf } from '../http/language-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import {
  documentParams,
  kindSchema,
  publishedSchema,
  publishManySchema,
  publishSchema,
} from '../schemas/document-schemas.ts'
import { effectSchema, proposalSchema } from '../schemas/publication-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['documents']
const config = { permission: 'documents.publish' } as const

/** Documents as one request names them, and whether they are the author's draft. */
interface Asked {
  readonly documents: readonly DocumentToPublish[]
  readonly areDrafts: boolean
  readonly alongside?: NonNullable<PublicationRequest['alongside']>
}

/** Publishing: its effect before the click, the click itself, and proposing it to a second person. */
export function publishRoutes(app: App, parts: Pick<ServerParts, 'store' | 'now' | 'uuid'>): void {
  const { store } = parts

  const one = { params: documentParams, body: publishSchema }
  const many = { body: publishManySchema }

  app.post(
    '/documents/:kind/:id/publish',
    {
      config,
      schema: {
        tags,
        summary: 'Publish one’s own draft, or the document given',
        description:
          'Every plan that it changes is compiled in the same transaction. 422: the issues, and the flows that would break; with running: migrate ' +
          'also the nodes that running cases would lose, unless the mapping says where they go on. ' +
          '409: somebody published meanwhile (`merge` has the three versions), or a second person has to approve it. ' +
          'A document that is the same as the newest version makes no new one.',
        ...one,
        response: { 200: publishedSchema },
      },
    },
    async (request) => publish(request, await askedOne(request.params, request.body, request), request.body ?? {}),
  )

  app.post(
    '/documents/publish',
    {
      config,
      schema: {
        tags,
        summary: 'Publish several documents together: all of them or none',
        ...many,
        response: { 200: publishedSchema },
      },
    },
    (request) => publish(request, askedMany(request.body), request.body),
  )

  app.post(
    '/documents/:kind/:id/effect',
    {
      config,
      schema: {
        tags,
        summary: 'What publishing one’s own draft, or the document given, would do to running cases',
        description: 'Nothing is published. 422 and 409 as publishing would answer.',
        ...one,
        response: { 200: effectSchema },
      },
    },
    async (request) => effect(request, await askedOne(request.params, request.body, request), request.body ?? {}),
  )

  app.post(
    '/documents/effect',
    {
      config,
      schema: {
        tags,
        summary: 'What publishing several documents together would do to running cases',
        ...many,
        response: { 200: effectSchema },
      },
    },
    (request) => effect(request, askedMany(request.body), request.body),
  )

  app.post(
    '/documents/:kind/:id/propose',
    {
      config,
      schema: {
        tags,
        summary: 'Propose one’s own draft, or the document given, to a second person who publishes it',
        ...one,
        response: { 201: proposalSchema },
      },
    },
    async (request, reply) => {
      const asked = await askedOne(request.params, request.body, request)
      return reply.code(201).send(await propose(request, asked, request.body ?? {}))
    },
  )

  app.post(
    '/documents/propose',
    {
      config,
      schema: {
        tags,
        summary: 'Propose several documents to a second person who publishes them together',
        ...many,
        response: { 201: proposalSchema },
      },
    },
    async (request, reply) => reply.code(201).send(await propose(request, askedMany(request.body), request.body)),
  )

  type Choice = Pick<z.output<typeof publishManySchema>, 'note' | 'running' | 'mapping'>

  async function publish(request: FastifyRequest, { documents, alongside }: Asked, choice: Choice) {
    const { note = null, running = 'stay', mapping = {} } = choice
    const principal = principalOf(request)
    const publication = {
      actor: actorOf(principal),
      permissions: principal.permissions,
      note,
      running,
      mapping,
    }
    const {
      versions,
      plans,
      issues,
      publication: id,
    } = await withMerge(store, documents, () =>
      publishDocuments(parts, documents, { ...publication, ...(alongside === undefined ? {} : { alongside }) }),
    )
    return {
      publication: id,
      documents: versions.map(wireVersion),
      plans,
      issues: issuesIn(issues, languageIn(request)),
    }
  }

  async function effect(request: FastifyRequest, { documents }: Asked, { mapping = {} }: Choice) {
    const principal = principalOf(request)
    const asked = { actor: actorOf(principal), permissions: principal.permissions, mapping }
    const found = await withMerge(store, documents, () => effectOfPublishing(parts, documents, asked))
    return { ...found, issues: issuesIn(found.issues, languageIn(request)) }
  }

  async function propose(request: FastifyRequest, { documents, areDrafts }: Asked, choice: Choice) {
    const { note = null, running = 'stay', mapping = {} } = choice
    const proposal = { note, running, mapping, areDrafts }
    const principal = principalOf(request)
    const made = await withMerge(store, documents, () => proposeDocuments(parts, principal, documents, proposal))
    return wireProposal(store, made, principal)
  }

  /** The document given, else the draft of whoever asks, which goes when it is published. */
  async function askedOne(
    { kind, id }: { readonly kind: DocumentKind; readonly id: string },
    body: z.output<typeof publishSchema>,
    request: FastifyRequest,
  ): Promise<Asked> {
    const { document, basedOn } = body ?? {}
    if (document !== undefined) {
      refuseOtherName(document, kind, id)
      const given = { kind, id, document, ...(basedOn === undefined ? {} : { basedOn }) }
      return { documents: [given], areDrafts: false }
    }
    const key = { kind, id, author: principalOf(request).id }
    const draft = await ownDraft(store, key)
    return {
      documents: [{ kind, id, document: draft.document, basedOn: draft.basedOn }],
      areDrafts: true,
      alongside: async (tx) => {
        await deleteDraft(tx, key, draft.etag)
      },
    }
  }
}

function askedMany({ documents }: z.output<typeof publishManySchema>): Asked {
  const named = documents.map(({ document, basedOn }): DocumentToPublish => {
    const { kind, id } = nameOf(document)
    const known = kindSchema.safeParse(kind)
    if (!known.success) throw apiProblem('http.unknown-kind', { kind, known: kindSchema.options })
    return { kind: known.data, id, document, ...(basedOn === undefined ? {} : { basedOn }) }
  })
  return { documents: named, areDrafts: false }
}

function languageIn({ headers }: Pick<FastifyRequest, 'headers'>) {
  return languageOf(headers['accept-language'])
}
