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

/** The boxes that demand something of one dimension: by these classes if they are few. */
interface Shelf {
  readonly byClass: Map<number, number[]>
  readonly wide: number[]
  readonly members: Set<number>
  /** Of the first `known` boxes those that demand nothing here, and so meet any demand. */
  readonly absent: number[]
  known: number
}

/** An empty index. */
export function newBoxIndex(): BoxIndex {
  const boxes: Box[] = []
  const shelves = new Map<number, Shelf>()

  const add = (box: Box) => {
    const number = boxes.push(box) - 1
    for (const { dimension, classes } of box) {
      const shelf = shelves.get(dimension) ?? newShelf()
      shelves.set(dimension, shelf)
      shelf.members.add(number)
      if (countOf(classes) > mostClasses) shelf.wide.push(number)
      else for (const each of classesOf(classes)) pushTo(shelf.byClass, each, number)
    }
  }
  /** Some boxes among which all are that meet this one: as few as one dimension can tell. */
  const candidates = (box: Box): readonly number[] => {
    let best: readonly number[] | null = null
    for (const { dimension, classes } of box) {
      const shelf = shelves.get(dimension)
      const isOfUse = shelf !== undefined && shelf.members.size * 2 > boxes.length && countOf(classes) <= mostClasses
      if (!isOfUse) continue
      catchUp(shelf, boxes.length)
      const lists = [shelf.absent, shelf.wide, ...[...classesOf(classes)].map((each) => shelf.byClass.get(each) ?? [])]
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

function newShelf(): Shelf {
  return { byClass: new Map(), wide: [], members: new Set(), absent: [], known: 0 }
}

function catchUp(shelf: Shelf, until: number): void {
  for (; shelf.known < until; shelf.known++) if (!shelf.members.has(shelf.known)) shelf.absent.push(shelf.known)
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
