import type { FlowNode, StageDefinition } from '../../core/contract/flow.ts'
import type { FlowView } from '../cards/flow-view.ts'
import { edgeId } from '../edits/edge-id.ts'
import type { Way } from '../edits/ways-of.ts'

/** One line of the outline: a stage, a step of it, or a way out of a step. */
export type OutlineRow = {
  /** Unique in the outline. */
  readonly key: string
  readonly level: 1 | 2 | 3
  readonly parent: string | null
  /** Null where there is nothing below it. */
  readonly isOpen: boolean | null
  readonly position: number
  readonly siblings: number
} & (
  | { readonly kind: 'stage'; readonly stage: StageDefinition; readonly steps: number }
  | { readonly kind: 'node'; readonly node: FlowNode }
  | { readonly kind: 'way'; readonly from: string; readonly way: Way; readonly edge: string | null }
)

export const stageRowKey = (stage: string) => `stage:${stage}`
export const wayRowKey = (node: string, way: string) => `way:${node} ${way}`

/**
 * The lines of the outline from top to bottom, as far as they are open: stages are unless they are in `closed`, steps when they are
 * in `opened`. Steps stand in the order in which cases come to them. Pure.
 */
export function outlineRows(
  view: FlowView,
  closed: ReadonlySet<string>,
  opened: ReadonlySet<string>,
): readonly OutlineRow[] {
  const order = orderOf(view)
  const { stages } = view.flow
  return stages.flatMap((stage, index): OutlineRow[] => {
    const key = stageRowKey(stage.id)
    const steps = order.filter((node) => node.stage === stage.id)
    const isOpen = steps.length === 0 ? null : !closed.has(key)
    const head: OutlineRow = {
      kind: 'stage',
      key,
      level: 1,
      parent: null,
      isOpen,
      position: index + 1,
      siblings: stages.length,
      stage,
      steps: steps.length,
    }
    return isOpen === true
      ? [head, ...steps.flatMap((node, at) => stepRows(view, node, key, at, steps.length, opened))]
      : [head]
  })
}

function stepRows(
  view: FlowView,
  node: FlowNode,
  parent: string,
  at: number,
  siblings: number,
  opened: ReadonlySet<string>,
): OutlineRow[] {
  const ways = view.cards.get(node.id)?.ways ?? []
  const isOpen = ways.length === 0 ? null : opened.has(node.id)
  const head: OutlineRow = { kind: 'node', key: node.id, level: 2, parent, isOpen, position: at + 1, siblings, node }
  if (isOpen !== true) return [head]
  const below = ways.map((way, index): OutlineRow => {
    const edge = way.to === null ? null : edgeId({ from: node.id, on: way.id, to: way.to })
    return {
      kind: 'way',
      key: wayRowKey(node.id, way.id),
      level: 3,
      parent: node.id,
      isOpen: null,
      position: index + 1,
      siblings: ways.length,
      from: node.id,
      way,
      edge,
    }
  })
  return [head, ...below]
}

/** The steps as a case meets them: breadth first from the intakes, then what no case reaches, in the order of the document. */
function orderOf(view: FlowView): readonly FlowNode[] {
  const seen = new Set(view.flow.nodes.filter((node) => node.kind === 'start').map((node) => node.id))
  for (const id of seen) for (const { to } of view.edges.out.get(id) ?? []) seen.add(to)
  for (const node of view.flow.nodes) seen.add(node.id)
  return [...seen].flatMap((id) => view.cards.get(id)?.node ?? [])
}
