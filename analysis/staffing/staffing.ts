import { elapsed } from '../../core/calendar/elapsed.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import { peopleNeeded } from './erlang-c.ts'
import { mostLagHours, type TeamWork } from './team-work.ts'

const hourMs = 3_600_000

/** What is promised of a team's work and who is there to do it. */
export interface TeamPlan {
  readonly team: string
  readonly calendar: CompiledCalendar
  /** Work is to be taken up within this open time, in this share of cases. */
  readonly withinMs: number
  readonly share: number
  /** People while the calendar is open; null where nobody knows. */
  readonly people: number | null
}

/** Cases of a flow by hour: those of the last days that came, then those that are expected. `fromAt` is a whole hour. */
export interface FlowArrivals {
  readonly flow: string
  readonly fromAt: number
  readonly byHour: readonly number[]
}

export interface StaffedHour {
  readonly at: number
  readonly arrivals: number
  readonly required: number
  readonly planned: number
}

/** A stretch of hours in a row in which a team is short of people. */
export interface StaffingGap {
  readonly team: string
  readonly fromAt: number
  readonly toAt: number
  readonly short: number
  readonly required: number
  readonly planned: number
}

/**
 * How many people a team needs in each of the hours from `fromAt` on, so that its work is taken up in time: by Erlang C for what comes in
 * that hour, and for what came while the team was closed as many as take it up within the promise from the opening on. Hours in which the
 * team is closed need nobody. Pure.
 */
export function staffedHours(
  work: TeamWork,
  { calendar, withinMs, share, people }: TeamPlan,
  arrivals: readonly FlowArrivals[],
  fromAt: number,
  hours: number,
): readonly StaffedHour[] {
  let waiting = 0
  const found: StaffedHour[] = []
  // Begins a week before, so that what came over a weekend is known.
  for (let at = fromAt - 7 * 24 * hourMs; at < fromAt + hours * hourMs; at += hourMs) {
    const comes = demandAt(work, arrivals, at)
    const open = elapsed(calendar, at, at + hourMs) / hourMs
    if (open === 0) {
      waiting += comes
      if (at >= fromAt) found.push({ at, arrivals: 0, required: 0, planned: 0 })
      continue
    }
    // Within an hour that is open in part, what comes before the opening has waited as well.
    const during = comes * open
    const before = waiting + comes - during
    waiting = 0
    const steady = peopleNeeded(during / open, work.workMs, withinMs, share)
    const takenUp = 1 + withinMs / Math.max(1, work.workMs)
    const required = before < 0.5 ? steady : steady + Math.ceil(before / takenUp)
    if (at < fromAt) continue
    found.push({ at, arrivals: Math.round((during + before) * 100) / 100, required, planned: people ?? 0 })
  }
  return found
}

/** Pieces of work that come to a team within an hour: those of cases of the hours before, each after its time. */
function demandAt({ perCase }: TeamWork, arrivals: readonly FlowArrivals[], at: number): number {
  let sum = 0
  for (const { flow, fromAt, byHour } of arrivals) {
    const lags = Object.hasOwn(perCase, flow) ? (perCase[flow] ?? []) : []
    const hour = Math.round((at - fromAt) / hourMs)
    for (let lag = 0; lag <= mostLagHours; lag++) sum += (lags[lag] ?? 0) * (byHour[hour - lag] ?? 0)
  }
  return sum
}

/** The stretches in which people are short, the worst first. Pure. */
export function staffingGaps(team: string, hours: readonly StaffedHour[]): readonly StaffingGap[] {
  const gaps: StaffingGap[] = []
  for (const { at, required, planned } of hours) {
    const short = required - planned
    if (short <= 0) continue
    const last = gaps.at(-1)
    if (last === undefined || last.toAt !== at) {
      gaps.push({ team, fromAt: at, toAt: at + hourMs, short, required, planned })
    } else {
      const worst = short > last.short ? { short, required, planned } : {}
      gaps[gaps.length - 1] = { ...last, ...worst, toAt: at + hourMs }
    }
  }
  return gaps.sort((a, b) => b.short - a.short || a.fromAt - b.fromAt)
}
