import type { KeptArrivals } from '../../analysis/forecast/kept-arrivals.ts'
import type { KeptStaffing } from '../../analysis/staffing/kept-staffing.ts'
import { type FlowArrivals, type StaffingGap, staffedHours, staffingGaps } from '../../analysis/staffing/staffing.ts'
import type { TeamWork } from '../../analysis/staffing/team-work.ts'
import { resolveDuration } from '../../core/calendar/resolve-duration.ts'
import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { MetricName } from '../../core/contract/policy.ts'
import { keepForecast } from '../../store/forecasts/kept-forecasts.ts'
import type { TeamPeople } from '../../store/forecasts/team-people.ts'
import type { Store } from '../../store/store.ts'
import type { ForecastWorld } from './forecast-world.ts'

const hourMs = 3_600_000
const hoursAhead = 7 * 24
/** Fewer pieces of work say nothing of how long one takes. */
const leastPieces = 30
const share = 0.9
const mostGaps = 50

/** Works out how many people each team needs in the next week against those who are planned, and keeps it. */
export async function forecastStaffing(
  store: Store,
  world: ForecastWorld,
  work: readonly TeamWork[],
  series: readonly KeptArrivals[],
  at: number,
): Promise<void> {
  const fromAt = Math.floor(at / hourMs) * hourMs
  const arrivals = series.flatMap(({ flow, forecast, past, pastFromAt }): FlowArrivals[] =>
    flow === null || forecast === null
      ? []
      : [{ flow, fromAt: pastFromAt, byHour: [...past, ...forecast.hours.map(({ expected }) => expected)] }],
  )
  const gaps: StaffingGap[] = []
  const teams = world.teams.map((people) => {
    const { team } = people
    const own = work.find((each) => each.team === team.id)
    const calendar = world.calendarOfTeam(team.id)
    const { planned, plannedBy } = plannedPeople(people)
    const withinMs = own === undefined ? hourMs : takenUpWithin(world.plans, own, calendar, at)
    const isKnown = own !== undefined && own.pieces >= leastPieces && arrivals.length > 0
    const hours = isKnown
      ? staffedHours(own, { team: team.id, calendar, withinMs, share, people: planned }, arrivals, fromAt, hoursAhead)
      : []
    if (planned !== null) gaps.push(...staffingGaps(team.id, hours))
    return {
      team: team.id,
      zone: calendar.timeZone,
      workMs: isKnown ? own.workMs : null,
      workFrom: own?.pieces ?? 0,
      within: withinMs,
      share,
      plannedBy,
      hours,
    }
  })
  const worst = gaps.sort((a, b) => b.short - a.short || a.fromAt - b.fromAt).slice(0, mostGaps)
  const body: KeptStaffing = { teams, gaps: worst }
  await keepForecast(store, 'staffing', '', { at, body })
}

/** The people of a team: its members, else the users who belong to it, else as many as it works cases at once. */
function plannedPeople({ team, users }: TeamPeople): {
  readonly planned: number | null
  readonly plannedBy: 'members' | 'capacity' | 'unknown'
} {
  const members = team.members?.length ?? users
  if (members > 0) return { planned: members, plannedBy: 'members' }
  return team.capacity === undefined
    ? { planned: null, plannedBy: 'unknown' }
    : { planned: team.capacity, plannedBy: 'capacity' }
}

/**
 * Within what open time the work of a team is to be taken up: for one that has the first answer to give, what is promised for that; for
 * others, who are handed what was begun, a quarter of what is promised for the solution. The usual target of the flow that brings most work.
 */
function takenUpWithin(plans: readonly Plan[], work: TeamWork, calendar: CompiledCalendar, at: number): number {
  const brings = (flow: string) => (work.perCase[flow] ?? []).reduce((sum, each) => sum + each, 0)
  const [flow] = Object.keys(work.perCase).sort((a, b) => brings(b) - brings(a))
  const plan = plans.find(({ id }) => id === flow)
  const promised = (metric: MetricName): number | null => {
    const within = plan?.policy?.clocks.find((clock) => clock.metric === metric)?.targets.at(-1)?.within
    return within === undefined ? null : resolveDuration(calendar, at, within).budgetMs
  }
  const answer = work.first >= 0.2 ? promised('firstResponse') : null
  if (answer !== null) return answer
  const solution = promised('resolution')
  return solution === null ? hourMs : solution / 4
}
