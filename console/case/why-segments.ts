import type { Instant } from '../../core/contract/time.ts'
import type { WireWhyStep } from '../../core/contract/wire.ts'

/** A stretch of the time bar: counted, closed or paused. */
export interface WhySegment {
  readonly kind: 'open' | 'closed' | 'pause'
  readonly fromAt: Instant
  readonly toAt: Instant
  /** Its width, in shares of the whole bar; they sum up to 1. */
  readonly share: number
  /** Where it begins on the bar, 0 to 1. */
  readonly start: number
}

/** An instant that is marked on the bar. */
export interface WhyMark {
  readonly kind: Exclude<WireWhyStep['kind'], WhySegment['kind'] | 'target'>
  readonly at: Instant
  readonly place: number
}

/** A night must not push the hours that count out of the picture: a closed stretch is drawn at most this large, in shares of all that is open or paused. */
const mostClosed = 1 / 8

/** Draws the steps of an explanation as a bar: stretches in order, and the marks upon them. Empty when no step has a length. */
export function whyPicture(steps: readonly WireWhyStep[]): {
  readonly segments: readonly WhySegment[]
  readonly marks: readonly WhyMark[]
} {
  const stretches = steps.flatMap((step) => {
    const [fromAt, toAt] = [Date.parse(step.from), step.to === null ? Number.NaN : Date.parse(step.to)]
    return isStretch(step.kind) && toAt > fromAt ? [{ kind: step.kind, fromAt, toAt }] : []
  })
  stretches.sort((a, b) => a.fromAt - b.fromAt)
  const lively = sum(stretches.map(({ kind, fromAt, toAt }) => (kind === 'closed' ? 0 : toAt - fromAt)))
  const widths = stretches.map(({ kind, fromAt, toAt }) =>
    kind === 'closed' && lively > 0 ? Math.min(toAt - fromAt, lively * mostClosed) : toAt - fromAt,
  )
  const whole = sum(widths)
  let start = 0
  const segments = stretches.map((stretch, index) => {
    const share = (widths[index] ?? 0) / whole
    const segment = { ...stretch, share, start }
    start += share
    return segment
  })
  const marks = steps.flatMap((step) =>
    isMark(step.kind)
      ? [{ kind: step.kind, at: Date.parse(step.from), place: placeOf(Date.parse(step.from), segments) }]
      : [],
  )
  return { segments, marks: segments.length === 0 ? [] : marks }
}

function placeOf(at: Instant, segments: readonly WhySegment[]): number {
  for (const { fromAt, toAt, share, start } of segments) {
    if (at < fromAt) return start
    if (at <= toAt) return start + (share * (at - fromAt)) / (toAt - fromAt)
  }
  return 1
}

function isStretch(kind: WireWhyStep['kind']): kind is WhySegment['kind'] {
  return kind === 'open' || kind === 'closed' || kind === 'pause'
}

function isMark(kind: WireWhyStep['kind']): kind is WhyMark['kind'] {
  return !isStretch(kind) && kind !== 'target'
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
