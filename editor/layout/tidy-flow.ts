import { Graph, layout } from '@dagrejs/dagre'
import type { FlowDocument, FlowEdge } from '../../core/contract/flow.ts'
import { finishingOrder, graphOf } from '../../model/flow/graph.ts'
import { cardWidth } from '../cards/card-size.ts'
import { columnGap, heightsOf, isFolded, lanePadding, type Place, rowGap } from './drawing.ts'

/**
 * The places of all nodes, tidied up: the stages in their order from left to right, inside a stage by what follows what, rows so
 * that few edges cross. Pure and deterministic; what is folded stays so. Ranks are ours, since lanes bind them; the order and the height of the rows are dagre's.
 */
export function tidyLayout(flow: FlowDocument): NonNullable<FlowDocument['layout']> {
  const columns = columnsOf(flow)
  const rows = rowsOf(flow, columns)
  const folded = new Set(flow.stages.filter(({ id }) => isFolded(flow, id)).map(({ id }) => id))
  return Object.fromEntries(
    flow.nodes.map(({ id, stage }) => {
      const place: Place = { x: lanePadding + (columns.get(id) ?? 0) * (cardWidth + columnGap), y: rows.get(id) ?? 0 }
      return [id, folded.has(stage) ? { ...place, folded: true } : place]
    }),
  )
}

/** The column of each node: those of its stage come after all of the stages before, and in a stage whatever follows comes later. */
function columnsOf(flow: FlowDocument): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  let first = 0
  for (const ids of idsByStage(flow)) {
    const ranks = ranksWithin(flow, ids)
    for (const [id, rank] of ranks) columns.set(id, first + rank)
    // An empty stage is drawn as wide as one column.
    first += Math.max(1, ...[...ranks.values()].map((rank) => rank + 1))
  }
  return columns
}

function idsByStage({ stages, nodes }: FlowDocument): readonly (readonly string[])[] {
  const known = new Set(stages.map(({ id }) => id))
  return stages.map(({ id: stage }, index) =>
    nodes.filter((node) => node.stage === stage || (index === 0 && !known.has(node.stage))).map(({ id }) => id),
  )
}

/** The longest way to each node within a stage; what leads back is left aside. */
function ranksWithin(flow: FlowDocument, ids: readonly string[]): ReadonlyMap<string, number> {
  const inside = new Set(ids)
  const edges = flow.edges.filter(({ from, to }) => inside.has(from) && inside.has(to) && from !== to)
  const { successors } = graphOf({ ...flow, nodes: flow.nodes.filter(({ id }) => inside.has(id)), edges })
  const entered = new Set(flow.edges.flatMap(({ from, to }) => (inside.has(from) ? [] : [to])))
  const followed = new Set(edges.map(({ to }) => to))
  // Where cases come into the stage, the flow begins; a cycle then is cut where it comes back to there.
  const rootRank = (id: string) => (followed.has(id) ? (entered.has(id) ? 1 : 2) : 0)
  const roots = [...ids].sort((a, b) => rootRank(a) - rootRank(b))
  const order = finishingOrder(roots, successors).reverse()
  const places = new Map(order.map((id, place) => [id, place]))
  const ranks = new Map(order.map((id) => [id, 0]))
  for (const id of order) {
    for (const next of successors.get(id) ?? []) {
      if ((places.get(next) ?? 0) <= (places.get(id) ?? 0)) continue
      ranks.set(next, Math.max(ranks.get(next) ?? 0, (ranks.get(id) ?? 0) + 1))
    }
  }
  return ranks
}

/** The top of each card. */
function rowsOf(flow: FlowDocument, columns: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: rowGap, ranksep: columnGap, ranker: 'none' as never })
  graph.setDefaultEdgeLabel(() => ({}))
  const heights = heightsOf(flow)
  for (const { id } of flow.nodes) {
    // dagre doubles ranks to make room for labels of edges.
    graph.setNode(id, { width: cardWidth, height: heights.get(id) ?? 0, rank: 2 * (columns.get(id) ?? 0) })
  }
  flow.edges.forEach((edge, index) => {
    const ends = forward(edge, columns)
    if (ends !== null) graph.setEdge(ends[0], ends[1], {}, String(index))
  })
  layout(graph)
  const tops = flow.nodes.map(({ id }): [string, number] => {
    const { y = 0, height = 0 } = graph.node(id) as { y?: number; height?: number }
    return [id, Math.round(y - height / 2)]
  })
  const highest = Math.min(...tops.map(([, y]) => y))
  return new Map(tops.map(([id, y]) => [id, y - highest]))
}

/** The ends of an edge from left to right; null when it stays in a column or leads nowhere. */
function forward({ from, to }: FlowEdge, columns: ReadonlyMap<string, number>): readonly [string, string] | null {
  const [left, right] = [columns.get(from), columns.get(to)]
  if (left === undefined || right === undefined || left === right) return null
  return left < right ? [from, to] : [to, from]
}
