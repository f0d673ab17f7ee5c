import { elapsed } from '../calendar/elapsed.ts'
import type { PlanClock } from '../contract/plan.ts'
import type { ClockChange, ClockInstance, ClockSpan, ClockState } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { note } from '../step/emit.ts'
import type { Work } from '../step/work.ts'
import { calendarKeyFor, calendarOfKey } from './calendar-of.ts'
import { budgetOf, type ChosenTarget } from './target.ts'

/** The newest instance of a clock; null while it was never started. */
export function currentOf(clock: ClockState): ClockInstance | null {
  return clock.instances[clock.instances.length - 1] ?? null
}

/** Whether an instance still measures. */
export function isLive(instance: ClockInstance | null): instance is ClockInstance {
  return instance !== null && (instance.state === 'running' || instance.state === 'paused')
}

/** The clock's definition in the plan; a case that has a clock its plan has not is a bug and throws. */
export function definitionOf(work: Work, id: string): PlanClock {
  const clock = work.plan.policy?.clocks.find((candidate) => candidate.id === id)
  if (clock === undefined) throw new Error(`no clock ${id} in plan ${work.plan.id}`)
  return clock
}

/** The state of a clock in this case. */
export function clockStateOf(work: Work, id: string): ClockState {
  for (const clock of work.state.clocks) if (clock.id === id) return clock
  return { id, activeSinceAt: null, pauses: [], instances: [] }
}

/** Puts a clock's new state in the place of the old one. */
export function putClock(work: Work, next: ClockState): void {
  const clocks = work.state.clocks.slice()
  for (let index = 0; index < clocks.length; index++) {
    if (clocks[index]?.id !== next.id) continue
    clocks[index] = next
    work.state.clocks = clocks
    return
  }
  clocks.push(next)
  work.state.clocks = clocks
}

/** Puts an instance in the place of the one with its number, with what changed written into its history. */
export function putInstance(
  work: Work,
  id: string,
  next: ClockInstance,
  change: ClockChange | null = null,
): ClockInstance {
  const clock = clockStateOf(work, id)
  const kept = wholeInstance(next, change === null ? next.changes : [...next.changes, change])
  const { activeSinceAt, pauses } = clock
  putClock(work, { id: clock.id, activeSinceAt, pauses, instances: withInstance(clock, kept) })
  return kept
}

/** A copy of an instance, written out: so that all of them have one shape, whatever they were made from, and are quickly read. */
function wholeInstance(from: ClockInstance, changes: readonly ClockChange[]): ClockInstance {
  return {
    instance: from.instance,
    state: from.state,
    missed: from.missed,
    startedAt: from.startedAt,
    measuredFromAt: from.measuredFromAt,
    spans: from.spans,
    pausedSince: from.pausedSince,
    target: from.target,
    row: from.row,
    budgetMs: from.budgetMs,
    fixedDueAt: from.fixedDueAt,
    calendar: from.calendar,
    stoppedAt: from.stoppedAt,
    stoppedWhilePaused: from.stoppedWhilePaused,
    breachedAt: from.breachedAt,
    marks: from.marks,
    changes,
  }
}

/** The instances of a clock with one in the place of that with its number. */
export function withInstance({ instances }: ClockState, next: ClockInstance): readonly ClockInstance[] {
  const kept = instances.slice()
  for (let index = 0; index < kept.length; index++) if (kept[index]?.instance === next.instance) kept[index] = next
  return kept
}

/** Ends the running span of an instance at `at`, with its open time counted; an instance without one stays as it is. */
export function closeSpan(work: Work, instance: ClockInstance, at: Instant): readonly ClockSpan[] {
  const last = instance.spans[instance.spans.length - 1]
  if (last === undefined || last.toAt !== null) return instance.spans
  const { fromAt, calendar } = last
  const openMs = elapsed(calendarOfKey(work.plan, work.state, calendar), fromAt, at)
  const spans = instance.spans.slice()
  spans[spans.length - 1] = { fromAt, toAt: at, calendar, openMs }
  return spans
}

/** A span that begins to count at `fromAt`. */
export function openSpan(fromAt: Instant, calendar: string): ClockSpan {
  return { fromAt, toAt: null, calendar, openMs: 0 }
}

