import type { PlanClock } from '../contract/plan.ts'
import type { ClockInstance } from '../contract/state.ts'
import { note } from '../step/emit.ts'
import type { Work } from '../step/work.ts'
import { calendarKeyFor, calendarOfKey } from './calendar-of.ts'
import { dayBudget } from './day-budget.ts'
import { closeSpan, openSpan, putInstance } from './instance.ts'
import { liveInstances, settlePast } from './retarget.ts'

/** Lets every live instance count by the calendar that is its clock's now; `isFor` says which clocks the change is for. */
export function changeCalendars(work: Work, isFor: (clock: PlanClock) => boolean): void {
  for (const { definition, instance } of liveInstances(work)) {
    const key = calendarKeyFor(work.state, definition)
    if (key !== instance.calendar && isFor(definition)) changeCalendar(work, definition, instance, key)
  }
}

/**
 * What has elapsed stays as it was counted, from now on the new calendar counts (FORMATS section 4, item 11). Where it
 * is the very version that counted before, as when a team's own calendar arrives, nothing changed and nothing is noted.
 */
export function changeCalendar(work: Work, definition: PlanClock, instance: ClockInstance, key: string): void {
  const closed = closeSpan(work, instance, work.at)
  const isRunning = instance.state === 'running'
  const moved: ClockInstance = {
    ...instance,
    spans: isRunning ? [...closed, openSpan(work.at, key)] : closed,
    calendar: key,
  }
  const before = calendarOfKey(work.plan, work.state, instance.calendar)
  const calendar = calendarOfKey(work.plan, work.state, key)
  if (calendar.version !== null && calendar.id === before.id && calendar.version === before.version) {
    putInstance(work, definition.id, moved)
    return
  }
  const next = putInstance(
    work,
    definition.id,
    { ...moved, ...dayBudget(work, moved, key) },
    { what: 'calendar', at: work.at, calendar: key },
  )
  note(work, 'calendarChanged', {
    clock: definition.id,
    instance: instance.instance,
    calendar: calendar.id,
    version: calendar.version,
  })
  settlePast(work, definition, next)
}
