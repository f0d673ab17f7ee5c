import { z } from 'zod'
import { dottedIdSchema, durationSchema } from '../../document/atom-schemas.ts'
import { checkFact } from '../fact-value.ts'
import { checkForm } from '../form.ts'
import { fixedWays, type NodeKindModel } from '../node-kind.ts'
import { formSchema, nodeBase } from '../node-schema.ts'

/** The intake: channels, the form to fill in, and what makes two requests the same. */
export const startSchema = z.strictObject({
  ...nodeBase,
  kind: z.literal('start'),
  channels: z.array(dottedIdSchema).max(100).exactOptional(),
  form: formSchema.exactOptional(),
  duplicates: z.strictObject({ same: z.array(dottedIdSchema).min(1).max(100), within: durationSchema }).exactOptional(),
})

export const start: NodeKindModel<'start'> = {
  rests: () => 'never',
  waysOf: () => fixedWays('next'),
  check: (node, report, { facts }) => {
    checkForm(report, node.form ?? [], facts)
    node.duplicates?.same.forEach((id, index) => {
      checkFact(report, ['duplicates', 'same', index], id, facts)
    })
  },
  compile: (node, parts) => ({ ...parts, kind: 'start', channels: node.channels ?? [], form: node.form ?? [] }),
}
