import { type FlowGraph, finishingOrder, reachableFrom } from './graph.ts'

/** For each join that has one: the split whose branches meet in it, and how many of them do. */
export type Joins = ReadonlyMap<string, { readonly split: string; readonly branches: number }>

/**
 * Finds the split that belongs to each join: the innermost one through which every way to the join leads (it dominates the
 * join) and of which at least two branches arrive. A split that an earlier join has closed is passed over.
 */
export function joinsOf(graph: FlowGraph): Joins {
  const joins = new Map<string, { split: string; branches: number }>()
  if (graph.start === null) return joins
  const order = finishingOrder([graph.start], graph.successors).reverse()
  const dominators = immediateDominators(graph, order)
  for (const id of order) {
    if (graph.nodes.get(id)?.kind !== 'join') continue
    for (let at = dominators.get(id); at !== undefined; at = dominators.get(at)) {
      const closed = joins.get(at)
      if (closed !== undefined) {
        at = closed.split
        continue
      }
      if (graph.nodes.get(at)?.kind !== 'split') continue
      const branches = branchesInto(graph, at, id)
      if (branches < 2) continue
      joins.set(id, { split: at, branches })
      break
    }
  }
  return joins
}

/** How many of a split's ways lead to a join without coming through the split again. */
function branchesInto(graph: FlowGraph, split: string, join: string): number {
  const backwards = new Map(graph.predecessors)
  backwards.set(split, [])
  const arriving = reachableFrom([join], backwards)
  return (graph.successors.get(split) ?? []).filter((first) => arriving.has(first)).length
}

/**
 * The nearest node through which every way from the start to a node leads, for each node of `order` but the start.
 * `order` is reverse postorder. After Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm" (2001).
 */
function immediateDominators(graph: FlowGraph, order: readonly string[]): ReadonlyMap<string, string> {
  const position = new Map(order.map((id, index) => [id, index]))
  const found: (number | undefined)[] = [0]
  for (let changed = true; changed; ) {
    changed = false
    for (let index = 1; index < order.length; index++) {
      const before = (graph.predecessors.get(order[index] ?? '') ?? []).flatMap((id) => position.get(id) ?? [])
      const known = before.filter((at) => found[at] !== undefined)
      const nearest = known.slice(1).reduce((a, b) => meet(found, a, b), known[0] ?? 0)
      if (found[index] === nearest) continue
      found[index] = nearest
      changed = true
    }
  }
  return new Map(order.slice(1).map((id, index) => [id, order[found[index + 1] ?? 0] ?? id]))
}

function meet(found: readonly (number | undefined)[], first: number, second: number): number {
  let [a, b] = [first, second]
  while (a !== b) {
    if (a > b) a = found[a] ?? 0
    else b = found[b] ?? 0
  }
  return a
}
