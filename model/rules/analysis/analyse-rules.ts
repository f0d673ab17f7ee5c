import type { FactDefinition, FactId } from '../../../core/contract/facts.ts'
import type { CompiledEntry, HitPolicy } from '../../../core/contract/rules.ts'
import { type Box, type Demand, intersectBoxes, uncovered } from './box.ts'
import { newBoxIndex } from './box-index.ts'
import { type Budget, BudgetExceeded } from './budget.ts'
import { interval } from './class-set.ts'
import { missingOf } from './domain.ts'
import { certainly, type Example, exampleIn } from './example.ts'
import { type Space, spaceOf } from './space.ts'

/** What was found out about where the entries of a rule set hold. Entries are named by their number. */
export interface Findings {
  /** Pairs of entries that hold for the same facts; only looked for under `unique`. */
  readonly overlaps: readonly { readonly first: number; readonly second: number; readonly example: Example }[]
  /** Present facts for which no entry holds, if there are any; not looked for under `collect`. */
  readonly gap: Example | null
  /** Entries that hold only where one above them does; only looked for under `first`. */
  readonly unreachable: readonly number[]
  /** Entries that hold nowhere. */
  readonly neverHolding: readonly number[]
  /** False if there was too much to look at: there may be more than what was found. */
  readonly isComplete: boolean
}

/** As much work as fits into some tens of milliseconds. */
const wholeBudget = 400_000
const mostOverlaps = 20

/**
 * Finds overlaps, gaps and unreachable entries. Pure and bounded.
 *
 * The values of each fact fall into finitely many classes that the rules do not tell apart, so an entry is a union of boxes in a finite space,
 * and the questions are emptiness of intersections and differences. What is found is true: overlaps and gaps are proven by an example that was
 * evaluated. On numbers, booleans, enums, texts, lists, dates and instants everything is found; comparisons between two facts, `isOpen`
 * and `withinLast` count as questions that may be answered either way, so what follows from their meaning is not.
 */
export function analyseRules(
  entries: readonly CompiledEntry[],
  hit: HitPolicy,
  facts: ReadonlyMap<FactId, FactDefinition>,
): Findings {
  let isComplete = true
  const within = <T>(share: number, otherwise: T, search: (budget: Budget) => T): T => {
    try {
      return search({ left: wholeBudget * share })
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error
      isComplete = false
      return otherwise
    }
  }
  const space = within(0.4, null, (budget) => spaceOf(entries, facts, budget))
  if (space === null) return { overlaps: [], gap: null, unreachable: [], neverHolding: [], isComplete }
  if (space.boxes.includes(null)) isComplete = false
  const isExact = space.dimensions.every((each) => each.kind === 'question' || each.domain.isExact)
  if (!isExact) isComplete = false

  const overlaps: Findings['overlaps'][number][] = []
  if (hit === 'unique') within(0.3, null, (budget) => findOverlaps(entries, space, overlaps, budget))
  const gap = hit === 'collect' ? null : within(0.3, null, (budget) => findGap(entries, space, budget))
  const neverHolding = isExact ? space.boxes.flatMap((boxes, index) => (boxes?.length === 0 ? [index] : [])) : []
  const unreachable: number[] = []
  if (hit === 'first' && isExact) within(0.3, null, (budget) => findUnreachable(space, unreachable, budget))
  return { overlaps, gap, unreachable, neverHolding, isComplete }
}

function findOverlaps(
  entries: readonly CompiledEntry[],
  space: Space,
  found: Findings['overlaps'][number][],
  budget: Budget,
): null {
  const above = newBoxIndex()
  const owners = new Map<Box, number>()
  for (const [second, entry] of entries.entries()) {
    const told = new Set<number>()
    for (const box of space.boxes[second] ?? []) {
      for (const other of above.meeting(box, budget)) {
        const first = owners.get(other) as number
        if (told.has(first)) continue
        const example = overlapOf(space, other, box, [entries[first] as CompiledEntry, entry], budget)
        if (example === null) continue
        if (found.length >= mostOverlaps) throw new BudgetExceeded()
        told.add(first)
        found.push({ first, second, example })
      }
    }
    for (const box of space.boxes[second] ?? []) {
      // A copy, since the box that demands nothing is one and the same for all entries.
      const own = [...box]
      owners.set(own, second)
      above.add(own)
    }
  }
  return null
}

function overlapOf(
  space: Space,
  upper: Box,
  lower: Box,
  entries: readonly CompiledEntry[],
  budget: Budget,
): Example | null {
  const both = intersectBoxes(upper, lower, budget)
  const example = both === null ? null : exampleIn(space, both)
  if (example === null) return null
  return entries.every((each) => certainly(each.if, example.facts) === true) ? example : null
}

function findGap(entries: readonly CompiledEntry[], space: Space, budget: Budget): Example | null {
  if (entries.length === 0 || space.boxes.includes(null)) return null
  const present = space.dimensions.flatMap((each, dimension): Demand[] =>
    each.kind === 'fact' ? [{ dimension, classes: interval(0, missingOf(each.domain)) }] : [],
  )
  const boxes = space.boxes.flatMap((each) => each ?? [])
  for (const rest of uncovered(present, boxes, space.sizes, budget)) {
    const example = exampleIn(space, rest)
    if (example !== null && entries.every((entry) => certainly(entry.if, example.facts) === false)) return example
  }
  return null
}

function findUnreachable(space: Space, found: number[], budget: Budget): null {
  const above = newBoxIndex()
  for (const [index, boxes] of space.boxes.entries()) {
    if (boxes === null) continue
    const isCovered = boxes.every(
      (box) => uncovered(box, above.meeting(box, budget), space.sizes, budget).next().done === true,
    )
    if (isCovered && boxes.length > 0) found.push(index)
    for (const box of boxes) above.add(box)
  }
  return null
}
