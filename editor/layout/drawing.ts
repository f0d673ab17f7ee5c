import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import { cardHeight, cardWidth } from '../cards/card-size.ts'

/** A place on the canvas: the upper left corner, in pixels at 100 %. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A stage as it is drawn. */
export interface Lane {
  readonly stage: string
  readonly left: number
  readonly right: number
  /** Its nodes are not drawn, but one card for all of them. */
  readonly isFolded: boolean
}

/** A flow as it is drawn. */
export interface Drawing {
  /** In the order of the stages, side by side without gaps. */
  readonly lanes: readonly Lane[]
  /** Where each node is, also those of folded lanes. */
  readonly places: Readonly<Record<string, Place>>
  readonly top: number
  readonly bottom: number
}

/** How far cards keep from the edge of their lane. */
export const lanePadding = 24

/** The gap between cards that follow each other. */
export const columnGap = 64

/** The gap between cards that stand below each other. */
export const rowGap = 32

const narrowestLane = cardWidth + 2 * lanePadding
const foldedWidth = 72

/** Whether a stage is folded: it has nodes, and the layout says so of each of them. */
export function isFolded(flow: FlowDocument, stage: string): boolean {
  const own = flow.nodes.filter((node) => node.stage === stage)
  return own.length > 0 && own.every(({ id }) => entryOf(flow, id)?.folded === true)
}

/**
 * How a flow is drawn; pure, for any layout. Nodes are where the layout has them, but lanes follow each other in the order of
 * the stages: a lane that would lie over the one before moves to the right as a whole, one behind a folded lane closes up to it.
 * A node without a place stands below the others of its stage; one of a stage that is not there is drawn in the first.
 */
export function drawingOf(flow: FlowDocument): Drawing {
  const heights = heightsOf(flow)
  const lanes: Lane[] = []
  const places: Record<string, Place> = {}
  let closedUp = 0
  for (const [stage, nodes] of membersOf(flow)) {
    const before = lanes.at(-1)
    const written = writtenPlaces(flow, nodes)
    const first = written.size === 0 ? null : Math.min(...[...written.values()].map(({ x }) => x))
    const left = before?.right ?? (first === null ? 0 : first - lanePadding)
    const touching = first === null ? 0 : left + lanePadding - first
    const shift = before?.isFolded === true ? touching : Math.max(closedUp, touching)
    closedUp = Math.min(0, shift)
    const own = allPlaces(nodes, written, { left, shift, heights })
    const rightmost = Math.max(left, ...[...own.values()].map(({ x }) => x + cardWidth + lanePadding))
    const isFoldedLane = isFolded(flow, stage)
    const right = isFoldedLane ? left + foldedWidth : Math.max(left + narrowestLane, rightmost)
    for (const [id, place] of own) places[id] = place
    lanes.push({ stage, left, right, isFolded: isFoldedLane })
  }
  const ends = Object.entries(places).map(([id, { y }]) => y + (heights.get(id) ?? 0))
  const tops = Object.values(places).map(({ y }) => y)
  return { lanes, places, top: tops.length === 0 ? 0 : Math.min(...tops), bottom: Math.max(cardHeight(0), ...ends) }
}

/** The stage over which a place lies; what lies beside all of them belongs to the nearest. Null without stages. */
export function stageAt({ lanes }: Drawing, x: number): string | null {
  return (lanes.find(({ right }) => x < right) ?? lanes.at(-1))?.stage ?? null
}

/** Where a note lies; one that says no size has the usual one. */
export function boxOfNote({ x, y, w = 200, h = 96 }: NonNullable<FlowDocument['notes']>[number]) {
  return { x, y, width: w, height: h }
}

/** A place for a new note: at the beginning, below all cards and notes. */
export function freePlaceForNote({ lanes, bottom }: Drawing, { notes = [] }: FlowDocument): Place {
  const ends = notes.map(boxOfNote).map(({ y, height }) => y + height)
  return { x: (lanes[0]?.left ?? 0) + lanePadding, y: Math.max(bottom, ...ends) + rowGap }
}

/** A place in a lane where neither card nor note is: below the others. */
export function freePlaceIn({ lanes, places, top }: Drawing, flow: FlowDocument, stage: string): Place {
  const heights = heightsOf(flow)
  const own = flow.nodes.filter((node) => node.stage === stage)
  const ends = own.flatMap(({ id }) => (places[id] === undefined ? [] : [places[id].y + (heights.get(id) ?? 0)]))
  const x = (lanes.find((lane) => lane.stage === stage)?.left ?? 0) + lanePadding
  const notes = (flow.notes ?? []).map(boxOfNote).filter((note) => note.x < x + cardWidth && x < note.x + note.width)
  const y = ends.length === 0 ? top : Math.max(...ends) + rowGap
  const isCovered = notes.some((note) => note.y < y + cardHeight(1) && y < note.y + note.height)
  return { x, y: isCovered ? Math.max(...notes.map((note) => note.y + note.height)) + rowGap : y }
}

/** How high the card of each node is, by how many ways lead out of it. */
export function heightsOf({ nodes, edges }: FlowDocument): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { from } of edges) counts.set(from, (counts.get(from) ?? 0) + 1)
  return new Map(nodes.map(({ id }) => [id, cardHeight(counts.get(id) ?? 0)]))
}

function membersOf({ stages, nodes }: FlowDocument): Map<string, FlowNode[]> {
  const members = new Map<string, FlowNode[]>(stages.map(({ id }) => [id, []]))
  const first = members.get(stages[0]?.id ?? '')
  for (const node of nodes) (members.get(node.stage) ?? first)?.push(node)
  return members
}

function writtenPlaces(flow: FlowDocument, nodes: readonly FlowNode[]): ReadonlyMap<string, Place> {
  return new Map(
    nodes.flatMap(({ id }) => {
      const entry = entryOf(flow, id)
      return entry !== undefined && Number.isFinite(entry.x) && Number.isFinite(entry.y) ? [[id, entry] as const] : []
    }),
  )
}

interface LaneRoom {
  readonly left: number
  readonly shift: number
  readonly heights: ReadonlyMap<string, number>
}

function allPlaces(
  nodes: readonly FlowNode[],
  written: ReadonlyMap<string, Place>,
  { left, shift, heights }: LaneRoom,
): ReadonlyMap<string, Place> {
  const heightOf = (id: string) => heights.get(id) ?? 0
  const places = new Map([...written].map(([id, { x, y }]): [string, Place] => [id, { x: x + shift, y }]))
  let free = Math.max(...[...places].map(([id, { y }]) => y + heightOf(id) + rowGap))
  if (!Number.isFinite(free)) free = 0
  for (const { id } of nodes) {
    if (places.has(id)) continue
    places.set(id, { x: left + lanePadding, y: free })
    free += heightOf(id) + rowGap
  }
  return places
}

function entryOf({ layout }: FlowDocument, id: string) {
  return layout !== undefined && Object.hasOwn(layout, id) ? layout[id] : undefined
}
