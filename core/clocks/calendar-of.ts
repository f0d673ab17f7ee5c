import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Plan, PlanClock } from '../contract/plan.ts'
import type { CaseState } from '../contract/state.ts'

/** The calendar behind a key: one that came to the case, else the plan's own. A key without a calendar is a bug and throws. */
export function calendarOfKey(plan: Plan, state: CaseState, key: string): CompiledCalendar {
  const calendar = Object.hasOwn(state.calendars, key) ? state.calendars[key] : undefined
  const own = Object.hasOwn(plan.calendars, key) ? plan.calendars[key] : undefined
  const found = calendar ?? own
  if (found === undefined) throw new Error(`no calendar ${key} in plan ${plan.id}`)
  return found
}

/** The key under which a calendar id of the plan is known now: its newest version that reached the case. */
export function newestKeyOf(state: CaseState, id: string): string {
  return (Object.hasOwn(state.calendarKeys, id) ? state.calendarKeys[id] : undefined) ?? id
}

/** The key of the calendar by which a new instance of a clock counts: its owner's if known, else the clock's own. */
export function calendarKeyFor(state: CaseState, clock: PlanClock): string {
  const owned = clock.calendarBy === null ? null : state.ownerCalendars[clock.calendarBy]
  return owned ?? newestKeyOf(state, clock.calendar)
}
