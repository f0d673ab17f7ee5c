import type { CardMark, Overlay } from '../canvas/overlay.ts'
import type { ResultMeasure } from './result-rows.ts'

/** A share from which on a team is as good as never free. */
const busyShare = 0.85

/** Simulated figures as a layer over the process: heat against the warmest step, for the load of teams against all their time. Pure. */
export function resultOverlay(
  values: ReadonlyMap<string, number>,
  measure: ResultMeasure,
  texts: { readonly badge: (value: number) => string; readonly title: (node: string) => string },
): Overlay {
  const most = measure === 'load' ? 1 : Math.max(0, ...values.values())
  const cards = Array.from(values, ([id, value]): readonly [string, CardMark] => [
    id,
    {
      badge: {
        text: texts.badge(value),
        title: texts.title(id),
        tone: measure === 'load' && value >= busyShare ? 'late' : 'quiet',
      },
      heat: most === 0 ? 0 : Math.min(1, value / most),
    },
  ])
  return { cards: new Map(cards), ways: new Map() }
}
