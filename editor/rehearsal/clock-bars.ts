import { explain } from '../../core/clocks/explain.ts'
import { readClocks } from '../../core/clocks/read-clock.ts'
import type { Explanation } from '../../core/contract/explanation.ts'
import type { ClockReading } from '../../core/contract/reading.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { StandingCase } from '../../simulation/rehearsal/moment.ts'

/** A stretch of a clock's bar, in shares of the whole width. */
export interface BarStretch {
  readonly kind: 'open' | 'closed' | 'pause' | 'ahead'
  readonly from: number
  readonly to: number
}

/** An instant marked on a bar, in shares of the whole width. */
export interface BarMark {
  readonly kind: 'warned' | 'due' | 'breach' | 'stop'
  readonly at: Instant
  readonly place: number
}

/** One instance of a clock as it stood at a moment: drawn on the time axis that all bars share. */
export interface ClockBar {
  readonly reading: ClockReading
  readonly explanation: Explanation
  readonly stretches: readonly BarStretch[]
  readonly marks: readonly BarMark[]
  /** Where the moment itself lies. */
  readonly now: number
}

/** The clocks of a case that have begun, newest instance first of each that repeats; on one axis from the beginning to what is due last. */
export function clockBars(
  { plan, state }: Pick<StandingCase, 'plan' | 'state'>,
  at: Instant,
  records: readonly CaseRecord[],
): readonly ClockBar[] {
  const readings = readClocks(plan, state, at).filter(({ instance }) => instance > 0)
  const explained = readings.map((reading) => ({
    reading,
    explanation: explain(plan, state, reading.id, at, reading.instance),
  }))
  const fromAt = state.createdAt
  const toAt = Math.max(at, ...readings.map(({ dueAt, stoppedAt }) => Math.max(dueAt ?? at, stoppedAt ?? at)))
  const place = (instant: Instant) =>
    toAt === fromAt ? 0 : Math.min(1, Math.max(0, (instant - fromAt) / (toAt - fromAt)))
  return explained.map(({ reading, explanation }) => ({
    reading,
    explanation,
    stretches: stretchesOf(explanation, at, place),
    marks: marksOf(reading, explanation, records, place),
    now: place(at),
  }))
}

type Place = (at: Instant) => number

function stretchesOf({ steps }: Explanation, at: Instant, place: Place): readonly BarStretch[] {
  return steps.flatMap((step): readonly BarStretch[] => {
    if (step.kind !== 'open' && step.kind !== 'closed' && step.kind !== 'pause') return []
    const toAt = step.toAt ?? at
    const parts: BarStretch[] = []
    if (step.fromAt < at) parts.push({ kind: step.kind, from: place(step.fromAt), to: place(Math.min(toAt, at)) })
    if (toAt > at && step.kind === 'open') {
      parts.push({ kind: 'ahead', from: place(Math.max(step.fromAt, at)), to: place(toAt) })
    }
    return parts
  })
}

function marksOf(
  { id, instance, dueAt, stoppedAt }: ClockReading,
  { steps }: Explanation,
  records: readonly CaseRecord[],
  place: Place,
): readonly BarMark[] {
  const warned = records.flatMap(({ event, at, data }) =>
    event === 'warned' && data['clock'] === id && (data['instance'] ?? instance) === instance ? [at] : [],
  )
  const breached = steps.flatMap((step) => (step.kind === 'breach' ? [step.at] : []))
  const marked = (kind: BarMark['kind'], instants: readonly Instant[]) =>
    instants.map((at) => ({ kind, at, place: place(at) }))
  return [
    ...marked('warned', warned),
    ...marked('due', dueAt === null ? [] : [dueAt]),
    ...marked('breach', breached),
    ...marked('stop', stoppedAt === null ? [] : [stoppedAt]),
  ]
}
