import { type Budget, spend } from './budget.ts'
import { type ClassSet, intersect, intersects, subtract } from './class-set.ts'

/**
 * A region of the space of facts: what it demands of some of its dimensions, ascending by dimension, and nothing of the others.
 * No demand is empty, so no box is.
 */
export type Box = readonly Demand[]

/** The classes that a box allows in one dimension. */
export interface Demand {
  readonly dimension: number
  readonly classes: ClassSet
}

/** The box that demands nothing. */
export const everywhere: Box = []

/** The region in both boxes, null if there is none. */
export function intersectBoxes(a: Box, b: Box, budget: Budget): Box | null {
  spend(budget, a.length + b.length + 1)
  const both: Demand[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const left = a[i]
    const right = b[j]
    if (right === undefined || (left !== undefined && left.dimension < right.dimension)) {
      both.push(left as Demand)
      i++
    } else if (left === undefined || right.dimension < left.dimension) {
      both.push(right)
      j++
    } else {
      spend(budget, (left.classes.length + right.classes.length) >> 2)
      const classes = intersect(left.classes, right.classes)
      if (classes.length === 0) return null
      both.push({ dimension: left.dimension, classes })
      i++
      j++
    }
  }
  return both
}

/** Whether two boxes share a region. */
export function meet(a: Box, b: Box, budget: Budget): boolean {
  spend(budget, 1)
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const left = a[i] as Demand
    const right = b[j] as Demand
    if (left.dimension === right.dimension) {
      spend(budget, (left.classes.length + right.classes.length) >> 2)
      if (!intersects(left.classes, right.classes)) return false
    }
    if (left.dimension <= right.dimension) i++
    if (right.dimension <= left.dimension) j++
  }
  return true
}

/**
 * The rest of a box without another that it meets, as boxes that do not meet: what differs in the first demanded dimension, then, of what agrees there,
 * what differs in the second, and so on. `sizes` says how many classes each dimension has.
 */
function subtractBox(from: Box, box: Box, sizes: readonly number[], budget: Budget): Box[] {
  const rest: Box[] = []
  let agreeing: Box = from
  for (const { dimension, classes } of box) {
    spend(budget, agreeing.length + (classes.length >> 1) + 1)
    const before = agreeing.find((demand) => demand.dimension === dimension)?.classes ?? [0, sizes[dimension] as number]
    const differing = subtract(before, classes)
    if (differing.length > 0) rest.push(withDemand(agreeing, { dimension, classes: differing }))
    agreeing = withDemand(agreeing, { dimension, classes: intersect(before, classes) })
  }
  return rest
}

/** What remains of a box once others are taken away, as boxes, found one by one: whoever needs one does not pay for all. */
export function* uncovered(
  box: Box,
  covers: readonly Box[],
  sizes: readonly number[],
  budget: Budget,
): Generator<Box, void> {
  const open: { readonly part: Box; readonly from: number }[] = [{ part: box, from: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, from } = next
    let at = from
    while (at < covers.length && !meet(covers[at] as Box, part, budget)) at++
    const cover = covers[at]
    if (cover === undefined) yield part
    else for (const rest of subtractBox(part, cover, sizes, budget)) open.push({ part: rest, from: at + 1 })
  }
}

function withDemand(box: Box, demand: Demand): Box {
  const at = box.findIndex(({ dimension }) => dimension >= demand.dimension)
  if (at === -1) return [...box, demand]
  const isSame = box[at]?.dimension === demand.dimension
  return [...box.slice(0, at), demand, ...box.slice(isSame ? at + 1 : at)]
}
