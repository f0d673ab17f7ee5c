import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import { cardRoom, fitsLanes } from './import-places.ts'

/** Where the cards of nodes stand: their upper left corners, by the id of the node. */
export type Places = Readonly<Record<string, { readonly x: number; readonly y: number }>>

/** A flow as it is drawn in a BPMN file. */
export interface Picture {
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>
  /** Side by side, in the order of the stages. */
  readonly lanes: ReadonlyMap<string, { readonly left: number; readonly right: number }>
  readonly top: number
  readonly bottom: number
}

const padding = 24
const columnWidth = cardRoom.width + 64
const rowHeight = cardRoom.height + 64
const narrowestLane = cardRoom.width + 2 * padding

/** The picture of a flow: as it is laid out, or in plain columns where it is not, or where its stages would lie over each other. */
export function pictureOf(flow: FlowDocument, given?: Places): Picture {
  const laidOut = given ?? flow.layout ?? {}
  const isComplete = flow.nodes.every(({ id }) => Object.hasOwn(laidOut, id))
  const places = isComplete && fitsLanes(flow, laidOut) ? laidOut : inColumns(flow)
  const lanes = new Map<string, { left: number; right: number }>()
  let reached: number | null = null
  for (const { id } of flow.stages) {
    const xs = membersOf(flow, id).flatMap((node) => places[node.id]?.x ?? [])
    const left: number = reached ?? (xs.length === 0 ? 0 : Math.min(...xs) - padding)
    const right = Math.max(left + narrowestLane, ...xs.map((x) => x + cardRoom.width + padding))
    if (!lanes.has(id)) lanes.set(id, { left, right })
    reached = right
  }
  const ys = flow.nodes.flatMap(({ id }) => places[id]?.y ?? [])
  return {
    places: new Map(flow.nodes.flatMap(({ id }) => (places[id] === undefined ? [] : [[id, places[id]]]))),
    lanes,
    top: Math.min(0, ...ys) - 2 * padding,
    bottom: Math.max(0, ...ys) + cardRoom.height + 3 * padding,
  }
}

/** The nodes of a stage; those of one that is not there are drawn in the first. */
function membersOf({ stages, nodes }: FlowDocument, stage: string): readonly FlowNode[] {
  const known = new Set(stages.map(({ id }) => id))
  const isFirst = stages[0]?.id === stage
  return nodes.filter((node) => node.stage === stage || (isFirst && !known.has(node.stage)))
}

/** In each stage, what follows something stands right of it, as long as it is written later. */
function inColumns(flow: FlowDocument): Places {
  const order = new Map(flow.nodes.map(({ id }, index) => [id, index]))
  const columns = new Map<string, number>()
  const places = new Map<string, { x: number; y: number }>()
  let first = 0
  for (const stage of flow.stages) {
    const own = new Set(membersOf(flow, stage.id).map(({ id }) => id))
    const forward = flow.edges.filter(
      ({ from, to }) => own.has(from) && own.has(to) && (order.get(from) ?? 0) < (order.get(to) ?? 0),
    )
    const into = new Map<string, string[]>()
    for (const { from, to } of forward) into.set(to, [...(into.get(to) ?? []), from])
    const rows = new Map<number, number>()
    let last = 0
    for (const id of own) {
      const column = Math.max(0, ...(into.get(id) ?? []).map((from) => (columns.get(from) ?? 0) + 1))
      columns.set(id, column)
      last = Math.max(last, column)
      const row = rows.get(column) ?? 0
      rows.set(column, row + 1)
      places.set(id, { x: first + padding + column * columnWidth, y: row * rowHeight })
    }
    first += Math.max(narrowestLane, (last + 1) * columnWidth - 64 + 2 * padding)
  }
  return Object.fromEntries(places)
}
