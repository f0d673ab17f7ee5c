import type { CompiledCalendar } from '../core/contract/calendar.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { CalendarOwner } from '../core/contract/policy.ts'
import type { CaseState } from '../core/contract/state.ts'

/**
 * Whether a case counts by this calendar of an owner already (null: by none), so that telling it would change nothing. Pure; a
 * calendar that is not the plan's own is never taken for known.
 */
export function isKnownCalendar(
  plan: Plan,
  { ownerCalendars }: CaseState,
  by: CalendarOwner,
  calendar: CompiledCalendar | null,
): boolean {
  const known = ownerCalendars[by] ?? null
  if (calendar === null || known === null) return calendar === known
  return known === calendar.id && Object.hasOwn(plan.calendars, known) && plan.calendars[known] === calendar
}
