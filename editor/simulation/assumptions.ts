import { type IntervalText, type Weekday, weekdays } from '../../core/contract/calendar.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { ProfileDocument, TaskProfile, Weights } from '../../core/contract/profile.ts'

/** How long a task takes: half are done within the first, nine of ten within the second. */
export interface TaskTimes {
  readonly medianMinutes: number
  readonly p90Minutes: number
}

/** What an owner says of the world in which cases are tried. */
export interface Assumptions {
  readonly cases: number
  readonly seed: number
  /** When cases come in: as is usual, as they did in the last weeks, or as the owner says. */
  readonly arrivals: 'usual' | 'history' | 'own'
  /** Cases an hour, Monday's first hour first: 168 figures. */
  readonly week: readonly number[]
  /** How many people a team has at work; one that is not named has as many as are needed. */
  readonly teams: Readonly<Record<string, number>>
  /** By task; one that is not named takes as long as is usual. */
  readonly tasks: Readonly<Record<string, TaskTimes>>
}

const hoursOfWeek = 168

export const firstAssumptions: Assumptions = {
  cases: 1000,
  seed: 1,
  arrivals: 'usual',
  week: Array.from({ length: hoursOfWeek }, () => 0),
  teams: {},
  tasks: {},
}

/** The hour of a week as a profile names it. Pure. */
export function hourText(hour: number): IntervalText {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(hour)}:00-${two(hour + 1)}:00`
}

/** The rates of a profile as 168 figures; an interval of several hours counts for each. Zeros where it gives none. Pure. */
export function weekOf({ arrivals }: ProfileDocument): readonly number[] {
  const week = Array.from({ length: hoursOfWeek }, () => 0)
  if (arrivals === undefined || !('perHour' in arrivals)) return week
  for (const [day, weekday] of weekdays.entries()) {
    for (const [interval, rate] of Object.entries(arrivals.perHour[weekday] ?? {})) {
      const [from = 0, to = 0] = interval.split('-').map((text) => Number(text.slice(0, 2)))
      for (let hour = from; hour < to; hour++) week[day * 24 + hour] = rate
    }
  }
  return week
}

/**
 * The profile that a simulation of a flow is given: what the owner says, over what was so in the last weeks where that is asked for. What
 * names steps, facts or values that the flow does not have is left out, since the same is asked of two versions of it. Pure.
 */
export function profileFor(
  flow: FlowDocument,
  { arrivals, week, teams, tasks }: Assumptions,
  history: ProfileDocument | null,
): ProfileDocument {
  const past: ProfileDocument = arrivals === 'history' && history !== null ? fitted(history, flow) : { kind: 'profile' }
  const known = new Set(flow.nodes.flatMap(({ id, kind }) => (kind === 'task' ? [id] : [])))
  const worked: Record<string, TaskProfile> = { ...past.tasks }
  for (const [node, { medianMinutes, p90Minutes }] of Object.entries(tasks)) {
    if (!known.has(node)) continue
    worked[node] = { ...worked[node], takes: { kind: 'lognormal', medianMinutes, p90Minutes } }
  }
  const staffed = Object.fromEntries(Object.entries(teams).map(([team, capacity]) => [team, { capacity }]))
  const { tasks: _, ...rest } = past
  return {
    ...rest,
    ...(arrivals === 'own' && week.some((rate) => rate > 0) ? { arrivals: { perHour: perHour(week) } } : {}),
    ...(Object.keys(worked).length === 0 ? {} : { tasks: worked }),
    ...(Object.keys(staffed).length === 0 ? {} : { teams: staffed }),
  }
}

function perHour(week: readonly number[]) {
  const rates: { [D in Weekday]?: Record<IntervalText, number> } = {}
  for (const [slot, rate] of week.entries()) {
    const weekday = weekdays[Math.floor(slot / 24)]
    if (rate <= 0 || weekday === undefined) continue
    rates[weekday] = { ...rates[weekday], [hourText(slot % 24)]: rate }
  }
  return rates
}

/** What of a profile a flow can be tried with. */
function fitted(profile: ProfileDocument, flow: FlowDocument): ProfileDocument {
  const kinds = new Map(flow.nodes.map((node) => [node.id, node]))
  const entries = <T>(list: Readonly<Record<string, T>> | undefined, keep: (id: string, one: T) => T | null) => {
    const kept = Object.entries(list ?? {}).flatMap(([id, one]) => {
      const fit = keep(id, one)
      return fit === null ? [] : [[id, fit] as const]
    })
    return kept.length === 0 ? null : Object.fromEntries(kept)
  }
  const tasks = entries(profile.tasks, (id, task) => {
    const node = kinds.get(id)
    if (node?.kind !== 'task') return null
    const ways = new Set(node.outcomes?.map((outcome) => (typeof outcome === 'string' ? outcome : outcome.id)) ?? [])
    const outcomes = weightsWithin(task.outcomes ?? {}, ways)
    return outcomes === null ? null : { ...task, outcomes }
  })
  const surveys = entries(profile.surveys, (id, one) => (kinds.get(id)?.kind === 'survey' ? one : null))
  const acts = entries(profile.acts, (id, one) => (kinds.get(id)?.kind === 'act' ? one : null))
  const facts = entries(profile.facts, (id, values) => {
    const fact = flow.facts?.find((one) => one.id === id)
    if (fact === undefined) return null
    const choices = fact.values?.map((value) => (typeof value === 'string' ? value : value.id)) ?? []
    const known = new Set<unknown>(fact.type === 'boolean' ? [true, false] : choices)
    const kept = values.filter(({ value }) => known.has(value))
    return kept.length === 0 ? null : kept
  })
  const { tasks: _tasks, surveys: _surveys, acts: _acts, facts: _facts, ...rest } = profile
  return {
    ...rest,
    ...(tasks === null ? {} : { tasks }),
    ...(surveys === null ? {} : { surveys }),
    ...(acts === null ? {} : { acts }),
    ...(facts === null ? {} : { facts }),
  }
}

function weightsWithin(weights: Weights, names: ReadonlySet<string>): Weights | null {
  const kept = Object.entries(weights).filter(([name]) => names.has(name))
  return kept.length === 0 ? null : Object.fromEntries(kept)
}
