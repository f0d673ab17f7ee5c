import type { FlowDocument, FlowEdge, FlowNode, StageDefinition } from '../../core/contract/flow.ts'
import { cardWidth } from '../cards/card-size.ts'
import { edgeId } from '../edits/edge-id.ts'
import { heightsOf, type Place, rowGap } from '../layout/drawing.ts'
import { withGone } from './with-gone.ts'

/**
 * Two versions of a flow as one picture; pure. What is gone stands where it stood, as far as nothing stands there now, in stages that
 * are gone if need be, and a way that leads elsewhere now is there twice. Nothing is folded: a change must not hide.
 */
export function mergedFlow(before: FlowDocument, after: FlowDocument): FlowDocument {
  const nodes = withGone(before.nodes, after.nodes, ({ id }) => id)
  const edges = withGone(before.edges, after.edges, edgeId)
  return {
    ...after,
    stages: stagesOf(before, after, nodes),
    nodes,
    edges: withBothEnds(edges, nodes),
    notes: after.notes ?? [],
    layout: layoutOf(before, after, nodes),
  }
}

function withBothEnds(edges: readonly FlowEdge[], nodes: readonly FlowNode[]): readonly FlowEdge[] {
  const ids = new Set(nodes.map(({ id }) => id))
  return edges.filter(({ from, to }) => ids.has(from) && ids.has(to))
}

/** The stages of the newer version; one that is gone stands behind the one that it stood behind, if a node of it is drawn. */
function stagesOf(before: FlowDocument, after: FlowDocument, nodes: readonly FlowNode[]): readonly StageDefinition[] {
  const used = new Set(nodes.map(({ stage }) => stage))
  const stages = [...after.stages]
  before.stages.forEach((stage, index) => {
    if (stages.some(({ id }) => id === stage.id) || !used.has(stage.id)) return
    const previous = before.stages[index - 1]?.id
    stages.splice(stages.findIndex(({ id }) => id === previous) + 1, 0, stage)
  })
  return stages
}

type Layout = NonNullable<FlowDocument['layout']>

function layoutOf(before: FlowDocument, after: FlowDocument, nodes: readonly FlowNode[]): Layout {
  const now = new Set(after.nodes.map(({ id }) => id))
  const heights = heightsOf({ ...after, nodes, edges: withGone(before.edges, after.edges, edgeId) })
  const heightOf = (id: string) => heights.get(id) ?? 0
  const taken: Box[] = []
  const layout: Record<string, Place> = {}
  for (const { id } of nodes) {
    const written = now.has(id) ? after.layout?.[id] : before.layout?.[id]
    if (written === undefined) continue
    const box = { x: written.x, y: written.y, height: heightOf(id) }
    const { x, y } = now.has(id) ? box : freePlace(box, taken)
    layout[id] = { x, y }
    taken.push({ x, y, height: box.height })
  }
  return layout
}

interface Box extends Place {
  readonly height: number
}

/** The nearest place below where nothing stands yet. */
function freePlace({ x, y: wanted, height }: Box, taken: readonly Box[]): Place {
  let y = wanted
  for (;;) {
    const inTheWay = taken.find(
      (other) => Math.abs(other.x - x) < cardWidth && other.y < y + height && y < other.y + other.height,
    )
    if (inTheWay === undefined) return { x, y }
    y = inTheWay.y + inTheWay.height + rowGap
  }
}
