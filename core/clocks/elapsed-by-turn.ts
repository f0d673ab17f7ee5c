import { alwaysOpen } from '../calendar/always-open.ts'
import { elapsed } from '../calendar/elapsed.ts'
import type { CompiledCalendar } from '../contract/calendar.ts'
import type { ClockInstance } from '../contract/state.ts'
import type { Instant, Millis } from '../contract/time.ts'
import { countsPlainTime } from './measure.ts'

/**
 * What an instance had counted until `at` in each of the turns that `cuts` (ascending) divide all time into: one turn more than there are cuts. In
 * the time of its target; what all turns counted is what the instance did (`elapsedOf`), to the millisecond. Pure; costs as much as there are
 * spans and cuts, and asks a calendar only where a cut divides a span, or one still runs.
 */
export function elapsedByTurn(
  instance: Pick<ClockInstance, 'spans' | 'target'>,
  cuts: readonly Instant[],
  at: Instant,
  calendarOf: (key: string) => CompiledCalendar,
): readonly Millis[] {
  const turns = Array.from({ length: cuts.length + 1 }, (): Millis => 0)
  const isPlain = countsPlainTime(instance)
  let turn = 0
  for (const { fromAt, toAt, calendar, openMs } of instance.spans) {
    const endAt = toAt ?? Math.max(at, fromAt)
    const countedUntil = (untilAt: Instant) => elapsed(isPlain ? alwaysOpen : calendarOf(calendar), fromAt, untilAt)
    while ((cuts[turn] ?? Number.POSITIVE_INFINITY) <= fromAt) turn++
    let counted = 0
    for (let cutAt = cuts[turn]; cutAt !== undefined && cutAt < endAt; cutAt = cuts[turn]) {
      const untilCut = countedUntil(cutAt)
      turns[turn] = (turns[turn] ?? 0) + untilCut - counted
      counted = untilCut
      turn++
    }
    const whole = toAt !== null && !isPlain ? openMs : countedUntil(endAt)
    turns[turn] = (turns[turn] ?? 0) + whole - counted
  }
  return turns
}
