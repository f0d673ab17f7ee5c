import { z } from 'zod'
import type {
  WireProposal,
  WireProposalInFull,
  WirePublication,
  WirePublicationEffect,
} from '../../core/contract/wire-publication.ts'
import { localTextSchema } from '../../model/document/atom-schemas.ts'
import { wireInstantSchema } from './atoms.ts'
import { documentVersionSchema } from './document-schemas.ts'
import { issueSchema } from './problem-schema.ts'

const running = z.enum(['stay', 'migrate'])
const count = z.int().min(0)

/** What a publication would do, before anybody does it. */
export const effectSchema = z
  .strictObject({
    flows: z.array(
      z.strictObject({
        flow: z.string(),
        version: z.int().nullable(),
        running: count,
        moves: count,
        stuck: count,
        from: z.array(z.strictObject({ version: z.int().nullable(), hash: z.string(), cases: count })),
        nodes: z.array(
          z.strictObject({
            node: z.string(),
            name: localTextSchema,
            kind: z.string(),
            cases: count,
            to: z.string().nullable(),
          }),
        ),
      }),
    ),
    calendars: z.array(z.strictObject({ calendar: z.string(), version: z.int(), running: count })),
    approvals: z.array(z.strictObject({ flow: z.string(), role: z.string() })),
    issues: z.array(issueSchema),
  })
  .meta({ id: 'PublicationEffect' }) satisfies z.ZodType<WirePublicationEffect>

/** A publication, and how far it has come with running cases. */
export const publicationSchema = z
  .strictObject({
    id: z.string(),
    at: wireInstantSchema,
    author: z.string().nullable(),
    note: z.string().nullable(),
    running,
    documents: z.array(z.strictObject({ kind: z.string(), id: z.string(), version: z.int() })),
    state: z.enum(['none', 'open', 'done']),
    endedAt: wireInstantSchema.nullable(),
    reach: z.array(
      z.strictObject({
        kind: z.enum(['plan', 'calendar']),
        target: z.string(),
        version: z.int().nullable(),
        reached: count,
        refused: count,
        over: count,
        left: count,
      }),
    ),
    refused: z.array(
      z.strictObject({ case: z.string(), number: z.int(), flow: z.string(), nodes: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'Publication' }) satisfies z.ZodType<WirePublication>

export const proposalStateSchema = z.enum(['open', 'published', 'rejected', 'withdrawn'])

/** A publication that waits for a second person. */
export const proposalSchema = z
  .strictObject({
    id: z.string(),
    at: wireInstantSchema,
    author: z.string(),
    authorName: z.string(),
    note: z.string().nullable(),
    running,
    mapping: z.record(z.string(), z.record(z.string(), z.string())),
    documents: z.array(
      z.strictObject({ kind: z.string(), id: z.string(), basedOn: z.int().nullable(), hash: z.string() }),
    ),
    roles: z.array(z.string()),
    mayDecide: z.boolean().meta({ description: 'whether whoever asks may approve or reject it now' }),
    state: proposalStateSchema,
    decidedBy: z.string().nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: wireInstantSchema.nullable(),
    decisionNote: z.string().nullable(),
    publication: z.string().nullable(),
  })
  .meta({ id: 'Proposal' }) satisfies z.ZodType<WireProposal>

const json = z.unknown().meta({ description: 'the document; see docs/formats.md' })

/** A proposal with what it would change, and what that would do to running cases. */
export const proposalInFullSchema = z
  .strictObject({
    proposal: proposalSchema,
    documents: z.array(
      z.strictObject({
        kind: z.string(),
        id: z.string(),
        document: json,
        replaces: z.strictObject({ version: z.int(), document: json }).nullable(),
      }),
    ),
    effect: effectSchema.nullable(),
    refusal: z.strictObject({ code: z.string(), message: z.string(), issues: z.array(issueSchema) }).nullable(),
  })
  .meta({ id: 'ProposalInFull' }) satisfies z.ZodType<WireProposalInFull>

/** How a proposal was decided: the versions are those it made, none if it was rejected. */
export const decidedSchema = z
  .strictObject({ proposal: proposalSchema, documents: z.array(documentVersionSchema), issues: z.array(issueSchema) })
  .meta({ id: 'DecidedProposal' })

export const decisionSchema = z
  .strictObject({
    approve: z.boolean().exactOptional().meta({ description: 'false rejects it; true if left out' }),
    note: z.string().max(2000).exactOptional(),
  })
  .nullish()
