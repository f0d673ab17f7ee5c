import type { FlowDocument } from '../../core/contract/flow.ts'
import { glyphShape } from '../../look/elements/glyph.tsx'
import { cardHeight, cardWidth, wayOffset } from '../cards/card-size.ts'
import type { Card } from '../cards/flow-view.ts'
import type { Drawing, Lane, Place } from '../layout/drawing.ts'
import type { PictureWords } from './picture.ts'
import { pictureColours as colours } from './picture-colours.ts'
import { svg, svgText } from './svg.ts'
import { linesOf } from './text-width.ts'

const textLeft = 42
const textRoom = cardWidth - textLeft - 12

const tones = {
  start: 'met',
  end: 'met',
  decide: 'soon',
  split: 'soon',
  join: 'soon',
  wait: 'waiting',
  survey: 'waiting',
  task: 'accent',
  act: 'accent',
  subflow: 'accent',
} as const

/** A card as the canvas shows it, with a line for each of several ways. */
export function drawCard(card: Card, { x, y }: Place, words: PictureWords): string {
  const { node, ways } = card
  const height = cardHeight(ways.length)
  const title = linesOf(words.cardTitle(node), textRoom, 13, 2, true)
  const lines = [words.what(node), words.promise(card)].filter((line) => line !== '')
  const shown = lines.slice(0, title.length > 1 ? 2 : 3).flatMap((line) => linesOf(line, textRoom, 11, 1))
  const textHeight = title.length * 16 + shown.length * 15
  const first = Math.max(4, (74 - textHeight) / 2)
  const tone = tones[node.kind]
  const { path, isLine } = glyphShape(node.kind)
  const parts = [
    svg('rect', { width: cardWidth, height, rx: 8, fill: colours.surface, stroke: colours['line-strong'] }),
    svg('rect', { x: 10, y: 25, width: 24, height: 24, rx: 6, fill: colours[`${tone}-ground`] }),
    svg('path', {
      d: path,
      transform: 'translate(14.5 29.5) scale(0.9375)',
      fill: isLine ? 'none' : colours[tone],
      stroke: isLine ? colours[tone] : undefined,
      'stroke-width': isLine ? 2 : undefined,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
    ...title.map((line, index) =>
      svgText(line, { x: textLeft, y: first + 12 + index * 16, 'font-size': 13, 'font-weight': 600 }),
    ),
    ...shown.map((line, index) =>
      svgText(line, {
        x: textLeft,
        y: first + title.length * 16 + 11 + index * 15,
        'font-size': 11,
        fill: line === lines[0] ? colours['ink-soft'] : colours.ink,
      }),
    ),
    ...(ways.length < 2
      ? []
      : [
          svg('path', { d: `M0 76H${cardWidth}`, stroke: colours.line }),
          ...ways.map((way, index) =>
            svgText(linesOf(words.wayName(way.id, way.name), cardWidth - 24, 11, 1)[0] ?? '', {
              x: cardWidth - 12,
              y: wayOffset(index, ways.length) + 4,
              'font-size': 11,
              'text-anchor': 'end',
              fill: colours['ink-soft'],
            }),
          ),
        ]),
  ]
  return svg('g', { transform: `translate(${x} ${y})` }, parts.join(''))
}

/** A folded stage as one narrow card. */
export function drawFoldedStage(lane: Lane, { top, bottom }: Drawing, name: string): string {
  const height = Math.max(cardHeight(0), bottom - top)
  const [text = ''] = linesOf(name, height - 24, 12, 1, true)
  return [
    svg('rect', {
      x: lane.left + 12,
      y: top,
      width: lane.right - lane.left - 24,
      height,
      rx: 8,
      fill: colours.surface,
      stroke: colours['line-strong'],
      'stroke-dasharray': '4 3',
    }),
    svgText(text, {
      'font-size': 12,
      'font-weight': 600,
      transform: `translate(${(lane.left + lane.right) / 2 - 4} ${top + 12}) rotate(90)`,
    }),
  ].join('')
}

/** A note. */
export function drawNote({ x, y, w = 200, h = 96 }: NonNullable<FlowDocument['notes']>[number], text: string): string {
  const lines = text.split('\n').flatMap((line) => linesOf(line, w - 20, 12, 50))
  const most = Math.max(1, Math.floor((h - 12) / 17))
  return [
    svg('rect', {
      x,
      y,
      width: w,
      height: h,
      rx: 4,
      fill: colours['internal-ground'],
      stroke: colours['internal-line'],
    }),
    ...lines.slice(0, most).map((line, index) => svgText(line, { x: x + 10, y: y + 20 + index * 17, 'font-size': 12 })),
  ].join('')
}
