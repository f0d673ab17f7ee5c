import { z } from 'zod'
import { fixedWays, type NodeKindModel } from '../node-kind.ts'
import { nodeBase } from '../node-schema.ts'

/** Waits for the branches of a split. */
export const joinSchema = z.strictObject({
  ...nodeBase,
  kind: z.literal('join'),
  waitsFor: z.union([z.enum(['all', 'any']), z.int().min(1).max(2000)]),
})

export const join: NodeKindModel<'join'> = {
  rests: () => 'never',
  waysOf: () => fixedWays('next'),
  check: (node, report, { joins }) => {
    const joined = joins.get(node.id)
    if (joined === undefined) {
      report.add('flow.join-without-split', [], { node: node.id })
      return
    }
    const { branches } = joined
    if (typeof node.waitsFor === 'number' && node.waitsFor > branches) {
      report.add('flow.join-waits-for-too-many', ['waitsFor'], { node: node.id, count: node.waitsFor, branches })
    }
  },
  compile: (node, parts, { joins }) => ({
    ...parts,
    kind: 'join',
    waitsFor: node.waitsFor,
    split: joins.get(node.id)?.split ?? null,
  }),
}
