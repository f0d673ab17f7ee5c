import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'

/** A flow as a graph over node ids; edges from or to nodes that do not exist are left out. */
export interface FlowGraph {
  readonly nodes: ReadonlyMap<string, FlowNode>
  readonly successors: ReadonlyMap<string, readonly string[]>
  readonly predecessors: ReadonlyMap<string, readonly string[]>
  /** The first start node. */
  readonly start: string | null
}

/** The graph of a flow. Of nodes that share an id, the first counts. */
export function graphOf({ nodes, edges }: FlowDocument): FlowGraph {
  const byId = new Map<string, FlowNode>()
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node)
  const successors = new Map<string, string[]>([...byId.keys()].map((id) => [id, []]))
  const predecessors = new Map<string, string[]>([...byId.keys()].map((id) => [id, []]))
  for (const { from, to } of edges) {
    if (!byId.has(from) || !byId.has(to)) continue
    successors.get(from)?.push(to)
    predecessors.get(to)?.push(from)
  }
  const start = nodes.find((node) => node.kind === 'start')?.id ?? null
  return { nodes: byId, successors, predecessors, start }
}

/** Everything that can be reached from some nodes by following the edges given, themselves included. */
export function reachableFrom(
  from: Iterable<string>,
  edges: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set(from)
  const open = [...reached]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of edges.get(id) ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(next)
    }
  }
  return reached
}

/** The strongly connected groups of at least one edge within some nodes: the cycles that never leave them. Each in the order of the document. */
export function cyclesWithin(graph: FlowGraph, isWithin: (node: FlowNode) => boolean): string[][] {
  const inside = new Set([...graph.nodes.values()].filter(isWithin).map((node) => node.id))
  const edges = restricted(graph.successors, inside)
  const reverse = restricted(graph.predecessors, inside)
  const seen = new Set<string>()
  const cycles: string[][] = []
  // Kosaraju: in the order of finishing, what reaches back belongs together.
  for (const id of finishingOrder(inside, edges).reverse()) {
    if (seen.has(id)) continue
    const group = collect(id, reverse, seen)
    const isCycle = group.size > 1 || (edges.get(id) ?? []).includes(id)
    if (isCycle) cycles.push([...inside].filter((member) => group.has(member)))
  }
  return cycles
}

function restricted(
  edges: ReadonlyMap<string, readonly string[]>,
  inside: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  return new Map([...inside].map((id) => [id, (edges.get(id) ?? []).filter((next) => inside.has(next))]))
}

function collect(from: string, edges: ReadonlyMap<string, readonly string[]>, seen: Set<string>): Set<string> {
  const group = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    group.add(id)
    open.push(...(edges.get(id) ?? []))
  }
  return group
}

/** Nodes in the order in which a depth-first walk is done with them: each after all it leads to, but for cycles. */
export function finishingOrder(from: Iterable<string>, edges: ReadonlyMap<string, readonly string[]>): string[] {
  const order: string[] = []
  const seen = new Set<string>()
  for (const root of from) {
    if (seen.has(root)) continue
    seen.add(root)
    const stack = [{ id: root, next: 0 }]
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = edges.get(top.id)?.[top.next]
      top.next += 1
      if (child === undefined) {
        order.push(top.id)
        stack.pop()
      } else if (!seen.has(child)) {
        seen.add(child)
        stack.push({ id: child, next: 0 })
      }
    }
  }
  return order
}
