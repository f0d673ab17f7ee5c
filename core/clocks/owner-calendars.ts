import type { CompiledCalendar } from '../contract/calendar.ts'
import type { CalendarOwner } from '../contract/policy.ts'
import { factOf } from '../facts/fact-view.ts'
import { planIndexOf } from '../plan-index.ts'
import { withEntry } from '../step/with-entry.ts'
import { nextSerial, type Work } from '../step/work.ts'
import { calendarIdOf, newestKeyOf } from './calendar-of.ts'
import { changeCalendars } from './change-calendar.ts'

/** Whose records name calendars of this plan's clocks. */
function ownersOf(work: Work): ReadonlySet<CalendarOwner> {
  return planIndexOf(work.plan).owners
}

/** Asks for the calendars of the case's owners when it begins: those its clocks count by. */
export function loadOwnerCalendars(work: Work): void {
  for (const by of ['customer', 'team', 'site'] as const) if (ownersOf(work).has(by)) askFor(work, by)
}

/** Asks for the calendars of those owners by whom the clocks of a new plan count, and those of the old one did not. */
export function loadMissingCalendars(work: Work): void {
  for (const by of ownersOf(work)) if (!Object.hasOwn(work.state.ownerCalendars, by)) askFor(work, by)
}

function askFor(work: Work, by: CalendarOwner): void {
  const { plan, state } = work
  const id = by === 'team' ? state.team : factOf(plan, state, by === 'customer' ? 'customer.id' : 'site')
  work.commands.push({ kind: 'loadCalendar', by, id: typeof id === 'string' ? id : '' })
}

/** Asks for the calendar of the team that has the case now, if a clock counts by it; until it comes the last one counts. */
export function loadTeamCalendar(work: Work): void {
  if (work.state.team !== null && ownersOf(work).has('team')) {
    work.commands.push({ kind: 'loadCalendar', by: 'team', id: work.state.team })
  }
}

/** The calendar of an owner has come (null: it names none, then the clock's own counts). */
export function takeOwnerCalendar(work: Work, by: CalendarOwner, calendar: CompiledCalendar | null): void {
  const key = calendar === null ? null : keep(work, calendar)
  work.state.ownerCalendars = withEntry(work.state.ownerCalendars, by, key)
  changeCalendars(work, (clock) => clock.calendarBy === by)
}

/**
 * A new version of a calendar reaches the case, if anything in it counts by that calendar; clocks that say `keep` go on with
 * theirs. A version that is not newer than the one that came before changes nothing.
 */
export function takePublishedCalendar(work: Work, calendar: CompiledCalendar): void {
  const { plan, state } = work
  const keys = Object.values(state.ownerCalendars).flatMap((key) => (key === null ? [] : [key]))
  const known = [calendar.id, ...keys].filter((key) => calendarIdOf(key) === calendar.id)
  const isUsed = Object.hasOwn(plan.calendars, calendar.id) || known.length > 1
  if (!isUsed || versionOf(work, newestKeyOf(state, calendar.id)) >= (calendar.version ?? Infinity)) return
  state.calendarKeys = { ...state.calendarKeys, [calendar.id]: keep(work, calendar) }
  changeCalendars(work, (clock) => clock.onCalendarChange === 'apply')
}

/** The version of the calendar behind a key; 0 where there is none, or one that was never published. */
function versionOf({ plan, state }: Work, key: string): number {
  return (state.calendars[key] ?? plan.calendars[key])?.version ?? 0
}

/**
 * Keeps a calendar that came to the case, and gives its key: its id and version; one that was never published is told apart by a
 * serial. The plan's own calendar of the same version is not kept twice.
 */
function keep(work: Work, calendar: CompiledCalendar): string {
  const own = Object.hasOwn(work.plan.calendars, calendar.id) ? work.plan.calendars[calendar.id] : undefined
  if (own === calendar || (own !== undefined && own.version !== null && own.version === calendar.version))
    return calendar.id
  const key = `${calendar.id}@${calendar.version ?? nextSerial(work, 'draft')}`
  work.state.calendars = { ...work.state.calendars, [key]: calendar }
  return key
}
