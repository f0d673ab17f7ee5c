import { z } from 'zod'
import type { NodeKindModel } from '../node-kind.ts'
import { nodeBase } from '../node-schema.ts'

/** Work in parallel: every way out is taken. The owner names the branches. */
export const splitSchema = z.strictObject({ ...nodeBase, kind: z.literal('split') })

export const split: NodeKindModel<'split'> = {
  rests: () => 'never',
  waysOf: () => ({ needed: [], possible: [], isOpen: true }),
  check: (node, report, { branches }) => {
    if ((branches.get(node.id) ?? 0) < 2) report.add('flow.split-of-one', [], { node: node.id })
  },
  compile: (_, parts) => ({ ...parts, kind: 'split' }),
}
