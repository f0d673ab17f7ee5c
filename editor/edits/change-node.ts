import type { FlowNode, OutcomeDefinition } from '../../core/contract/flow.ts'
import type { NodeOf } from '../../model/flow/node-kind.ts'
import { changeFlow, flowIn, type Workspace } from '../workspace/workspace.ts'
import { kept, mapped, patched } from './same.ts'
import { modelWays } from './ways-of.ts'

/** What changes of a node: fields of its kind; `undefined` takes one away. Its id, kind and stage are changed by other edits. */
export type NodePatch<N extends FlowNode = FlowNode> = N extends FlowNode
  ? { readonly [F in Exclude<keyof N, 'id' | 'kind' | 'stage'>]?: N[F] | undefined }
  : never

/** Changes fields of a node. Where that renames a way its edge follows, and edges of ways that it no longer has go. */
export function changeNode(workspace: Workspace, id: string, patch: NodePatch): Workspace {
  const before = flowIn(workspace).nodes.find((node) => node.id === id)
  if (before === undefined) return workspace
  const after = patched<FlowNode>(before, patch)
  if (after === before) return workspace
  const renamed = renamedWays(before, after)
  const next = changeFlow(workspace, (flow) => ({
    ...flow,
    nodes: mapped(flow.nodes, (node) => (node === before ? after : node)),
    edges: mapped(flow.edges, (edge) => {
      const on = edge.from === id ? renamed.get(edge.on) : undefined
      return on === undefined ? edge : { ...edge, on }
    }),
  }))
  return withoutLostWays(next, after, lostWays(workspace, before, after, renamed))
}

/** The ways that a node had and has no more, as they are called now. */
function lostWays(workspace: Workspace, before: FlowNode, after: FlowNode, renamed: ReadonlyMap<string, string>) {
  const now = modelWays(workspace, after)
  if (now.isOpen) return new Set<string>()
  const has = new Set([...now.needed, ...now.possible])
  const had = modelWays(workspace, before)
  return new Set([...had.needed, ...had.possible].map((way) => renamed.get(way) ?? way).filter((way) => !has.has(way)))
}

function withoutLostWays(workspace: Workspace, { id }: FlowNode, lost: ReadonlySet<string>): Workspace {
  return changeFlow(workspace, (flow) =>
    patched(flow, { edges: kept(flow.edges, ({ from, on }) => from !== id || !lost.has(on)) }),
  )
}

/** The ways that a patch calls otherwise: those at the same place of a list that neither lost nor got an entry. */
function renamedWays(before: FlowNode, after: FlowNode): ReadonlyMap<string, string> {
  const [old, now] = [namedWays(before), namedWays(after)]
  if (old.length !== now.length) return new Map()
  return new Map(
    old.flatMap((way, index) => {
      const next = now[index]
      return next === undefined || next === way || now.includes(way) || old.includes(next) ? [] : [[way, next] as const]
    }),
  )
}

/** The ways that stand in a list of the node. */
function namedWays(node: FlowNode): readonly string[] {
  if (node.kind === 'task') return node.outcomes.map(outcomeId)
  return node.kind === 'survey' ? bandIds(node) : []
}

function bandIds({ bands = [] }: NodeOf<'survey'>): readonly string[] {
  return bands.map(({ id }) => id)
}

function outcomeId(outcome: OutcomeDefinition): string {
  return typeof outcome === 'string' ? outcome : outcome.id
}
