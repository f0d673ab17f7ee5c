import { z } from 'zod'
import type { CommandWord } from '../../core/contract/case-command.ts'
import { durationSchema, instantSchema } from '../../model/document/atom-schemas.ts'

const name = z.string().min(1).max(200)
const reference = z.string().min(1).max(100)
const facts = z.record(z.string().max(260), z.unknown()).meta({ description: 'by id; null removes a fact' })
const text = z.string().max(100_000).exactOptional().meta({ description: 'the words themselves' })
const tags = z.array(name).max(200)

/** The fields of each command word as the API takes them: those of core, with `text` where core takes the id of stored words. */
const fields = {
  reply: { by: z.enum(['person', 'bot']).exactOptional(), public: z.boolean().exactOptional(), text },
  message: { channel: name.exactOptional(), text },
  note: { text },
  set: { facts },
  assign: { team: reference.exactOptional(), agent: name.nullable().exactOptional() },
  complete: { node: reference, outcome: reference, facts: facts.exactOptional() },
  wait: { reason: reference, for: durationSchema.exactOptional(), until: instantSchema.exactOptional() },
  resume: { reason: reference.exactOptional() },
  merge: { into: reference },
  link: { to: reference, as: reference },
  tag: { add: tags.exactOptional(), remove: tags.exactOptional() },
  resolve: {},
  reopen: {},
  close: {},
  cancel: {},
  handOver: {},
  external: { name: reference, facts: facts.exactOptional() },
  answer: {
    score: z.number(),
    node: reference.exactOptional(),
    answers: z.record(reference, z.number()).exactOptional(),
    comment: text,
    text: text.meta({ description: 'another word for comment' }),
  },
} satisfies Record<CommandWord, z.ZodRawShape>

const commandId = z
  .string()
  .regex(/^[\w.:@-]{1,100}$/)
  .exactOptional()
  .meta({
    description: 'Makes sending it again safe: a command id is applied once. Made by the server if left out.',
  })

function word<W extends CommandWord>(does: W) {
  return z.strictObject({ do: z.literal(does), commandId, ...fields[does] })
}

/** A command as POST /cases/:id/commands takes it. What it may hold is core's law (`checkCommand`); this is its shape, for OpenAPI and forms. */
export const commandSchema = z
  .discriminatedUnion('do', [
    word('reply'),
    word('message'),
    word('note'),
    word('set'),
    word('assign'),
    word('complete'),
    word('wait'),
    word('resume'),
    word('merge'),
    word('link'),
    word('tag'),
    word('resolve'),
    word('reopen'),
    word('close'),
    word('cancel'),
    word('handOver'),
    word('external'),
    word('answer'),
  ])
  .meta({ id: 'Command' })

export type CommandRequest = z.output<typeof commandSchema>
