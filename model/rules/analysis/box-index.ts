import { type Box, meet } from './box.ts'
import { type Budget, spend } from './budget.ts'
import { classesOf } from './class-set.ts'

/** Boxes to which those that meet another can be found without looking at all of them. */
export interface BoxIndex {
  add(box: Box): void
  /** The boxes that meet this one, in the order in which they were added. */
  meeting(box: Box, budget: Budget): Box[]
}

const mostClasses = 32

/** One dimension: the boxes that demand few classes of it by these classes, and all others. */
interface Shelf {
  readonly byClass: Map<number, number[]>
  readonly others: number[]
  /** How many of all boxes this shelf knows; a dimension of which no box demanded anything has no shelf until then. */
  known: number
}

/** An empty index. */
export function newBoxIndex(): BoxIndex {
  const boxes: Box[] = []
  const shelves = new Map<number, Shelf>()

  const add = (box: Box) => {
    const number = boxes.push(box) - 1
    for (const { dimension, classes } of box) {
      const shelf: Shelf = shelves.get(dimension) ?? { byClass: new Map(), others: [], known: 0 }
      shelves.set(dimension, shelf)
      catchUp(shelf, number)
      shelf.known = number + 1
      if (countOf(classes) > mostClasses) shelf.others.push(number)
      else for (const each of classesOf(classes)) pushTo(shelf.byClass, each, number)
    }
  }
  const candidates = (box: Box): readonly number[] => {
    let best: readonly number[] | null = null
    for (const { dimension, classes } of box) {
      const shelf = shelves.get(dimension)
      if (shelf === undefined || countOf(classes) > mostClasses) continue
      catchUp(shelf, boxes.length)
      const lists = [shelf.others, ...[...classesOf(classes)].map((each) => shelf.byClass.get(each) ?? [])]
      const count = lists.reduce((sum, list) => sum + list.length, 0)
      if (best === null || count < best.length) best = lists.flat()
    }
    return best === null ? [...boxes.keys()] : [...new Set(best)].sort((a, b) => a - b)
  }
  const meeting = (box: Box, budget: Budget) => {
    const numbers = candidates(box)
    spend(budget, numbers.length)
    return numbers.map((number) => boxes[number] as Box).filter((each) => meet(each, box, budget))
  }
  return { add, meeting }
}

/** Boxes that demand nothing of the dimension meet any demand of it. */
function catchUp(shelf: Shelf, until: number): void {
  for (; shelf.known < until; shelf.known++) shelf.others.push(shelf.known)
}

function countOf(classes: readonly number[]): number {
  let count = 0
  for (let i = 0; i < classes.length; i += 2) count += (classes[i + 1] as number) - (classes[i] as number)
  return count
}

function pushTo(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
