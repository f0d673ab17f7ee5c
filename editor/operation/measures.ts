import type { Instant, Millis } from '../../core/contract/time.ts'
import type { WirePlaceFigures } from '../../core/contract/wire-operation.ts'

/** By what a step is warm or cold. */
export const measures = ['cases', 'oldest', 'median', 'p90', 'late'] as const

export type Measure = (typeof measures)[number]

/** A share below this is no reason to glow. */
const leastLateShare = 0.1

/** What a step comes to by a measure: a count, milliseconds or a share; null where there is nothing to say. Pure. */
export function valueOf(figures: WirePlaceFigures, measure: Measure, now: Instant): number | null {
  switch (measure) {
    case 'cases':
      return figures.cases
    case 'oldest':
      return ageOfOldest(figures, now)
    case 'median':
      return figures.medianMs
    case 'p90':
      return figures.p90Ms
    case 'late':
      return lateShareOf(figures)
  }
}

/** How long the case that has been there longest has been there. Pure. */
export function ageOfOldest({ oldest }: WirePlaceFigures, now: Instant): Millis | null {
  return oldest === null ? null : Math.max(0, now - Date.parse(oldest.enteredAt))
}

/** Of the visits that ended, the share in which a promise was broken. Pure. */
export function lateShareOf({ visits, lateVisits }: WirePlaceFigures): number | null {
  return visits === 0 ? null : lateVisits / visits
}

/** From 0 to 1 for each step: against the warmest of them. Those with nothing to say have no heat. Pure. */
export function heatOf(
  places: Readonly<Record<string, WirePlaceFigures>>,
  measure: Measure,
  now: Instant,
): ReadonlyMap<string, number> {
  const values = Object.entries(places).flatMap(([id, figures]) => {
    const value = valueOf(figures, measure, now)
    return value === null ? [] : [[id, value] as const]
  })
  const most = Math.max(measure === 'late' ? leastLateShare : 0, ...values.map(([, value]) => value))
  return new Map(values.map(([id, value]) => [id, most === 0 ? 0 : value / most]))
}
