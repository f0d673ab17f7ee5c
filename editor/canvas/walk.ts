import { cardWidth } from '../cards/card-size.ts'
import type { FlowView } from '../cards/flow-view.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/**
 * The card to which an arrow key leads: to the right along a way out, to the left along a way in (of several, the one nearest in
 * height), up and down to the next card of the stage. Null where there is none. Pure.
 */
export function walkFrom(view: FlowView, id: string, direction: Direction): string | null {
  const here = view.drawing.places[id]
  if (here === undefined) return null
  if (direction === 'right' || direction === 'left') {
    const edges = (direction === 'right' ? view.edges.out : view.edges.in).get(id) ?? []
    const ends = edges.map((edge) => (direction === 'right' ? edge.to : edge.from)).filter((end) => end !== id)
    return nearest(ends, (end) => heightBetween(view, end, here.y))
  }
  const stage = view.cards.get(id)?.node.stage
  const others = view.flow.nodes.flatMap((node) => (node.id !== id && node.stage === stage ? [node.id] : []))
  return nearest(others, (other) => {
    const place = view.drawing.places[other]
    if (place === undefined || (direction === 'up' ? place.y >= here.y : place.y <= here.y)) return null
    return Math.abs(place.y - here.y) + Math.abs(place.x - here.x) / cardWidth
  })
}

function heightBetween(view: FlowView, id: string, y: number): number | null {
  const place = view.drawing.places[id]
  return place === undefined || view.hidden.has(id) ? null : Math.abs(place.y - y)
}

function nearest(ids: readonly string[], distanceOf: (id: string) => number | null): string | null {
  let best: { readonly id: string; readonly distance: number } | null = null
  for (const id of ids) {
    const distance = distanceOf(id)
    if (distance !== null && (best === null || distance < best.distance)) best = { id, distance }
  }
  return best?.id ?? null
}
