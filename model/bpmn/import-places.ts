import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Shape } from './making.ts'

/** The room that a node has in the designer: as wide as a card, as high as its head; each way below adds a line. */
export const cardRoom = { width: 208, height: 76, gap: 24, wayHeight: 22 } as const

/** A node's shape in a picture drawn elsewhere, and whether it is a box like a card or a small sign in its middle. */
export interface DrawnNode {
  readonly id: string
  readonly shape: Shape
  readonly isBox: boolean
}

/** How a picture drawn elsewhere is spread so that cards have room in it. */
export interface Spread {
  readonly x: number
  readonly y: number
}

const widest = 5

/** How far a picture has to be spread so that no cards overlap; null when cards would lie on each other whatever is done. */
export function spreadOf(nodes: readonly DrawnNode[], heights: ReadonlyMap<string, number>): Spread | null {
  let [x, y] = [1, 1]
  const undecided: { readonly dx: number; readonly dy: number; readonly height: number }[] = []
  const needX = cardRoom.width + cardRoom.gap
  for (const [index, one] of nodes.entries()) {
    for (const other of nodes.slice(index + 1)) {
      const { dx, dy, isBeside, isBelow } = between(one.shape, other.shape)
      const upper = one.shape.y < other.shape.y ? one : other
      const height = (heights.get(upper.id) ?? cardRoom.height) + cardRoom.gap
      if (isBeside && isBelow && dx < needX && dy < height) undecided.push({ dx, dy, height })
      else if (isBeside && isBelow) continue
      else if (isBeside) x = Math.max(x, needX / dx)
      else if (isBelow) y = Math.max(y, height / dy)
      else return null
    }
    if (x > widest || y > widest) return null
  }
  for (const { dx, dy, height } of undecided) {
    if (dx * x >= needX || dy * y >= height) continue
    if (needX / dx / x <= height / dy / y) x = needX / dx
    else y = height / dy
  }
  return x > widest || y > widest ? null : { x, y }
}

function between(one: Shape, other: Shape) {
  const dx = Math.abs(one.x + one.width / 2 - (other.x + other.width / 2))
  const dy = Math.abs(one.y + one.height / 2 - (other.y + other.height / 2))
  return {
    dx,
    dy,
    isBeside: dx >= (one.width + other.width) / 2,
    isBelow: dy >= (one.height + other.height) / 2,
  }
}

/** Where a card stands whose middle is where that of a shape was, in a picture that was spread; on the grid of four. */
export function cardPlace({ x, y, width, height }: Shape, spread: Spread): { readonly x: number; readonly y: number } {
  return {
    x: onGrid((x + width / 2) * spread.x - cardRoom.width / 2),
    y: onGrid((y + height / 2) * spread.y - cardRoom.height / 2),
  }
}

/** Where the card of a node stands in a file that Pledge wrote: a box begins where its card does, a sign is in the middle of it. */
export function ownPlace({ shape, isBox }: DrawnNode): { readonly x: number; readonly y: number } {
  const { x, y, width, height } = shape
  return isBox ? { x, y } : { x: x + width / 2 - cardRoom.width / 2, y: y + height / 2 - cardRoom.height / 2 }
}

/** Whether the lanes of a layout would lie side by side, each behind the one before. */
export function fitsLanes({ stages, nodes }: FlowDocument, layout: NonNullable<FlowDocument['layout']>): boolean {
  let reached = Number.NEGATIVE_INFINITY
  for (const stage of stages) {
    const lefts = nodes.filter((node) => node.stage === stage.id).flatMap(({ id }) => layout[id]?.x ?? [])
    if (lefts.length === 0) continue
    if (Math.min(...lefts) < reached) return false
    reached = Math.max(...lefts) + cardRoom.width
  }
  return true
}

function onGrid(value: number): number {
  return Math.round(Math.max(-1_000_000, Math.min(1_000_000, value)) / 4) * 4
}
