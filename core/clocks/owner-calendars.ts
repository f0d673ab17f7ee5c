import type { CompiledCalendar } from '../contract/calendar.ts'
import type { CalendarOwner } from '../contract/policy.ts'
import { factOf } from '../facts/fact-view.ts'
import { nextSerial, type Work } from '../step/work.ts'
import { changeCalendars } from './change-calendar.ts'

/** Whose records name calendars of this plan's clocks. */
function ownersOf(work: Work): ReadonlySet<CalendarOwner> {
  return new Set(work.plan.policy?.clocks.flatMap((clock) => (clock.calendarBy === null ? [] : [clock.calendarBy])))
}

/** Asks for the calendars of the case's owners when it begins: those its clocks count by. */
export function loadOwnerCalendars(work: Work): void {
  const owners = ownersOf(work)
  const ids = {
    customer: factOf(work.plan, work.state, 'customer.id'),
    team: work.state.team,
    site: factOf(work.plan, work.state, 'site'),
  }
  for (const by of ['customer', 'team', 'site'] as const) {
    const id = ids[by]
    if (owners.has(by)) work.commands.push({ kind: 'loadCalendar', by, id: typeof id === 'string' ? id : '' })
  }
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
  work.state.ownerCalendars = { ...work.state.ownerCalendars, [by]: key }
  changeCalendars(work, (clock) => clock.calendarBy === by)
}

/** A new version of a calendar reaches the case; clocks that say `keep` go on with theirs. */
export function takePublishedCalendar(work: Work, calendar: CompiledCalendar): void {
  const key = keep(work, calendar)
  work.state.calendarKeys = { ...work.state.calendarKeys, [calendar.id]: key }
  const owners = Object.entries(work.state.ownerCalendars)
  work.state.ownerCalendars = Object.fromEntries(
    owners.map(([by, owned]) => [by, owned?.split('@')[0] === calendar.id ? key : owned]),
  )
  changeCalendars(work, (clock) => clock.onCalendarChange === 'apply')
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
