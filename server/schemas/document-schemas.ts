import { z } from 'zod'
import { documentKinds } from '../../core/contract/document.ts'
import type {
  WireDocumentVersion,
  WireDraft,
  WireListedDocument,
  WireListedVersion,
  WireNamedDraft,
} from '../../core/contract/wire.ts'
import { idSchema, localTextSchema } from '../../model/document/atom-schemas.ts'
import { wireInstantSchema } from './atoms.ts'
import { issueSchema } from './problem-schema.ts'

export const kindSchema = z.enum(documentKinds)

/** A document by its kind and id. */
export const documentParams = z.strictObject({ kind: kindSchema, id: idSchema })

const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)

export const versionParams = documentParams.extend({ version: versionNumber })

export const diffQuery = z.strictObject({
  from: versionNumber.exactOptional().meta({ description: 'a version; the one before `to` if left out' }),
  to: versionNumber.exactOptional().meta({ description: 'a version; the newest if left out' }),
})

const versionFields = {
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  hash: z.string(),
  publishedAt: wireInstantSchema,
  author: z.string().nullable(),
  note: z.string().nullable(),
}

/** A published version without its content. */
export const documentVersionSchema = z
  .strictObject(versionFields)
  .meta({ id: 'DocumentVersion' }) satisfies z.ZodType<WireDocumentVersion>

/** The newest version of a document, in the list of all documents of its kind. */
export const listedDocumentSchema = z
  .strictObject({ ...versionFields, name: localTextSchema.nullable() })
  .meta({ id: 'ListedDocument' }) satisfies z.ZodType<WireListedDocument>

/** A version in the list of all versions of its document, with who made it and how many running cases go by it. */
export const listedVersionSchema = z
  .strictObject({ ...versionFields, authorName: z.string().nullable(), running: z.int().min(0) })
  .meta({ id: 'ListedVersion' }) satisfies z.ZodType<WireListedVersion>

const json = z.unknown().meta({ description: 'the document; see docs/formats.md' })

/** A published version with its content. */
export const documentSchema = z.strictObject({ ...versionFields, document: json }).meta({ id: 'Document' })

const draftFields = {
  kind: z.string(),
  id: z.string(),
  author: z.string(),
  basedOn: z.int().nullable(),
  etag: z.string(),
  updatedAt: wireInstantSchema,
  document: json,
  issues: z.array(issueSchema),
}

/** Somebody's draft, with what is wrong or doubtful in it. */
export const draftSchema = z.strictObject(draftFields).meta({ id: 'Draft' }) satisfies z.ZodType<WireDraft>

/** A draft among those of everybody. */
export const namedDraftSchema = z
  .strictObject({ ...draftFields, authorName: z.string() })
  .meta({ id: 'NamedDraft' }) satisfies z.ZodType<WireNamedDraft>

const documentObject = z.record(z.string(), z.unknown()).meta({ description: 'the document; see docs/formats.md' })

export const draftChangeSchema = z.strictObject({
  document: documentObject,
  basedOn: z
    .int()
    .min(1)
    .nullable()
    .exactOptional()
    .meta({ description: 'the version it was made from; the newest when a draft begins, if left out' }),
})

const note = z.string().max(2000).exactOptional()
export const runningSchema = z
  .enum(['stay', 'migrate'])
  .exactOptional()
  .meta({ description: 'what running cases do: stay on the versions with which they began, or follow the new ones' })
export const mappingSchema = z
  .record(idSchema, z.record(idSchema, idSchema))
  .exactOptional()
  .meta({ description: 'with migrate, by flow: where the cases in nodes that are gone go on' })

export const publishSchema = z
  .strictObject({
    note,
    running: runningSchema,
    mapping: mappingSchema,
    document: documentObject.exactOptional().meta({ description: 'published in place of one’s own draft' }),
    basedOn: z.int().min(1).nullable().exactOptional(),
  })
  .nullish()

export const publishManySchema = z.strictObject({
  note,
  running: runningSchema,
  mapping: mappingSchema,
  documents: z
    .array(
      z.strictObject({
        document: documentObject,
        basedOn: z.int().min(1).nullable().exactOptional().meta({ description: 'the newest if left out' }),
      }),
    )
    .min(1)
    .max(200),
})

const planSchema = z.strictObject({ id: z.string(), version: z.int().nullable(), hash: z.string() })

/** What a publication made. */
export const publishedSchema = z
  .strictObject({
    publication: z.string().nullable().meta({ description: 'null when everything was the same already' }),
    documents: z.array(documentVersionSchema),
    plans: z.array(planSchema),
    issues: z.array(issueSchema),
  })
  .meta({ id: 'Published' })

export const validateSchema = z.strictObject({ documents: z.array(z.unknown()).min(1).max(200) })

export const validatedSchema = z
  .strictObject({ ok: z.boolean(), issues: z.array(issueSchema) })
  .meta({ id: 'Validated' })

export const diffSchema = z
  .strictObject({
    from: z.int(),
    to: z.int(),
    changes: z.array(
      z.strictObject({
        op: z.enum(['add', 'remove', 'replace']),
        path: z.string(),
        before: z.unknown().optional(),
        after: z.unknown().optional(),
      }),
    ),
    sentences: z.array(z.string()).meta({ description: 'each change in plain words' }),
  })
  .meta({ id: 'DocumentDiff' })
