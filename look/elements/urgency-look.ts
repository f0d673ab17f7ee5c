import type { Urgency } from '../time/urgency.ts'
import type { GlyphName } from './glyph.tsx'

/** The symbol that stands for a state, so that colour never stands alone. */
export const urgencySymbol: Readonly<Record<Urgency, GlyphName>> = {
  onTime: 'check',
  dueSoon: 'quarter',
  late: 'late',
  waiting: 'pause',
  none: 'dash',
}

/** The classes of `look/state.module.css` for a state. */
export type StateTone = 'met' | 'soon' | 'late' | 'waiting' | 'plain'

export const urgencyTone: Readonly<Record<Urgency, StateTone>> = {
  onTime: 'met',
  dueSoon: 'soon',
  late: 'late',
  waiting: 'waiting',
  none: 'plain',
}
