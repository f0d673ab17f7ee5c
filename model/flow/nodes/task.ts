import { z } from 'zod'
import type { OutcomeDefinition } from '../../../core/contract/flow.ts'
import type { PlanOutcome } from '../../../core/contract/plan.ts'
import { dottedIdSchema, idSchema, localTextSchema } from '../../document/atom-schemas.ts'
import { checkReference, checkUnique } from '../../document/report.ts'
import { checkForm } from '../form.ts'
import { fixedWays, type NodeKindModel } from '../node-kind.ts'
import { formSchema, nodeBase } from '../node-schema.ts'

const nameSchema = z.string().min(1).max(200)

/** People's work: a queue, a form, and the outcomes by which it ends. */
export const taskSchema = z.strictObject({
  ...nodeBase,
  kind: z.literal('task'),
  queue: z
    .strictObject({
      team: idSchema.exactOptional(),
      role: idSchema.exactOptional(),
      skills: z.array(nameSchema).max(100).exactOptional(),
      region: nameSchema.exactOptional(),
    })
    .exactOptional(),
  form: formSchema.exactOptional(),
  instructions: localTextSchema.exactOptional(),
  outcomes: z
    .array(
      z.union([
        dottedIdSchema,
        z.strictObject({
          id: dottedIdSchema,
          name: localTextSchema.exactOptional(),
          resolves: z.boolean().exactOptional(),
        }),
      ]),
    )
    .min(1)
    .max(100),
})

export const task: NodeKindModel<'task'> = {
  rests: () => 'always',
  waysOf: (node) => fixedWays(...new Set(node.outcomes.map(outcomeId))),
  check: (node, report, { facts, surroundings: { settings } }) => {
    checkUnique(report, node.outcomes.map(outcomeId), (index) => ['outcomes', index])
    checkForm(report, node.form ?? [], facts)
    const { team, role } = node.queue ?? {}
    if (team !== undefined) checkReference(report, 'reference.unknown-team', ['queue', 'team'], team, settings?.teams)
    if (role !== undefined) checkReference(report, 'reference.unknown-role', ['queue', 'role'], role, settings?.roles)
  },
  compile: (node, parts) => ({
    ...parts,
    kind: 'task',
    queue: node.queue ?? {},
    form: node.form ?? [],
    outcomes: node.outcomes.map(compileOutcome),
  }),
}

function outcomeId(outcome: OutcomeDefinition): string {
  return typeof outcome === 'string' ? outcome : outcome.id
}

function compileOutcome(outcome: OutcomeDefinition): PlanOutcome {
  if (typeof outcome === 'string') return { id: outcome, name: outcome, resolves: false }
  return { id: outcome.id, name: outcome.name ?? outcome.id, resolves: outcome.resolves ?? false }
}
