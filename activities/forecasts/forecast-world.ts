import { alwaysOpen } from '../../core/calendar/always-open.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { getPlan, listNewestPlans } from '../../store/documents/plans.ts'
import { loadNewest } from '../../store/documents/versions.ts'
import { type TeamPeople, teamPeople } from '../../store/forecasts/team-people.ts'
import type { Sql } from '../../store/store.ts'

/** What forecasts know of the house: its published plans and calendars, and who works in its teams. */
export interface ForecastWorld {
  readonly plans: readonly Plan[]
  readonly calendars: ReadonlyMap<string, CompiledCalendar>
  /** The calendar of the house: the one that most clocks go by, of those that ever close. */
  readonly calendar: CompiledCalendar
  readonly teams: readonly TeamPeople[]
  readonly calendarOfFlow: (flow: string | null) => CompiledCalendar
  readonly calendarOfTeam: (team: string) => CompiledCalendar
}

/** Reads it. */
export async function forecastWorld(
  sql: Sql,
  compile: (document: unknown, version: number) => CompiledCalendar,
): Promise<ForecastWorld> {
  const calendars = new Map(
    (await loadNewest(sql, 'calendar')).map(({ id, document, version }) => [id, compile(document, version)]),
  )
  const plans: Plan[] = []
  for (const { hash } of await listNewestPlans(sql)) {
    const plan = await getPlan(sql, hash)
    if (plan !== null) plans.push(plan)
  }
  const teams = await teamPeople(sql)
  const calendar = mostUsed(plans, calendars)
  const ofFlow = new Map(plans.map((plan) => [plan.id, mostUsed([plan], calendars)]))
  const ofTeam = new Map(teams.map(({ team }) => [team.id, calendars.get(team.calendar ?? '') ?? calendar]))
  return {
    plans,
    calendars,
    calendar,
    teams,
    calendarOfFlow: (flow) => ofFlow.get(flow ?? '') ?? calendar,
    calendarOfTeam: (team) => ofTeam.get(team) ?? calendar,
  }
}

/** The calendar that most clocks of these plans name; one that has closed days before one that never closes. */
function mostUsed(plans: readonly Plan[], calendars: ReadonlyMap<string, CompiledCalendar>): CompiledCalendar {
  const uses = new Map<string, number>()
  for (const { policy } of plans) {
    for (const { calendar } of policy?.clocks ?? []) uses.set(calendar, (uses.get(calendar) ?? 0) + 1)
  }
  const ranked = [...uses]
    .flatMap(([id, count]) => {
      const calendar = calendars.get(id)
      return calendar === undefined ? [] : [{ calendar, count }]
    })
    .sort((a, b) => Number(b.calendar.dates.length > 0) - Number(a.calendar.dates.length > 0) || b.count - a.count)
  return ranked[0]?.calendar ?? [...calendars.values()][0] ?? alwaysOpen
}
