import type { FastifyRequest } from 'fastify'
import type { DocumentKind } from '../../core/contract/document.ts'
import type { Language } from '../../core/contract/language.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { nameOf } from '../../model/validate/world.ts'
import { type Draft, deleteDraft, getDraft, listDrafts, saveDraft } from '../../store/documents/drafts.ts'
import { getVersion, newestVersion } from '../../store/documents/versions.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf } from '../access/principal.ts'
import { otherNameIssue } from '../documents/check-documents.ts'
import { type DocumentToPublish, type PublicationRequest, publishDocuments } from '../documents/publish.ts'
import { issuesIn, wireDraft, wireVersion } from '../documents/read-documents.ts'
import type { App } from '../http/app.ts'
import { etagHeader, preconditionOf } from '../http/etag.ts'
import { languageOf } from '../http/language-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { listOf, nothing } from '../schemas/atoms.ts'
import {
  documentParams,
  draftChangeSchema,
  draftSchema,
  kindSchema,
  publishedSchema,
  publishManySchema,
  publishSchema,
} from '../schemas/document-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['documents']

/** Work on documents: one's own draft of each, and publishing. */
export function draftRoutes(app: App, parts: Pick<ServerParts, 'store' | 'now' | 'uuid'>): void {
  const { store, now, uuid } = parts

  app.get(
    '/documents/:kind/:id/drafts',
    {
      config: { permission: 'documents.read' },
      schema: {
        tags,
        summary: 'Everyone’s drafts of a document',
        params: documentParams,
        response: { 200: listOf(draftSchema) },
      },
    },
    async (request) => {
      const drafts = await listDrafts(store, request.params)
      return {
        items: await Promise.all(drafts.map((draft) => wireDraft(store, draft, languageIn(request)))),
        nextCursor: null,
      }
    },
  )

  app.get(
    '/documents/:kind/:id/draft',
    {
      config: { permission: 'documents.draft' },
      schema: { tags, summary: 'One’s own draft', params: documentParams, response: { 200: draftSchema } },
    },
    async (request, reply) => {
      const draft = await ownDraft({ ...request.params, author: principalOf(request).id })
      return reply.header('etag', etagHeader(draft.etag)).send(await wireDraft(store, draft, languageIn(request)))
    },
  )

  app.put(
    '/documents/:kind/:id/draft',
    {
      config: { permission: 'documents.draft' },
      schema: {
        tags,
        summary: 'Keep one’s own draft',
        description:
          'With If-Match, only if it is still the one with that ETag (412); with If-None-Match: *, only if there is none yet.',
        params: documentParams,
        body: draftChangeSchema,
        response: { 200: draftSchema },
      },
    },
    async (request, reply) => {
      const { kind, id } = request.params
      const { document } = request.body
      const key = { kind, id, author: principalOf(request).id }
      refuseOtherName(document, kind, id)
      const { basedOn = await baseOf(key) } = request.body
      const precondition = preconditionOf(request.headers)
      const ifMatch =
        precondition.kind === 'none' ? {} : { ifMatch: precondition.kind === 'match' ? precondition.etag : null }
      const draft = await saveDraft(store, { ...key, basedOn, document, etag: uuid(), updatedAt: now(), ...ifMatch })
      return reply.header('etag', etagHeader(draft.etag)).send(await wireDraft(store, draft, languageIn(request)))
    },
  )

  app.delete(
    '/documents/:kind/:id/draft',
    {
      config: { permission: 'documents.draft' },
      schema: { tags, summary: 'Throw one’s own draft away', params: documentParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const key = { ...request.params, author: principalOf(request).id }
      const precondition = preconditionOf(request.headers)
      const ifMatch = precondition.kind === 'match' ? precondition.etag : undefined
      if (!(await deleteDraft(store, key, ifMatch))) throw apiProblem('http.no-draft', { kind: key.kind, id: key.id })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/documents/:kind/:id/publish',
    {
      config: { permission: 'documents.publish' },
      schema: {
        tags,
        summary: 'Publish one’s own draft, or the document given',
        description:
          'Every plan that it changes is compiled in the same transaction. 422: the issues, and the flows that would break. ' +
          '409: somebody published meanwhile; `merge` has the three versions. A document that is the same as the newest version makes no new one.',
        params: documentParams,
        body: publishSchema,
        response: { 200: publishedSchema },
      },
    },
    async (request) => {
      const { kind, id } = request.params
      const principal = principalOf(request)
      const { document, basedOn, note = null, running = 'stay' } = request.body ?? {}
      const key = { kind, id, author: principal.id }
      const publication = { actor: actorOf(principal), note, running }
      if (document !== undefined) {
        refuseOtherName(document, kind, id)
        const given = { kind, id, document, ...(basedOn === undefined ? {} : { basedOn }) }
        return publish([given], publication, languageIn(request))
      }
      const draft = await ownDraft(key)
      return publish(
        [{ kind, id, document: draft.document, basedOn: draft.basedOn }],
        {
          ...publication,
          alongside: async (tx) => {
            await deleteDraft(tx, key, draft.etag)
          },
        },
        languageIn(request),
      )
    },
  )

  app.post(
    '/documents/publish',
    {
      config: { permission: 'documents.publish' },
      schema: {
        tags,
        summary: 'Publish several documents together: all of them or none',
        body: publishManySchema,
        response: { 200: publishedSchema },
      },
    },
    (request) => {
      const { documents, note = null, running = 'stay' } = request.body
      const named = documents.map(({ document, basedOn }): DocumentToPublish => {
        const { kind, id } = nameOf(document)
        const known = kindSchema.safeParse(kind)
        if (!known.success) throw apiProblem('http.unknown-kind', { kind, known: kindSchema.options })
        return { kind: known.data, id, document, ...(basedOn === undefined ? {} : { basedOn }) }
      })
      return publish(named, { actor: actorOf(principalOf(request)), note, running }, languageIn(request))
    },
  )

  async function publish(documents: readonly DocumentToPublish[], publication: PublicationRequest, language: Language) {
    try {
      const { versions, plans, issues } = await publishDocuments(parts, documents, publication)
      return { documents: versions.map(wireVersion), plans, issues: issuesIn(issues, language) }
    } catch (error) {
      throw await withMerge(error, documents)
    }
  }

  /** Beside the refusal of an outdated base: the three versions that have to be merged. */
  async function withMerge(error: unknown, documents: readonly DocumentToPublish[]): Promise<unknown> {
    if (!(error instanceof ProblemError) || error.code !== 'store.base-not-newest') return error
    const mine = documents.find(({ kind, id }) => kind === error.params['kind'] && id === error.params['id'])
    if (mine === undefined) return error
    const { kind, id, basedOn = null } = mine
    const [base, newest] = await Promise.all([
      basedOn === null ? null : getVersion(store, kind, id, basedOn),
      newestVersion(store, kind, id),
    ])
    const merge = { base: base?.document ?? null, mine: mine.document, newest: newest?.document ?? null }
    return apiProblem(
      'store.base-not-newest',
      { kind, id, base: basedOn ?? 0, newest: newest?.version ?? 0 },
      { merge },
    )
  }

  async function ownDraft(key: Pick<Draft, 'kind' | 'id' | 'author'>): Promise<Draft> {
    const draft = await getDraft(store, key)
    if (draft === null) throw apiProblem('http.no-draft', { kind: key.kind, id: key.id })
    return draft
  }

  /** A draft keeps the base that it began with; one that begins now is based on the newest version. */
  async function baseOf(key: Pick<Draft, 'kind' | 'id' | 'author'>): Promise<number | null> {
    const draft = await getDraft(store, key)
    if (draft !== null) return draft.basedOn
    return (await newestVersion(store, key.kind, key.id))?.version ?? null
  }
}

function refuseOtherName(document: unknown, kind: DocumentKind, id: string): void {
  const issue = otherNameIssue(document, kind, id)
  if (issue !== null)
    throw apiProblem('http.invalid-request', {}, { issues: [{ ...issue, path: `/document${issue.path}` }] })
}

function languageIn({ headers }: Pick<FastifyRequest, 'headers'>): Language {
  return languageOf(headers['accept-language'])
}
