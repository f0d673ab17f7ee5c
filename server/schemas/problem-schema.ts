import { z } from 'zod'
import { COMMAND_WORDS } from '../../core/contract/case-command.ts'
import type { Fix } from '../../core/contract/issue.ts'
import type { WireIssue, WireProblem } from '../../core/contract/wire.ts'

const patchOperationSchema = z.union([
  z.strictObject({ op: z.enum(['add', 'replace']), path: z.string(), value: z.unknown() }),
  z.strictObject({ op: z.literal('remove'), path: z.string() }),
  z.strictObject({ op: z.literal('move'), from: z.string(), path: z.string() }),
])

/** One thing that is wrong, or doubtful, in a document or a request. */
export const issueSchema = z
  .strictObject({
    code: z.string(),
    path: z.string().meta({ description: 'a JSON Pointer (RFC 6901)' }),
    severity: z.enum(['error', 'warning', 'info']),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    message: z.string(),
    fix: (z.array(patchOperationSchema) as z.ZodType<Fix>).exactOptional(),
    document: z.strictObject({ kind: z.string(), id: z.string() }).exactOptional(),
  })
  .meta({ id: 'Issue' }) satisfies z.ZodType<WireIssue>

const plainWords = COMMAND_WORDS.filter(
  (word): word is Exclude<typeof word, 'complete' | 'answer' | 'resume'> =>
    word !== 'complete' && word !== 'answer' && word !== 'resume',
)

/** A command that the case allows now. */
export const allowedCommandSchema = z
  .union([
    z.strictObject({ do: z.literal('complete'), node: z.string(), outcomes: z.array(z.string()) }),
    z.strictObject({ do: z.literal('answer'), node: z.string() }),
    z.strictObject({ do: z.literal('resume'), reasons: z.array(z.string()) }),
    z.strictObject({ do: z.enum(plainWords) }),
  ])
  .meta({ id: 'AllowedCommand' })

/** Why a request was refused (RFC 9457). */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    issues: z.array(issueSchema).exactOptional(),
    allowed: z.array(allowedCommandSchema).exactOptional(),
    merge: z.strictObject({ base: z.unknown(), mine: z.unknown(), newest: z.unknown() }).exactOptional(),
    offer: z
      .strictObject({
        flow: z.string(),
        customer: z.string().exactOptional(),
        links: z.array(z.strictObject({ to: z.string(), as: z.string() })),
      })
      .exactOptional(),
  })
  .meta({ id: 'Problem' }) satisfies z.ZodType<WireProblem>
