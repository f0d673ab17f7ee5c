import { z } from 'zod'
import type { ActStep } from '../../../core/contract/flow.ts'
import { dottedIdSchema, idSchema } from '../../document/atom-schemas.ts'
import { factValueSchema } from '../../document/fact-value-schema.ts'
import { checkReference, type Report } from '../../document/report.ts'
import { checkFactsSet } from '../fact-value.ts'
import { fixedWays, type NodeKindModel, type NodeScope } from '../node-kind.ts'
import { nodeBase } from '../node-schema.ts'

const stepSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('send'),
    template: idSchema,
    to: z.string().min(1).max(200),
    channel: dottedIdSchema.exactOptional(),
  }),
  z.strictObject({ do: z.literal('reply'), template: idSchema }),
  z.strictObject({ do: z.literal('set'), facts: z.record(dottedIdSchema, factValueSchema) }),
  z.strictObject({ do: z.literal('assign'), team: idSchema }),
  z.strictObject({ do: z.literal('webhook'), endpoint: idSchema }),
  z.strictObject({ do: z.literal('lookup') }),
  z.strictObject({ do: z.literal('classify') }),
  z.strictObject({ do: z.literal('resolve') }),
])

/** Does something by itself, step by step. */
export const actSchema = z.strictObject({
  ...nodeBase,
  kind: z.literal('act'),
  steps: z.array(stepSchema).min(1).max(100),
})

export const act: NodeKindModel<'act'> = {
  rests: () => 'never',
  waysOf: () => fixedWays('done', 'failed'),
  check: (node, report, scope) => {
    node.steps.forEach((step, index) => {
      checkStep(step, report.within(['steps', index]), scope)
    })
  },
  compile: (node, parts) => ({ ...parts, kind: 'act', steps: node.steps }),
}

function checkStep(step: ActStep, report: Report, { facts, surroundings: { settings } }: NodeScope): void {
  switch (step.do) {
    case 'send':
    case 'reply':
      checkReference(report, 'reference.unknown-message', ['template'], step.template, settings?.messages)
      return
    case 'set':
      checkFactsSet(report, ['facts'], step.facts, facts)
      return
    case 'assign':
      checkReference(report, 'reference.unknown-team', ['team'], step.team, settings?.teams)
      return
    case 'webhook':
      checkReference(report, 'reference.unknown-endpoint', ['endpoint'], step.endpoint, settings?.endpoints)
      return
    case 'lookup':
    case 'classify':
    case 'resolve':
  }
}
