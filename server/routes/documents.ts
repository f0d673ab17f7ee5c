import { z } from 'zod'
import { diffDocuments } from '../../model/diff/diff-documents.ts'
import { diffInWords } from '../../model/diff/diff-in-words.ts'
import { hasErrors } from '../../model/document/issue.ts'
import { listNamed } from '../../store/documents/versions.ts'
import { checkDocuments } from '../documents/check-documents.ts'
import {
  documentOfVersion,
  issuesIn,
  listedVersions,
  newestDocument,
  wireDocument,
  wireVersion,
} from '../documents/read-documents.ts'
import type { App } from '../http/app.ts'
import { languageOf } from '../http/language-of.ts'
import { listOf } from '../schemas/atoms.ts'
import {
  diffQuery,
  diffSchema,
  documentParams,
  documentSchema,
  kindSchema,
  listedDocumentSchema,
  listedVersionSchema,
  validatedSchema,
  validateSchema,
  versionParams,
} from '../schemas/document-schemas.ts'
import type { ServerParts } from '../server-parts.ts'

const tags = ['documents']
const config = { permission: 'documents.read' } as const

/** What was published: the newest versions, all of them, and what differs; and checking documents that are not published. */
export function documentRoutes(app: App, { store }: Pick<ServerParts, 'store'>): void {
  app.get(
    '/documents/:kind',
    {
      config,
      schema: {
        tags,
        summary: 'The newest version of every document of a kind',
        params: z.strictObject({ kind: kindSchema }),
        response: { 200: listOf(listedDocumentSchema) },
      },
    },
    async (request) => {
      const found = await listNamed(store, request.params.kind)
      return { items: found.map((one) => ({ ...wireVersion(one), name: one.name })), nextCursor: null }
    },
  )

  app.get(
    '/documents/:kind/:id',
    {
      config,
      schema: {
        tags,
        summary: 'The newest version of a document',
        params: documentParams,
        response: { 200: documentSchema },
      },
    },
    async (request) => wireDocument(await newestDocument(store, request.params.kind, request.params.id)),
  )

  app.get(
    '/documents/:kind/:id/versions',
    {
      config,
      schema: {
        tags,
        summary: 'All versions of a document, the newest first, with how many running cases go by each',
        params: documentParams,
        response: { 200: listOf(listedVersionSchema) },
      },
    },
    async (request) => {
      const { kind, id } = request.params
      await newestDocument(store, kind, id)
      return { items: [...(await listedVersions(store, kind, id))], nextCursor: null }
    },
  )

  app.get(
    '/documents/:kind/:id/versions/:version',
    {
      config,
      schema: { tags, summary: 'One version of a document', params: versionParams, response: { 200: documentSchema } },
    },
    async (request) => {
      const { kind, id, version } = request.params
      return wireDocument(await documentOfVersion(store, kind, id, version))
    },
  )

  app.get(
    '/documents/:kind/:id/diff',
    {
      config,
      schema: {
        tags,
        summary: 'What differs between two versions, by place and in words',
        params: documentParams,
        querystring: diffQuery,
        response: { 200: diffSchema },
      },
    },
    async (request) => {
      const { kind, id } = request.params
      const newest = await newestDocument(store, kind, id)
      const { to = newest.version, from = Math.max(1, to - 1) } = request.query
      const [older, newer] = await Promise.all([
        documentOfVersion(store, kind, id, from),
        documentOfVersion(store, kind, id, to),
      ])
      const sentences = diffInWords(
        kind,
        older.document,
        newer.document,
        languageOf(request.headers['accept-language']),
      )
      return { from, to, changes: diffDocuments(older.document, newer.document), sentences: [...sentences] }
    },
  )

  app.post(
    '/documents/validate',
    {
      config,
      schema: {
        tags,
        summary: 'Check documents, held against each other and against what is published',
        body: validateSchema,
        response: { 200: validatedSchema },
      },
    },
    async (request) => {
      const issues = await checkDocuments(store, request.body.documents)
      return { ok: !hasErrors(issues), issues: issuesIn(issues, languageOf(request.headers['accept-language'])) }
    },
  )
}
