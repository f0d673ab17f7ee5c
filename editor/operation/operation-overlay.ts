import type { Instant } from '../../core/contract/time.ts'
import type { WireOperation, WirePlaceFigures } from '../../core/contract/wire-operation.ts'
import type { CardMark, Overlay, Tone } from '../canvas/overlay.ts'
import { heatOf, type Measure, valueOf } from './measures.ts'

/** What figures say on a card. */
export interface FigureTexts {
  readonly badge: (figures: WirePlaceFigures, measure: Measure, now: Instant) => string
  readonly title: (figures: WirePlaceFigures, now: Instant) => string
}

/**
 * The figures as a layer over the process: a badge on each step with something to say, and heat. A mark that says the same as before is
 * the same object, so that only cards that changed are drawn again. Pure.
 */
export function operationOverlay(
  { nodes }: Pick<WireOperation, 'nodes'>,
  measure: Measure,
  now: Instant,
  texts: FigureTexts,
  before: Overlay,
): Overlay {
  const heat = heatOf(nodes, measure, now)
  const cards = Object.entries(nodes).flatMap(([id, figures]) => {
    const value = valueOf(figures, measure, now)
    if (value === null || (measure === 'cases' && value === 0)) return []
    const text = texts.badge(figures, measure, now)
    const mark: CardMark = {
      badge: { text, title: texts.title(figures, now), tone: toneOf(figures, measure) },
      heat: heat.get(id) ?? 0,
    }
    return [[id, kept(before.cards.get(id), mark)] as const]
  })
  return { cards: new Map(cards), ways: before.ways }
}

function toneOf({ late, lateVisits }: WirePlaceFigures, measure: Measure): Tone {
  if (measure === 'cases') return late > 0 ? 'late' : 'quiet'
  if (measure === 'late') return lateVisits > 0 ? 'late' : 'met'
  return 'quiet'
}

function kept(before: CardMark | undefined, mark: CardMark): CardMark {
  const isSame =
    before?.heat === mark.heat &&
    before?.badge?.text === mark.badge?.text &&
    before?.badge?.title === mark.badge?.title &&
    before?.badge?.tone === mark.badge?.tone
  return isSame && before !== undefined ? before : mark
}
