import type { FlowNode } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { ClockDefinition } from '../../core/contract/policy.ts'
import { clockSpans } from '../canvas/clock-spans.ts'
import type { Card, FlowView } from '../cards/flow-view.ts'
import { drawCard, drawFoldedStage, drawNote } from './picture-cards.ts'
import { pictureColours as colours } from './picture-colours.ts'
import { drawWays } from './picture-ways.ts'
import { svg, svgText } from './svg.ts'
import { linesOf, pictureFonts, textWidth } from './text-width.ts'

/** What a picture says, in the reader's language. */
export interface PictureWords {
  /** The process, and which version of it this is. */
  readonly title: string
  readonly subtitle: string
  stage(id: string): string
  local(text: LocalText): string
  cardTitle(node: FlowNode): string
  what(node: FlowNode): string
  promise(card: Card): string
  wayName(id: string, name: LocalText | null): string
  handOver(team: string): string
  clock(clock: ClockDefinition): string
}

/** A picture as SVG text, and its size in pixels at 100 %. */
export interface Picture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

const margin = 24
const roomForTitle = 52
const laneHeader = 32
const clockHeight = 24

/**
 * The whole process as an SVG of plain shapes and texts, which any viewer shows: stages, cards, ways, notes, clocks; light, without
 * what is chosen or marked. The title is left out where it stands beside the picture. Pure: the same view and words give the same text.
 */
export function pictureOf(view: FlowView, words: PictureWords, { hasTitle = true } = {}): Picture {
  const { drawing, flow } = view
  const titleHeight = hasTitle ? roomForTitle : 0
  const notes = flow.notes ?? []
  const lanes = drawing.lanes
  const left = Math.min(lanes[0]?.left ?? 0, ...notes.map(({ x }) => x)) - margin
  const right = Math.max(lanes.at(-1)?.right ?? 0, ...notes.map(({ x, w = 200 }) => x + w)) + margin
  const top = Math.min(drawing.top, ...notes.map(({ y }) => y)) - margin
  const spans = clockSpans(view)
  const bottom = Math.max(drawing.bottom, ...notes.map(({ y, h = 96 }) => y + h)) + 2 * margin
  const height = titleHeight + laneHeader + (bottom - top) + spans.length * clockHeight + margin
  const width = right - left
  const ground = titleHeight + laneHeader
  const cardsAt = `translate(${-left} ${ground - top})`
  const { ways, labels } = drawWays(view, words)
  const content = [
    svg('rect', { width, height, fill: colours.surface }),
    ...(hasTitle
      ? [
          svgText(words.title, { x: margin, y: 24, 'font-size': 18, 'font-weight': 600 }),
          svgText(words.subtitle, { x: margin, y: 42, 'font-size': 12, fill: colours['ink-soft'] }),
        ]
      : []),
    ...lanes.map((lane, index) => {
      const x = lane.left - left
      const laneWidth = lane.right - lane.left
      const [name = ''] = linesOf(words.stage(lane.stage), laneWidth - 16, 12, 1, true)
      return [
        svg('rect', {
          x,
          y: titleHeight,
          width: laneWidth,
          height: laneHeader + (bottom - top),
          fill: index % 2 === 0 ? colours.ground : colours.surface,
          stroke: colours.line,
        }),
        lane.isFolded ? '' : svgText(name, { x: x + 8, y: titleHeight + 20, 'font-size': 12, 'font-weight': 600 }),
      ].join('')
    }),
    svg('g', { transform: cardsAt }, ways),
    svg(
      'g',
      { transform: cardsAt },
      [
        ...notes.map((note) => drawNote(note, words.local(note.text))),
        ...[...view.cards.values()].flatMap((card) => {
          const place = drawing.places[card.node.id]
          return place === undefined || view.hidden.has(card.node.id) ? [] : [drawCard(card, place, words)]
        }),
        ...lanes
          .filter(({ isFolded }) => isFolded)
          .map((lane) => drawFoldedStage(lane, drawing, words.stage(lane.stage))),
        labels,
      ].join(''),
    ),
    ...spans.map((span, index) => {
      const y = ground + (bottom - top) + index * clockHeight
      const x = span.fromX - left
      const text = words.clock(span.clock)
      const barWidth = Math.max(24, span.toX - span.fromX)
      const fits = textWidth(text, 11) + 16 <= barWidth
      const fill = span.clock.type === 'ola' || span.clock.type === 'uc' ? 'waiting' : 'accent'
      return [
        svg('rect', {
          x,
          y: y + 3,
          width: barWidth,
          height: 18,
          rx: 4,
          fill: colours[`${fill}-ground`],
          stroke: colours[fill],
        }),
        svgText(fits ? text : (linesOf(text, Math.max(barWidth, width - x - margin) - 16, 11, 1)[0] ?? ''), {
          x: x + 8,
          y: y + 16,
          'font-size': 11,
          fill: colours.ink,
        }),
      ].join('')
    }),
  ]
  const root = svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': pictureFonts,
      fill: colours.ink,
    },
    svg('title', {}, svgTitle(words.title)) + content.join('\n'),
  )
  return { svg: root, width, height }
}

function svgTitle(text: string): string {
  return text.replace(/[&<>]/g, ' ')
}
