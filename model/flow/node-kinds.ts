import { z } from 'zod'
import type { FlowNode, NodeKind } from '../../core/contract/flow.ts'
import type { NodeKindModel } from './node-kind.ts'
import { act, actSchema } from './nodes/act.ts'
import { decide, decideSchema } from './nodes/decide.ts'
import { end, endSchema } from './nodes/end.ts'
import { join, joinSchema } from './nodes/join.ts'
import { split, splitSchema } from './nodes/split.ts'
import { start, startSchema } from './nodes/start.ts'
import { subflow, subflowSchema } from './nodes/subflow.ts'
import { survey, surveySchema } from './nodes/survey.ts'
import { task, taskSchema } from './nodes/task.ts'
import { wait, waitSchema } from './nodes/wait.ts'

/** What each node kind is; one that is missing does not compile. */
const nodeKinds: { readonly [K in NodeKind]: NodeKindModel<K> } = {
  start,
  task,
  decide,
  act,
  wait,
  survey,
  split,
  join,
  subflow,
  end,
}

/** A node as people write it. */
export const nodeSchema = z.discriminatedUnion('kind', [
  startSchema,
  taskSchema,
  decideSchema,
  actSchema,
  waitSchema,
  surveySchema,
  splitSchema,
  joinSchema,
  subflowSchema,
  endSchema,
])

/** What the kind of a node says about it. The node given and the node asked for are one, which the type cannot tell. */
export function kindOf<N extends FlowNode>(node: N): NodeKindModel<N['kind']> {
  return nodeKinds[node.kind] as unknown as NodeKindModel<N['kind']>
}
