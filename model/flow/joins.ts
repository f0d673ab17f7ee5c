import { type FlowGraph, finishingOrder } from './graph.ts'

/** For each join that has one: the split whose branches meet in it, and how many of them do. */
export type Joins = ReadonlyMap<string, { readonly split: string; readonly branches: number }>

/** A node by its place in reverse postorder; the start is 0. */
type Place = number

/** What can be reached from the start, by place. */
interface Ordered {
  readonly ids: readonly string[]
  readonly successors: readonly (readonly Place[])[]
  readonly predecessors: readonly (readonly Place[])[]
  /** The nearest node through which every way from the start leads; the start's is itself. */
  readonly dominators: readonly Place[]
}

/**
 * Finds the split that belongs to each join: the innermost one through which every way to the join leads (it dominates the
 * join) and of which at least two branches arrive. A split that an earlier join has closed is passed over. The work grows with
 * joins × edges.
 */
export function joinsOf(graph: FlowGraph): Joins {
  const ordered = orderedFrom(graph)
  const isKind = (place: Place, kind: 'split' | 'join') => graph.nodes.get(ordered.ids[place] ?? '')?.kind === kind
  const closedBy = new Map<Place, { readonly split: Place; readonly branches: number }>()
  ordered.ids.forEach((_, join) => {
    if (!isKind(join, 'join')) return
    const arrivals = arrivalsAt(ordered, join)
    for (let at = join; at !== 0; ) {
      at = closedBy.get(at)?.split ?? at
      at = ordered.dominators[at] ?? 0
      if (closedBy.has(at) || !isKind(at, 'split')) continue
      const branches = arrivals.through(at)
      if (branches < 2) continue
      closedBy.set(join, { split: at, branches })
      return
    }
  })
  const idOf = (place: Place) => ordered.ids[place] ?? ''
  return new Map([...closedBy].map(([join, { split, branches }]) => [idOf(join), { split: idOf(split), branches }]))
}

function orderedFrom(graph: FlowGraph): Ordered {
  const ids = graph.start === null ? [] : finishingOrder([graph.start], graph.successors).reverse()
  const places = new Map(ids.map((id, place) => [id, place]))
  const placed = (edges: ReadonlyMap<string, readonly string[]>) =>
    ids.map((id) => (edges.get(id) ?? []).flatMap((other) => places.get(other) ?? []))
  const predecessors = placed(graph.predecessors)
  return { ids, successors: placed(graph.successors), predecessors, dominators: dominatorsOf(predecessors) }
}

/**
 * Walks back from a join, one dominator at a time. `through` counts the ways of a split that lead to the join without coming
 * through the split again; splits have to be asked from the innermost outwards, so that nothing is walked twice.
 */
function arrivalsAt({ successors, predecessors }: Ordered, join: Place) {
  const seen = new Set([join])
  let open = [join]
  return {
    through(split: Place): number {
      const held: Place[] = []
      for (let place = open.pop(); place !== undefined; place = open.pop()) {
        if (place === split) {
          held.push(place)
          continue
        }
        for (const before of predecessors[place] ?? []) {
          if (seen.has(before)) continue
          seen.add(before)
          open.push(before)
        }
      }
      open = held
      return (successors[split] ?? []).filter((first) => first !== split && seen.has(first)).length
    },
  }
}

/**
 * The nearest dominator of each place, the start's own for the start. After Cooper, Harvey, Kennedy, "A Simple, Fast
 * Dominance Algorithm" (2001), which wants reverse postorder.
 */
function dominatorsOf(predecessors: readonly (readonly Place[])[]): readonly Place[] {
  const found: (Place | undefined)[] = [0]
  for (let changed = true; changed; ) {
    changed = false
    for (let place = 1; place < predecessors.length; place++) {
      const known = (predecessors[place] ?? []).filter((before) => found[before] !== undefined)
      const nearest = known.slice(1).reduce((a, b) => meet(found, a, b), known[0] ?? 0)
      if (found[place] === nearest) continue
      found[place] = nearest
      changed = true
    }
  }
  return predecessors.map((_, place) => found[place] ?? 0)
}

function meet(found: readonly (Place | undefined)[], first: Place, second: Place): Place {
  let [a, b] = [first, second]
  while (a !== b) {
    if (a > b) a = found[a] ?? 0
    else b = found[b] ?? 0
  }
  return a
}
