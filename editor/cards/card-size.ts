/** The width of every card on the canvas. */
export const cardWidth = 208

const headHeight = 76
const wayHeight = 22
const waysPadding = 6

/** The height of a card with so many ways out. One way leaves from the head; several have a line each below it. */
export function cardHeight(wayCount: number): number {
  return wayCount < 2 ? headHeight : headHeight + waysPadding + wayCount * wayHeight
}

/** How far below the top of its card a way leaves. */
export function wayOffset(index: number, wayCount: number): number {
  return wayCount < 2 ? headHeight / 2 : headHeight + wayHeight * (index + 0.5)
}

/** How far below the top of a card the ways into it end. */
export const entryOffset = headHeight / 2
