import { z } from 'zod'
import { SETTING_LISTS } from '../../core/contract/settings.ts'
import type { WireExport, WireImport, WireImported } from '../../core/contract/wire-administration.ts'
import { idSchema } from '../../model/document/atom-schemas.ts'
import { principalOf } from '../access/authenticate.ts'
import { issuesIn } from '../documents/read-documents.ts'
import type { App } from '../http/app.ts'
import { languageOf } from '../http/language-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { kindSchema, mappingSchema, runningSchema } from '../schemas/document-schemas.ts'
import { issueSchema } from '../schemas/problem-schema.ts'
import type { ServerParts } from '../server-parts.ts'
import { exportAll } from '../transfer/export-all.ts'
import { importAll } from '../transfer/import-all.ts'

const tags = ['documents']

/** Everything at once may be larger than one document. */
const importLimit = 16 * 1024 * 1024

const json = z.unknown().meta({ description: 'the document; see docs/formats.md' })
const data = z.record(z.string(), z.unknown())
const listSchema = z.enum(SETTING_LISTS)
const basedOn = z
  .int()
  .min(1)
  .nullable()
  .exactOptional()
  .meta({ description: 'the version it was made from; null: there was none; left out: it replaces whatever is there' })

const exportSchema = z
  .strictObject({
    documents: z.array(z.strictObject({ kind: kindSchema, id: z.string(), version: z.int(), document: json })),
    settings: z.array(z.strictObject({ kind: listSchema, id: z.string(), version: z.int(), data })),
  })
  .meta({ id: 'Export' }) satisfies z.ZodType<WireExport>

const importSchema = z
  .strictObject({
    note: z.string().max(2000).exactOptional(),
    running: runningSchema,
    mapping: mappingSchema,
    documents: z.array(z.strictObject({ document: data, basedOn })).max(2000),
    settings: z.array(z.strictObject({ kind: listSchema, id: idSchema, data, basedOn })).max(10_000),
  })
  .meta({ id: 'Import' }) satisfies z.ZodType<WireImport>

const importedSchema = z
  .strictObject({
    publication: z.string().nullable(),
    documents: z.array(z.strictObject({ kind: z.string(), id: z.string(), version: z.int(), isChanged: z.boolean() })),
    settings: z.array(
      z.strictObject({
        kind: listSchema,
        id: z.string(),
        version: z.int(),
        isChanged: z.boolean(),
        secret: z.string().exactOptional().meta({ description: 'of an endpoint that is new: shown once' }),
      }),
    ),
    plans: z.array(z.strictObject({ id: z.string(), version: z.int().nullable(), hash: z.string() })),
    issues: z.array(issueSchema),
  })
  .meta({ id: 'Imported' }) satisfies z.ZodType<WireImported>

/** Everything that people wrote, out and in: what `pledge export` and `pledge import` do. */
export function transferRoutes(app: App, parts: Pick<ServerParts, 'store' | 'now' | 'uuid' | 'secretKey'>): void {
  app.get(
    '/export',
    {
      config: { permission: 'documents.read' },
      schema: {
        tags,
        summary: 'Every document and every setting, as they stand now',
        description: 'The newest versions. The secrets of endpoints are no part of it.',
        response: { 200: exportSchema },
      },
    },
    async (request) => {
      refuseUnless(principalOf(request).permissions.has('settings.read'), 'settings.read')
      return exportAll(parts.store)
    },
  )

  app.post(
    '/import',
    {
      config: { permission: 'documents.publish' },
      bodyLimit: importLimit,
      schema: {
        tags,
        summary: 'Take documents and settings over together: all of them or none',
        description:
          'What is the same already is left alone, so it may be repeated. 422: the issues. 409: somebody changed something since the version that ' +
          'it is based on. An endpoint that is new gets a secret, which is shown once.',
        body: importSchema,
        response: { 200: importedSchema },
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { settings } = request.body
      refuseUnless(settings.length === 0 || principal.permissions.has('settings.manage'), 'settings.manage')
      const imported = await importAll(parts, principal, request.body)
      return { ...imported, issues: issuesIn(imported.issues, languageOf(request.headers['accept-language'])) }
    },
  )
}

function refuseUnless(isAllowed: boolean, permission: string): void {
  if (!isAllowed) throw apiProblem('http.not-permitted', { permission })
}
