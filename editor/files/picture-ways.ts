import { getBezierPath, getSmoothStepPath, Position } from '@xyflow/react'
import { cardWidth, entryOffset, wayOffset } from '../cards/card-size.ts'
import type { FlowView, Link } from '../cards/flow-view.ts'
import type { PictureWords } from './picture.ts'
import { pictureColours as colours } from './picture-colours.ts'
import { svg, svgText } from './svg.ts'
import { textWidth } from './text-width.ts'

/** The ways between the cards, which lie below these, and the names and hand-overs on them, which lie above. Ways between folded stages are one. */
export function drawWays(view: FlowView, words: PictureWords): { readonly ways: string; readonly labels: string } {
  const drawn = new Set<string>()
  const paths: string[] = []
  const labels: string[] = []
  for (const link of view.links) {
    const [from, to] = [beginOf(view, link), endOf(view, link)]
    if (from === null || to === null) continue
    const key = `${from.x} ${from.y} ${to.x} ${to.y}`
    if (drawn.has(key) || (from.lane !== null && from.lane === to.lane)) continue
    drawn.add(key)
    const [path, labelX, labelY] = pathOf(from, to)
    const colour = link.handOverTo === null ? colours['ink-soft'] : colours['soon-strong']
    const width = link.handOverTo === null ? 1.5 : 2
    paths.push(svg('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': width }))
    paths.push(svg('path', { d: `M${to.x - 8} ${to.y - 4}L${to.x} ${to.y}L${to.x - 8} ${to.y + 4}Z`, fill: colour }))
    labels.push(labelOf(link, words, labelX, labelY))
  }
  return { ways: paths.join(''), labels: labels.join('') }
}

interface End {
  readonly x: number
  readonly y: number
  /** The folded stage that stands for the card. */
  readonly lane: string | null
}

function beginOf(view: FlowView, { edge }: Link): End | null {
  const folded = foldedLane(view, edge.from)
  if (folded !== null)
    return { x: folded.right - 12, y: (view.drawing.top + view.drawing.bottom) / 2, lane: folded.stage }
  const place = view.drawing.places[edge.from]
  const ways = view.cards.get(edge.from)?.ways ?? []
  const index = Math.max(
    0,
    ways.findIndex(({ id }) => id === edge.on),
  )
  if (place === undefined) return null
  return { x: place.x + cardWidth, y: place.y + wayOffset(index, ways.length), lane: null }
}

function endOf(view: FlowView, { edge }: Link): End | null {
  const folded = foldedLane(view, edge.to)
  if (folded !== null)
    return { x: folded.left + 12, y: (view.drawing.top + view.drawing.bottom) / 2, lane: folded.stage }
  const place = view.drawing.places[edge.to]
  return place === undefined ? null : { x: place.x, y: place.y + entryOffset, lane: null }
}

function foldedLane(view: FlowView, node: string) {
  if (!view.hidden.has(node)) return null
  const stage = view.cards.get(node)?.node.stage
  return view.drawing.lanes.find((lane) => lane.stage === stage) ?? null
}

function pathOf(from: End, to: End): readonly [path: string, labelX: number, labelY: number] {
  const ends = {
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: Position.Right,
    targetX: to.x,
    targetY: to.y,
    targetPosition: Position.Left,
  }
  const [path, x, y] =
    to.x > from.x
      ? getBezierPath({ ...ends, curvature: 0.35 })
      : getSmoothStepPath({ ...ends, borderRadius: 12, offset: 24 })
  return [path, x, y]
}

function labelOf(link: Link, words: PictureWords, x: number, y: number): string {
  const texts = [
    ...(link.handOverTo !== null && link.saysHandOver
      ? [{ text: words.handOver(link.handOverTo), isHandOver: true }]
      : []),
    ...(link.isNamed ? [{ text: words.wayName(link.edge.on, link.name), isHandOver: false }] : []),
  ]
  return texts
    .map(({ text, isHandOver }, index) => {
      const width = textWidth(text, 11) + 14
      const top = y - 9 + (index - (texts.length - 1) / 2) * 20
      return [
        svg('rect', {
          x: x - width / 2,
          y: top,
          width,
          height: 18,
          rx: 8,
          fill: isHandOver ? colours['soon-ground'] : colours.surface,
          stroke: isHandOver ? colours['soon-strong'] : colours.line,
        }),
        svgText(text, {
          x,
          y: top + 13,
          'font-size': 11,
          'text-anchor': 'middle',
          fill: isHandOver ? colours.soon : colours['ink-soft'],
        }),
      ].join('')
    })
    .join('')
}
