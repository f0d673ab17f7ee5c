import type { ClockDefinition, EscalationAt } from '../../core/contract/policy.ts'
import type { Duration, DurationUnit, Millis } from '../../core/contract/time.ts'
import type { Rung } from '../edits/rungs.ts'

/** How the time line of a clock is drawn: from its start at 0 over the due time to the end of the picture at 1. */
export interface LadderScale {
  readonly target: Duration
  readonly targetMs: Millis
  /** How much time after the breach is in the picture. */
  readonly afterMs: Millis
}

/** Something on the time line, and when it happens. */
export interface PlacedRung {
  readonly rung: Rung
  readonly at: EscalationAt
}

/** Where the due time stands. */
export const dueAtX = 0.66

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** How long a working day is in a picture; the instants beside it are computed by the calendar. */
const workingDayMs = 8 * hourMs

const unitMs: Readonly<Record<DurationUnit, Millis>> = {
  minutes: minuteMs,
  hours: hourMs,
  calendarDays: 24 * hourMs,
  businessMinutes: minuteMs,
  businessHours: hourMs,
  businessDaysSameTime: workingDayMs,
  endOfBusinessDay: workingDayMs,
}

/** A duration in the time of a picture. */
export function drawnMs({ amount, unit }: Duration): Millis {
  return unit === 'endOfBusinessDay' ? (amount + 0.5) * workingDayMs : amount * unitMs[unit]
}

/** The scale on which all that a clock does for a target has room. */
export function ladderScale(clock: ClockDefinition, target: Duration): LadderScale {
  const targetMs = Math.max(minuteMs, drawnMs(target))
  const latestMs = Math.max(0, ...(clock.escalations ?? []).map(({ at }) => ('after' in at ? drawnMs(at.after) : 0)))
  return { target, targetMs, afterMs: Math.max(latestMs * 1.4, targetMs / 2, 10 * minuteMs) }
}

/** Everything that a clock does by itself, the earliest first. */
export function rungsOf(clock: ClockDefinition, scale: LadderScale): readonly PlacedRung[] {
  const warnings = (clock.warnAt ?? []).map(
    (percent): PlacedRung => ({ rung: { kind: 'warning', percent }, at: { percent } }),
  )
  const escalations = (clock.escalations ?? []).map(
    ({ at }, index): PlacedRung => ({ rung: { kind: 'escalation', index }, at }),
  )
  return [...warnings, ...escalations].sort((a, b) => xOf(a.at, scale) - xOf(b.at, scale))
}

/** Where something stands on the line, from 0 to 1. */
export function xOf(at: EscalationAt, { targetMs, afterMs }: LadderScale): number {
  if ('percent' in at) return (clamp(at.percent, 0, 100) / 100) * dueAtX
  if ('before' in at) return clamp(1 - drawnMs(at.before) / targetMs, 0, 1) * dueAtX
  return dueAtX + clamp(drawnMs(at.after) / afterMs, 0, 1) * (1 - dueAtX)
}

/**
 * What a place on the line means for something that is dragged there: a share of the time or a time before the due time (as it was written) on the left,
 * a time after the breach on the right, where only escalations can stand. In steps that people would choose.
 */
export function atOf(x: number, scale: LadderScale, was: EscalationAt, kind: Rung['kind']): EscalationAt {
  if (x > dueAtX + 0.01 && kind === 'escalation') {
    const ms = ((x - dueAtX) / (1 - dueAtX)) * scale.afterMs
    return {
      after: durationNear(ms, 'after' in was ? was.after : 'before' in was ? was.before : scale.target, scale.afterMs),
    }
  }
  const share = clamp(x / dueAtX, 0, 1)
  if ('before' in was && share < 1)
    return { before: durationNear((1 - share) * scale.targetMs, was.before, scale.targetMs) }
  return { percent: clamp(Math.round((share * 100) / 5) * 5, 5, 100) }
}

/**
 * One step to the left (-1) or to the right (1) by keyboard; `isFine` makes the least step. A share of 100 % goes on into the time after the breach, where it can,
 * and back.
 */
export function nudged(
  at: EscalationAt,
  by: -1 | 1,
  { scale, kind, isFine }: { readonly scale: LadderScale; readonly kind: Rung['kind']; readonly isFine: boolean },
): EscalationAt {
  if ('percent' in at) {
    if (at.percent >= 100 && by > 0) return kind === 'warning' ? at : { after: firstStep(scale.target, scale.afterMs) }
    const size = isFine ? 1 : 5
    const next = by > 0 ? Math.floor(at.percent / size) * size + size : Math.ceil(at.percent / size) * size - size
    return { percent: clamp(next, size, 100) }
  }
  if ('before' in at) {
    const next = stepped(at.before, by > 0 ? -1 : 1, scale.targetMs, isFine)
    return next === null ? { percent: 100 } : { before: next }
  }
  const next = stepped(at.after, by, scale.afterMs, isFine)
  return next === null ? { percent: 100 } : { after: next }
}

/** Units of whole days; the others are counted in minutes or hours. */
const dayUnits: ReadonlySet<DurationUnit> = new Set(['calendarDays', 'businessDaysSameTime', 'endOfBusinessDay'])

const steps: readonly Millis[] = [1, 5, 10, 15, 30, 60, 120, 240, 480, 1440].map((count) => count * minuteMs)

/** A step that goes about a dozen times into a length. */
function stepOf(lengthMs: Millis): Millis {
  return steps.find((step) => step * 16 >= lengthMs) ?? 1440 * minuteMs
}

/** The duration nearest to a length, in the kind of time of another one, in good steps; never nothing. */
function durationNear(ms: Millis, like: Duration, lengthMs: Millis): Duration {
  if (dayUnits.has(like.unit)) {
    const amount = Math.max(1, Math.round(ms / unitMs[like.unit]))
    return { amount, unit: like.unit === 'endOfBusinessDay' ? 'businessDaysSameTime' : like.unit }
  }
  const step = stepOf(lengthMs)
  return inKindOf(Math.max(step, Math.round(ms / step) * step), like.unit)
}

function firstStep(like: Duration, lengthMs: Millis): Duration {
  return durationNear(0, like, lengthMs)
}

/** A duration a step longer or shorter; null when none is left. */
function stepped(duration: Duration, by: number, lengthMs: Millis, isFine: boolean): Duration | null {
  if (dayUnits.has(duration.unit)) {
    const amount = duration.amount + by
    return amount < 1 ? null : { ...duration, amount }
  }
  const step = isFine ? minuteMs : stepOf(lengthMs)
  const ms = drawnMs(duration)
  const next = by > 0 ? Math.floor(ms / step) * step + step : Math.ceil(ms / step) * step - step
  return next <= 0 ? null : inKindOf(next, duration.unit)
}

const openUnits: ReadonlySet<DurationUnit> = new Set(['businessMinutes', 'businessHours'])

/** A length in whole hours, else in minutes, that counts open time where the unit given does. */
function inKindOf(ms: Millis, like: DurationUnit): Duration {
  const isOpen = openUnits.has(like)
  return ms % hourMs === 0
    ? { amount: ms / hourMs, unit: isOpen ? 'businessHours' : 'hours' }
    : { amount: Math.round(ms / minuteMs), unit: isOpen ? 'businessMinutes' : 'minutes' }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

/** A place on the line as a style writes it. */
export function percentX(x: number): string {
  return `${(x * 100).toFixed(2)}%`
}
