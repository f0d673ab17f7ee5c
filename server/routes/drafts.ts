import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../core/contract/language.ts'
import { type Draft, deleteDraft, getDraft, listDrafts, saveDraft } from '../../store/documents/drafts.ts'
import { getVersion, newestVersion } from '../../store/documents/versions.ts'
import { namesOf } from '../../store/people/names-of.ts'
import { principalOf } from '../access/authenticate.ts'
import { requireRightToChange } from '../access/document-rights.ts'
import { createDraftChecks } from '../documents/draft-checks.ts'
import { ownDraft, refuseOtherName } from '../documents/own-draft.ts'
import { wireDraft } from '../documents/read-documents.ts'
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
  namedDraftSchema,
} from '../schemas/document-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['documents']

/** Work on documents: one's own draft of each. */
export function draftRoutes(app: App, parts: Pick<ServerParts, 'store' | 'now' | 'uuid'>): void {
  const { store, now, uuid } = parts
  const checks = createDraftChecks()

  async function wires(drafts: readonly Draft[], request: Pick<FastifyRequest, 'headers'>) {
    const issues = await checks(store, drafts)
    return drafts.map((draft, index) => wireDraft(draft, issues[index] ?? [], languageIn(request)))
  }

  async function wire(draft: Draft, request: Pick<FastifyRequest, 'headers'>) {
    const [issues = []] = await checks(store, [draft])
    return wireDraft(draft, issues, languageIn(request))
  }

  app.get(
    '/drafts',
    {
      config: { permission: 'documents.draft' },
      schema: {
        tags,
        summary: 'All of one’s own drafts',
        querystring: z.strictObject({ kind: kindSchema.optional() }),
        response: { 200: listOf(draftSchema) },
      },
    },
    async (request) => {
      const { kind } = request.query
      const which = { author: principalOf(request).id, ...(kind === undefined ? {} : { kind }) }
      return { items: await wires(await listDrafts(store, which), request), nextCursor: null }
    },
  )

  app.get(
    '/documents/:kind/:id/drafts',
    {
      config: { permission: 'documents.draft' },
      schema: {
        tags,
        summary: 'Everyone’s drafts of a document',
        params: documentParams,
        response: { 200: listOf(namedDraftSchema) },
      },
    },
    async (request) => {
      const drafts = await wires(await listDrafts(store, request.params), request)
      const names = await namesOf(
        store,
        drafts.map(({ author }) => author),
      )
      const items = drafts.map((draft) => ({ ...draft, authorName: names.get(draft.author) ?? draft.author }))
      return { items, nextCursor: null }
    },
  )

  app.get(
    '/documents/:kind/:id/draft',
    {
      config: { permission: 'documents.draft' },
      schema: { tags, summary: 'One’s own draft', params: documentParams, response: { 200: draftSchema } },
    },
    async (request, reply) => {
      const draft = await ownDraft(store, { ...request.params, author: principalOf(request).id })
      return reply.header('etag', etagHeader(draft.etag)).send(await wire(draft, request))
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
          'With If-Match, only if it is still the one with that ETag (412); with If-None-Match: *, only if there is none yet. ' +
          '403: it is changed further against its base than one may: values, rows or everything of rules, or another kind of document.',
        params: documentParams,
        body: draftChangeSchema,
        response: { 200: draftSchema },
      },
    },
    async (request, reply) => {
      const { kind, id } = request.params
      const { document } = request.body
      const principal = principalOf(request)
      const key = { kind, id, author: principal.id }
      refuseOtherName(document, kind, id)
      const { basedOn = await baseOf(key) } = request.body
      const base = basedOn === null ? null : await getVersion(store, kind, id, basedOn)
      requireRightToChange(principal.permissions, kind, base?.document ?? null, document)
      const precondition = preconditionOf(request.headers)
      const ifMatch =
        precondition.kind === 'none' ? {} : { ifMatch: precondition.kind === 'match' ? precondition.etag : null }
      const draft = await saveDraft(store, { ...key, basedOn, document, etag: uuid(), updatedAt: now(), ...ifMatch })
      return reply.header('etag', etagHeader(draft.etag)).send(await wire(draft, request))
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

  /** A draft keeps the base that it began with; one that begins now is based on the newest version. */
  async function baseOf(key: Pick<Draft, 'kind' | 'id' | 'author'>): Promise<number | null> {
    const draft = await getDraft(store, key)
    if (draft !== null) return draft.basedOn
    return (await newestVersion(store, key.kind, key.id))?.version ?? null
  }
}

function languageIn({ headers }: Pick<FastifyRequest, 'headers'>): Language {
  return languageOf(headers['accept-language'])
}
