import type { PlanClock } from '../contract/plan.ts'
import type { ClockInstance, ClockState } from '../contract/state.ts'
import type { Work } from '../step/work.ts'
import { calendarIdOf, calendarKeyFor, calendarOfKey } from './calendar-of.ts'
import { changeCalendar } from './change-calendar.ts'
import { clockStateOf, currentOf, openSpan, putClock, putInstance } from './instance.ts'
import { beginMeasurement } from './measurement.ts'
import { isPausedBy } from './pause.ts'
import { budgetOf } from './target.ts'

/**
 * What a reopening does to a resolution clock (FORMATS section 4, item 7): `continue` goes on without the time in between,
 * `restart` measures anew in the same instance, `newCycle` starts another one, `never` leaves it.
 */
export function reopenResolution(work: Work, definition: PlanClock): void {
  const clock = clockStateOf(work, definition.id)
  if (clock.activeSinceAt !== null || definition.onReopen === 'never') return
  const instance = currentOf(clock)
  if (definition.onReopen === 'newCycle' || instance?.state !== 'stopped') {
    beginMeasurement(work, definition)
    return
  }
  const isPaused = isPausedBy(definition, work.state.waits)
  const gapFromAt = instance.stoppedAt ?? work.at
  putClock(work, {
    ...clock,
    activeSinceAt: definition.onReopen === 'restart' ? work.at : instance.startedAt,
    pauses: [...pausesBefore(clock, instance), ...pausesOf(instance, gapFromAt, work.at, isPaused)],
  })
  const going = putInstance(work, definition.id, runAgain(work, definition, instance, isPaused), {
    what: definition.onReopen === 'restart' ? 'restarted' : 'reopened',
    at: work.at,
  })
  // Another calendar may have come while nothing was counted.
  const key = keyAfter(work, definition, instance)
  if (key !== instance.calendar) changeCalendar(work, definition, going, key)
}

/** The calendar by which a reopened instance counts on: its clock's now; the version it had, where the clock keeps to that. */
function keyAfter(work: Work, definition: PlanClock, { calendar }: ClockInstance): string {
  const key = calendarKeyFor(work.state, definition)
  return definition.onCalendarChange === 'keep' && calendarIdOf(key) === calendarIdOf(calendar) ? calendar : key
}

function runAgain(work: Work, definition: PlanClock, instance: ClockInstance, isPaused: boolean): ClockInstance {
  const spans = isPaused ? [] : [openSpan(work.at, instance.calendar)]
  const going: ClockInstance = {
    ...instance,
    state: isPaused ? 'paused' : 'running',
    pausedSince: isPaused ? work.at : null,
    stoppedAt: null,
    stoppedWhilePaused: false,
    spans: [...instance.spans, ...spans],
  }
  if (definition.onReopen !== 'restart') return going
  const calendar = calendarOfKey(work.plan, work.state, instance.calendar)
  return { ...going, spans, measuredFromAt: work.at, ...budgetOf(calendar, work.at, instance.target) }
}

/** The pauses from before the present measurement, which a target that restarted it has forgotten. */
function pausesBefore({ pauses }: ClockState, { measuredFromAt }: ClockInstance): ClockState['pauses'] {
  return pauses.filter(({ fromAt }) => fromAt < measuredFromAt)
}

/** The gaps between the spans that were counted, with the time since the stop as the newest one. */
function pausesOf(instance: ClockInstance, gapFromAt: number, at: number, isPaused: boolean) {
  const gaps: { fromAt: number; toAt: number | null }[] = []
  let last = instance.measuredFromAt
  for (const span of instance.spans) {
    if (span.fromAt > last) gaps.push({ fromAt: last, toAt: span.fromAt })
    last = span.toAt ?? gapFromAt
  }
  if (at > last) gaps.push({ fromAt: last, toAt: at })
  if (isPaused) gaps.push({ fromAt: at, toAt: null })
  return gaps
}
