import { z } from 'zod'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import { factsById } from '../../../core/facts/built-in-facts.ts'
import { dottedIdSchema, idSchema } from '../../document/atom-schemas.ts'
import { checkReference } from '../../document/report.ts'
import { checkFact, checkSettableFact } from '../fact-value.ts'
import type { NodeKindModel } from '../node-kind.ts'
import { nodeBase } from '../node-schema.ts'

const factMapSchema = z.record(dottedIdSchema, dottedIdSchema)

/** Another flow as a child case. */
export const subflowSchema = z.strictObject({
  ...nodeBase,
  kind: z.literal('subflow'),
  flow: idSchema,
  in: factMapSchema.exactOptional(),
  out: factMapSchema.exactOptional(),
})

export const subflow: NodeKindModel<'subflow'> = {
  rests: () => 'never',
  waysOf: (node, { flows }) => {
    const child = flows?.get(node.flow)
    return child === undefined
      ? { needed: [], possible: [], isOpen: true }
      : { needed: endOutcomes(child), possible: ['else'], isOpen: false }
  },
  check: (node, report, { facts, surroundings: { flows } }) => {
    checkReference(report, 'reference.unknown-flow', ['flow'], node.flow, flows?.ids)
    const child = flows?.get(node.flow)
    const childFacts = child === undefined ? undefined : factsById(child.facts ?? [])
    for (const [target, source] of Object.entries(node.in ?? {})) {
      if (childFacts !== undefined) checkSettableFact(report, ['in', target], target, childFacts)
      checkFact(report, ['in', target], source, facts)
    }
    for (const [target, source] of Object.entries(node.out ?? {})) {
      checkSettableFact(report, ['out', target], target, facts)
      if (childFacts !== undefined) checkFact(report, ['out', target], source, childFacts)
    }
  },
  compile: (node, parts) => ({ ...parts, kind: 'subflow', flow: node.flow, in: node.in ?? {}, out: node.out ?? {} }),
}

/** By which outcomes a flow ends; an end that names none ends by its own id. */
function endOutcomes(flow: FlowDocument): string[] {
  const outcomes = flow.nodes.flatMap((node) => (node.kind === 'end' ? [node.outcome ?? node.id] : []))
  return [...new Set(outcomes)]
}
