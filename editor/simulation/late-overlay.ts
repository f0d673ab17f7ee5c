import type { ClockSummary } from '../../core/contract/rehearsal.ts'
import type { Badge } from '../canvas/overlay.ts'
import { comparedBy } from './result-rows.ts'

/** How often each promise was broken, before and after, as badges on the bars of the clocks. Pure. */
export function lateBadges(
  before: Readonly<Record<string, ClockSummary>> | null,
  after: Readonly<Record<string, ClockSummary>>,
  texts: { readonly late: (after: number) => string; readonly change: (before: number, after: number) => string },
): ReadonlyMap<string, Badge> {
  const badges = comparedBy(before, after).map(({ id, before: one, after: other }): readonly [string, Badge] => {
    const now = other?.missed ?? 0
    if (one === null || one === undefined) return [id, { text: texts.late(now), tone: now > 0 ? 'late' : 'quiet' }]
    const tone = now > one.missed ? 'late' : now < one.missed ? 'met' : 'quiet'
    return [id, { text: texts.change(one.missed, now), tone }]
  })
  return new Map(badges)
}