/** The spans that a measurement from `fromAt` has, given the pauses of the metric; the last one runs unless the clock is paused. */
export function spansFrom(work: Work, clock: ClockState, fromAt: Instant, calendar: string): readonly ClockSpan[] {
  const spans: ClockSpan[] = []
  let at: Instant | null = fromAt
  for (const pause of clock.pauses) {
    if (at === null) break
    if (pause.toAt !== null && pause.toAt <= at) continue
    if (pause.fromAt > at) {
      const openMs = elapsed(calendarOfKey(work.plan, work.state, calendar), at, pause.fromAt)
      spans.push({ fromAt: at, toAt: pause.fromAt, calendar, openMs })
    }
    at = pause.toAt
  }
  if (at !== null) spans.push(openSpan(at, calendar))
  return spans
}

/** Begins a new instance of a clock that measures, in its state as given, counted from `fromAt`, for the target chosen. */
export function startInstance(
  work: Work,
  definition: PlanClock,
  clock: ClockState,
  fromAt: Instant,
  chosen: ChosenTarget,
): ClockInstance {
  const calendar = calendarKeyFor(work.state, definition)
  const spans = spansFrom(work, clock, fromAt, calendar)
  const pause = clock.pauses[clock.pauses.length - 1]
  const pausedSince = pause?.toAt === null ? pause.fromAt : null
  const { budgetMs, fixedDueAt } = budgetOf(calendarOfKey(work.plan, work.state, calendar), fromAt, chosen.within)
  const started: ClockInstance = {
    instance: clock.instances.length + 1,
    state: pausedSince === null ? 'running' : 'paused',
    missed: false,
    startedAt: fromAt,
    measuredFromAt: fromAt,
    spans,
    pausedSince: pausedSince === null ? null : pausedSince < fromAt ? fromAt : pausedSince,
    target: chosen.within,
    row: chosen.row,
    budgetMs,
    fixedDueAt,
    calendar,
    stoppedAt: null,
    stoppedWhilePaused: false,
    breachedAt: null,
    marks: {},
    changes: [
      { what: 'started', at: work.at, countedFromAt: fromAt, target: chosen.within, row: chosen.row, calendar },
    ],
  }
  const { activeSinceAt, pauses } = clock
  putClock(work, { id: clock.id, activeSinceAt, pauses, instances: [...clock.instances, started] })
  note(work, 'clockStarted', {
    clock: definition.id,
    instance: started.instance,
    amount: chosen.within.amount,
    unit: chosen.within.unit,
  })
  return started
}

/** The live instance of a clock as it is once it is stopped; one that is paused stops at the start of its pause. Told in the timeline. */
export function stopInstance(work: Work, id: string, instance: ClockInstance): ClockInstance {
  const wasPaused = instance.state === 'paused'
  const countedToAt = wasPaused ? (instance.pausedSince ?? work.at) : work.at
  note(work, 'clockStopped', { clock: id, instance: instance.instance, outcome: instance.missed ? 'missed' : 'met' })
  return {
    instance: instance.instance,
    state: 'stopped',
    missed: instance.missed,
    startedAt: instance.startedAt,
    measuredFromAt: instance.measuredFromAt,
    spans: closeSpan(work, instance, work.at),
    pausedSince: null,
    target: instance.target,
    row: instance.row,
    budgetMs: instance.budgetMs,
    fixedDueAt: instance.fixedDueAt,
    calendar: instance.calendar,
    stoppedAt: countedToAt,
    stoppedWhilePaused: wasPaused,
    breachedAt: instance.breachedAt,
    marks: instance.marks,
    changes: [...instance.changes, { what: 'stopped', at: work.at, countedToAt }],
  }
}

/** Cancels the live instance of a clock; one that was missed stays missed. */
export function cancelInstance(work: Work, id: string, instance: ClockInstance): void {
  putInstance(
    work,
    id,
    {
      ...instance,
      state: 'cancelled',
      spans: closeSpan(work, instance, work.at),
      pausedSince: null,
      stoppedAt: work.at,
    },
    { what: 'cancelled', at: work.at },
  )
  note(work, 'clockCancelled', { clock: id, instance: instance.instance })
}
