import type { FlowDocument } from '../../core/contract/flow.ts'
import { cardHeight, cardWidth } from '../cards/card-size.ts'
import { columnGap, drawingOf, type Place, rowGap } from '../layout/drawing.ts'
import { mapped, patched } from './same.ts'

/** Where a node goes to, and into which stage; left out, it stays in its own. */
export interface NodeMove extends Place {
  readonly stage?: string
}

/** Where a note goes to, and how large it gets. */
export interface NoteMove extends Place {
  readonly w?: number
  readonly h?: number
}

/** Moves nodes on the canvas and, where a stage is given that the flow has, into that stage. What is not there is passed over. */
export function moveNodes(flow: FlowDocument, moves: Readonly<Record<string, NodeMove>>): FlowDocument {
  const stages = new Set(flow.stages.map(({ id }) => id))
  const moveOf = (id: string) => (Object.hasOwn(moves, id) ? moves[id] : undefined)
  const { places } = drawingOf(flow)
  const nodes = mapped(flow.nodes, (node) => {
    const stage = moveOf(node.id)?.stage
    return stage === undefined || stage === node.stage || !stages.has(stage) ? node : { ...node, stage }
  })
  const isMoved = flow.nodes.some(({ id }) => {
    const [to, from] = [moveOf(id), places[id]]
    return to !== undefined && (from === undefined || Math.round(to.x) !== from.x || Math.round(to.y) !== from.y)
  })
  if (nodes === flow.nodes && !isMoved) return flow
  // What is drawn becomes what is written, so that nothing but what was moved seems to move.
  const entries = flow.nodes.flatMap(({ id, stage }): [string, LayoutEntry][] => {
    const move = moveOf(id)
    const place = move ?? places[id]
    if (place === undefined) return []
    const entry = flow.layout !== undefined && Object.hasOwn(flow.layout, id) ? flow.layout[id] : undefined
    const isElsewhere = move?.stage !== undefined && move.stage !== stage
    return [[id, placed(isElsewhere ? undefined : entry, place)]]
  })
  return { ...flow, nodes, layout: { ...flow.layout, ...Object.fromEntries(entries) } }
}

type LayoutEntry = NonNullable<FlowDocument['layout']>[string]

/** The entry of a card that stands somewhere. One that comes into another stage is not folded any more. */
function placed(entry: LayoutEntry | undefined, { x, y }: Place): LayoutEntry {
  const at = { x: Math.round(x), y: Math.round(y) }
  return entry === undefined ? at : patched(entry, at)
}

/** Moves and sizes notes. */
export function moveNotes(flow: FlowDocument, moves: Readonly<Record<string, NoteMove>>): FlowDocument {
  const notes =
    flow.notes &&
    mapped(flow.notes, (note) => {
      const move = Object.hasOwn(moves, note.id) ? moves[note.id] : undefined
      if (move === undefined) return note
      const { x, y, w = note.w, h = note.h } = move
      const size = { ...(w !== undefined && { w: Math.round(w) }), ...(h !== undefined && { h: Math.round(h) }) }
      return patched(note, { x: Math.round(x), y: Math.round(y), ...size })
    })
  return patched(flow, { notes })
}

/** How cards are lined up: by an edge, or spread evenly in a row or a column. */
export type Alignment = 'left' | 'top' | 'row' | 'column'

/** Lines nodes up; each stays in its stage. Two at least. */
export function alignNodes(flow: FlowDocument, ids: readonly string[], alignment: Alignment): FlowDocument {
  const { places } = drawingOf(flow)
  const known = new Set(flow.nodes.map(({ id }) => id))
  const chosen = ids.flatMap((id) => (places[id] === undefined || !known.has(id) ? [] : [{ id, ...places[id] }]))
  if (chosen.length < 2) return flow
  const left = Math.min(...chosen.map(({ x }) => x))
  const top = Math.min(...chosen.map(({ y }) => y))
  const placed = {
    left: () => chosen.map((card) => ({ ...card, x: left })),
    top: () => chosen.map((card) => ({ ...card, y: top })),
    row: () => spread(chosen, 'x', cardWidth + columnGap).map((card) => ({ ...card, y: top })),
    column: () => spread(chosen, 'y', cardHeight(2) + rowGap).map((card) => ({ ...card, x: left })),
  }[alignment]()
  return moveNodes(flow, Object.fromEntries(placed.map(({ id, x, y }) => [id, { x, y }])))
}

type Card = Place & { readonly id: string }

/** The same order and the same distance everywhere; the ends stay as far apart as they are, if that is room enough. */
function spread(cards: readonly Card[], axis: 'x' | 'y', least: number): Card[] {
  const sorted = [...cards].sort((a, b) => a[axis] - b[axis])
  const first = sorted[0]?.[axis] ?? 0
  const last = sorted.at(-1)?.[axis] ?? 0
  const step = Math.max((last - first) / (sorted.length - 1), least)
  return sorted.map((card, index) => ({ ...card, [axis]: first + index * step }))
}
