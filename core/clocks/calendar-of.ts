import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Plan, PlanClock } from '../contract/plan.ts'
import type { CaseState } from '../contract/state.ts'
import { planIndexOf } from '../plan-index.ts'

/**
 * The calendar behind a key: the plan's own, or one that came to the case, whose key names its version, too. A key without a calendar
 * is a bug and throws.
 */
export function calendarOfKey(plan: Plan, state: CaseState, key: string): CompiledCalendar {
  const own = planIndexOf(plan).calendars.get(key)
  const found = own ?? (Object.hasOwn(state.calendars, key) ? state.calendars[key] : undefined)
  if (found === undefined) throw new Error(`no calendar ${key} in plan ${plan.id}`)
  return found
}

/** The calendar that a key is of: keys are an id, or an id and a version. */
export function calendarIdOf(key: string): string {
  const end = key.indexOf('@')
  return end < 0 ? key : key.slice(0, end)
}

/** The key of the newest version that reached the case of the calendar that a key is of. */
export function newestKeyOf(state: Pick<CaseState, 'calendars' | 'calendarKeys'>, key: string): string {
  const id = calendarIdOf(key)
  const published = Object.hasOwn(state.calendarKeys, id) ? state.calendarKeys[id] : undefined
  if (published === undefined) return key
  const [own, newest] = [state.calendars[key]?.version ?? null, state.calendars[published]?.version ?? null]
  return own !== null && newest !== null && own > newest ? key : published
}

/**
 * The key of the calendar by which a new instance of a clock counts: its owner's if known, else the clock's own; the newest
 * version of it that reached the case, unless the clock keeps to its version.
 */
export function calendarKeyFor(state: CaseState, clock: PlanClock): string {
  const owned = clock.calendarBy === null ? null : state.ownerCalendars[clock.calendarBy]
  const key = owned ?? clock.calendar
  return clock.onCalendarChange === 'keep' ? key : newestKeyOf(state, key)
}
