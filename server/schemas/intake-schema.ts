import { z } from 'zod'
import { idSchema } from '../../model/document/atom-schemas.ts'
import { shown } from '../../model/document/shown.ts'
import { problem } from '../../model/document/zod-issues.ts'
import { caseIdPattern } from './atoms.ts'

const short = z.string().min(1).max(200)
const reference = z.string().min(1).max(100)

/** Who asks. With an `id` the record of that customer is used, and made if there is none; without one a record is made if anything is known. */
const intakeCustomerSchema = z.strictObject({
  id: short.exactOptional(),
  name: short.exactOptional(),
  email: z.string().min(3).max(320).exactOptional(),
  phone: z.string().min(1).max(50).exactOptional(),
  tier: short.exactOptional(),
  region: short.exactOptional(),
  language: z.string().min(1).max(35).exactOptional(),
})

/** What POST /cases takes. */
export const intakeSchema = z
  .strictObject({
    flow: idSchema.meta({ description: 'a published flow' }),
    id: z
      .string()
      .superRefine((id, context) => {
        if (!caseIdPattern.test(id))
          context.addIssue({ code: 'custom', ...problem('http.bad-case-id', { id: shown(id) }) })
      })
      .exactOptional()
      .meta({ description: 'Makes sending it again safe: one case per id, for ever. A UUIDv7 if left out.' }),
    facts: z.record(z.string().max(260), z.unknown()).exactOptional(),
    customer: intakeCustomerSchema.exactOptional(),
    channel: short.exactOptional(),
    subject: z.string().min(1).max(500).exactOptional(),
    message: z.string().min(1).max(100_000).exactOptional(),
    team: reference.exactOptional(),
    assignee: reference.exactOptional(),
    waiting: reference.exactOptional().meta({ description: 'a reason: the case begins waiting' }),
    bot: z.boolean().exactOptional().meta({ description: 'a bot has the case first' }),
    links: z
      .array(z.strictObject({ to: reference, as: short }))
      .max(20)
      .exactOptional(),
  })
  .meta({ id: 'Intake' })

export type IntakeRequest = z.output<typeof intakeSchema>
