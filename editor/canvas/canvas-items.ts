import { type Edge, MarkerType, type Node, Position } from '@xyflow/react'
import { cardHeight, cardWidth, entryOffset, wayOffset } from '../cards/card-size.ts'
import type { Card, FlowView, Link } from '../cards/flow-view.ts'
import { boxOfNote, type Place } from '../layout/drawing.ts'
import type { Selection } from '../workspace/designer-store.ts'

const notePrefix = 'note:'
const stagePrefix = 'stage:'
const handleSize = 10

/** What stands for a note on the canvas. Nodes stand for themselves: no id of a document has a colon. */
export const itemOfNote = (id: string) => notePrefix + id
export const itemOfStage = (id: string) => stagePrefix + id
export const noteOfItem = (item: string) => (item.startsWith(notePrefix) ? item.slice(notePrefix.length) : null)
export const stageOfItem = (item: string) => (item.startsWith(stagePrefix) ? item.slice(stagePrefix.length) : null)

/** Items of a canvas, made again only where something of them changed, since React Flow compares them by reference. */
export interface ItemCache {
  readonly nodes: Map<string, Node>
  readonly edges: Map<string, Edge>
}

export function createItemCache(): ItemCache {
  return { nodes: new Map(), edges: new Map() }
}

/** Everything on the canvas as React Flow wants it. `moved` says where what is being dragged is now. */
export function canvasNodes(
  view: FlowView,
  selection: Selection,
  moved: ReadonlyMap<string, Place>,
  cache: ItemCache,
): Node[] {
  const nodes = [...cardsOf(view, selection), ...foldedOf(view), ...notesOf(view, selection)].map((fresh) => {
    const place = moved.get(fresh.id)
    const node = place === undefined ? fresh : { ...fresh, position: place }
    const before = cache.nodes.get(node.id)
    return before !== undefined && isSame(before, node) ? before : node
  })
  cache.nodes.clear()
  for (const node of nodes) cache.nodes.set(node.id, node)
  return nodes
}

function isSame(one: Node, other: Node): boolean {
  return (
    one.position.x === other.position.x &&
    one.position.y === other.position.y &&
    one.width === other.width &&
    one.height === other.height &&
    one.selected === other.selected &&
    one.data['shape'] === other.data['shape']
  )
}

function cardsOf(view: FlowView, selection: Selection): Node[] {
  const selected = new Set(selection.nodes)
  return [...view.cards.values()].flatMap((card) => {
    const position = view.drawing.places[card.node.id]
    if (position === undefined || view.hidden.has(card.node.id)) return []
    return [
      {
        id: card.node.id,
        type: 'card',
        position,
        ...sized(cardWidth, card.height),
        selected: selected.has(card.node.id),
        ...faceOf(card),
      },
    ]
  })
}

interface Face {
  readonly handles: NonNullable<Node['handles']>
  readonly data: { readonly shape: string }
}

const faces = new WeakMap<Card, Face>()

/** What does not change as long as the card does not: a drag asks for it at every frame. */
function faceOf(card: Card): { handles: Face['handles']; data: { shape: string } } {
  const known = faces.get(card)
  if (known !== undefined) return known
  const shape = `${card.node.kind} ${card.ways.map((way) => way.id).join(' ')}`
  const face = { handles: handlesOf(card), data: { shape } }
  faces.set(card, face)
  return face
}

function sized(width: number, height: number) {
  return { width, height, measured: { width, height } }
}

function handlesOf({ node, ways }: Card): NonNullable<Node['handles']> {
  const size = { width: handleSize, height: handleSize }
  const into = {
    id: 'in',
    type: 'target',
    position: Position.Left,
    x: -handleSize / 2,
    y: entryOffset - handleSize / 2,
    ...size,
  } as const
  const names = ways.length === 0 ? (node.kind === 'end' ? [] : ['new']) : ways.map((way) => way.id)
  return [
    ...(node.kind === 'start' ? [] : [into]),
    ...names.map((id, index) => ({
      id,
      type: 'source' as const,
      position: Position.Right,
      x: cardWidth - handleSize / 2,
      y: wayOffset(index, names.length) - handleSize / 2,
      ...size,
    })),
  ]
}

function foldedOf(view: FlowView): Node[] {
  const { lanes, top } = view.drawing
  return lanes.flatMap((lane) => {
    if (!lane.isFolded) return []
    const [width, height] = [lane.right - lane.left - 16, 180]
    return [
      {
        id: itemOfStage(lane.stage),
        type: 'folded',
        position: { x: lane.left + 8, y: top },
        ...sized(width, height),
        draggable: false,
        selectable: false,
        connectable: false,
        data: { shape: '' },
      },
    ]
  })
}

function notesOf(view: FlowView, selection: Selection): Node[] {
  return (view.flow.notes ?? []).map((note) => {
    const { x, y, width, height } = boxOfNote(note)
    return {
      id: itemOfNote(note.id),
      type: 'note',
      position: { x, y },
      ...sized(width, height),
      selected: selection.notes.includes(note.id),
      connectable: false,
      zIndex: -1,
      data: { shape: '' },
    }
  })
}

/** Every way on the canvas; those of folded stages lead from and to the stage's card, each pair once, those within it not at all. */
export function canvasEdges(view: FlowView, selection: Selection, cache: ItemCache): Edge[] {
  const selected = new Set(selection.edges)
  const edges = new Map<string, Edge>()
  for (const link of view.links) {
    const edge = edgeOfLink(view, link, selected.has(link.id))
    if (edge === null || edges.has(edge.id)) continue
    const before = cache.edges.get(edge.id)
    const isKept =
      before !== undefined &&
      before.source === edge.source &&
      before.target === edge.target &&
      before.sourceHandle === edge.sourceHandle &&
      before.selected === edge.selected
    edges.set(edge.id, isKept ? before : edge)
  }
  cache.edges.clear()
  for (const edge of edges.values()) cache.edges.set(edge.id, edge)
  return [...edges.values()]
}

function edgeOfLink(view: FlowView, { id, edge }: Link, selected: boolean): Edge | null {
  const from = view.cards.get(edge.from)?.node
  const to = view.cards.get(edge.to)?.node
  if (from === undefined || to === undefined) return null
  const source = view.hidden.has(from.id) ? itemOfStage(from.stage) : from.id
  const target = view.hidden.has(to.id) ? itemOfStage(to.stage) : to.id
  if (source === target && source !== from.id) return null
  const isWhole = source === from.id && target === to.id
  return {
    id: isWhole ? id : `${source} ${target}`,
    type: 'way',
    source,
    target,
    sourceHandle: source === from.id ? edge.on : 'out',
    targetHandle: 'in',
    selected,
    selectable: isWhole,
    reconnectable: isWhole,
    markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--way)' },
    // The outline says the same to who cannot see it; a label of ids would only be noise.
    domAttributes: { 'aria-hidden': true },
    data: {},
  }
}

/** The middle of the card of a node, or of a note, on the canvas. */
export function middleOf(view: FlowView, id: string): Place | null {
  const place = view.drawing.places[id]
  if (place !== undefined) {
    const height = view.cards.get(id)?.height ?? cardHeight(0)
    return { x: place.x + cardWidth / 2, y: place.y + height / 2 }
  }
  const note = view.flow.notes?.find((one) => one.id === id)
  if (note === undefined) return null
  const { x, y, width, height } = boxOfNote(note)
  return { x: x + width / 2, y: y + height / 2 }
}
