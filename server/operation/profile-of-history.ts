import { weekdayOf } from '../../core/calendar/civil-date.ts'
import { localAt } from '../../core/calendar/zone-offsets.ts'
import { type CompiledCalendar, type IntervalText, type Weekday, weekdays } from '../../core/contract/calendar.ts'
import type { FactId } from '../../core/contract/facts.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { ProfileDocument, WeightedValue, Weights } from '../../core/contract/profile.ts'
import { choicesOf } from '../../core/facts/built-in-facts.ts'
import type { History } from '../../store/operation/read-history.ts'

const quarterMs = 900_000
const hourMs = 3_600_000
const dayMs = 86_400_000

/**
 * A profile that says of a flow what was so between two instants: cases an hour by weekday and hour, in the zone of the policy's first
 * calendar; channels, facts of the intake, outcomes of tasks, failures, answered surveys. What the newest version no longer has is left
 * out, and so is how long work takes: nobody records when somebody begins. Pure.
 */
export function profileOfHistory(
  plan: Plan,
  history: History,
  { from, to }: { from: number; to: number },
): ProfileDocument {
  const calendar = firstCalendar(plan)
  const perHour = ratesOf(history, calendar, from, to)
  const channels = weightsOf(history.channels.map(({ channel, cases }) => [channel, cases]))
  return {
    kind: 'profile',
    ...(perHour === null
      ? {}
      : { arrivals: { perHour, ...(calendar === null || calendar.id === '' ? {} : { calendar: calendar.id }) } }),
    ...(channels === null ? {} : { channels }),
    ...factsOf(plan, history),
    ...stepsOf(plan, history),
  }
}

/** The facts of the start form that have few values, so that they can be counted. */
export function countedFacts(plan: Plan): readonly FactId[] {
  const start = plan.nodes[plan.start]
  const form =
    start?.kind === 'start' ? start.form.map((field) => (typeof field === 'string' ? field : field.fact)) : []
  return form.filter((id) => {
    const fact = plan.facts.find((one) => one.id === id)
    return fact !== undefined && (fact.type === 'boolean' || fact.type === 'enum') && fact.personal !== true
  })
}

function firstCalendar(plan: Plan): CompiledCalendar | null {
  const id = plan.policy?.clocks[0]?.calendar
  return id !== undefined && Object.hasOwn(plan.calendars, id) ? (plan.calendars[id] ?? null) : null
}

type Rates = { [D in Weekday]?: Record<IntervalText, number> }

function ratesOf({ arrivals }: History, calendar: CompiledCalendar | null, from: number, to: number): Rates | null {
  if (arrivals.length === 0) return null
  const slotOf = (at: number) => {
    const local = calendar === null ? at : localAt(calendar.zone, at)
    const day = Math.floor(local / dayMs)
    return weekdayOf(day) * 24 + Math.floor((local - day * dayMs) / hourMs)
  }
  const cases = Array.from({ length: 168 }, () => 0)
  const hours = Array.from({ length: 168 }, () => 0)
  for (let at = Math.floor(from / quarterMs) * quarterMs; at < to; at += quarterMs) {
    const slot = slotOf(at)
    hours[slot] = (hours[slot] ?? 0) + quarterMs / hourMs
  }
  for (const { quarter, cases: count } of arrivals) {
    const slot = slotOf(quarter * quarterMs)
    cases[slot] = (cases[slot] ?? 0) + count
  }
  const rates: Rates = {}
  for (const [slot, count] of cases.entries()) {
    if (count === 0) continue
    const weekday = weekdays[Math.floor(slot / 24)]
    if (weekday === undefined) continue
    const rate = Math.round((count / Math.max(0.25, hours[slot] ?? 0)) * 1000) / 1000
    rates[weekday] = { ...rates[weekday], [hourText(slot % 24)]: rate }
  }
  return rates
}

function hourText(hour: number): IntervalText {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(hour)}:00-${two(hour + 1)}:00`
}

function factsOf(plan: Plan, { facts }: History): Pick<ProfileDocument, 'facts'> {
  const found: Record<FactId, WeightedValue[]> = {}
  for (const { fact: id, value, cases } of facts) {
    const fact = plan.facts.find((one) => one.id === id)
    const choices: readonly unknown[] =
      fact === undefined ? [] : fact.type === 'boolean' ? [true, false] : (choicesOf(fact) ?? [])
    if (!choices.includes(value)) continue
    found[id] = [...(found[id] ?? []), { value, weight: cases }]
  }
  return Object.keys(found).length === 0 ? {} : { facts: found }
}

function stepsOf(plan: Plan, { ways }: History): Pick<ProfileDocument, 'tasks' | 'surveys' | 'acts'> {
  const tasks: Record<string, { outcomes: Weights }> = {}
  const surveys: Record<string, { answered: number }> = {}
  const acts: Record<string, { fails: number }> = {}
  for (const node of Object.values(plan.nodes)) {
    const own = ways.filter((one) => one.node === node.id && Object.hasOwn(node.ways, one.way))
    const total = own.reduce((sum, { visits }) => sum + visits, 0)
    if (total === 0) continue
    const shareOf = (way: string) =>
      Math.round(((own.find((one) => one.way === way)?.visits ?? 0) / total) * 10_000) / 10_000
    const outcomes = weightsOf(own.map(({ way, visits }) => [way, visits]))
    if (node.kind === 'task' && outcomes !== null) tasks[node.id] = { outcomes }
    if (node.kind === 'act') acts[node.id] = { fails: shareOf('failed') }
    if (node.kind === 'survey' && node.timeout !== null)
      surveys[node.id] = { answered: Math.round((1 - shareOf('timeout')) * 10_000) / 10_000 }
  }
  return {
    ...(Object.keys(tasks).length === 0 ? {} : { tasks }),
    ...(Object.keys(surveys).length === 0 ? {} : { surveys }),
    ...(Object.keys(acts).length === 0 ? {} : { acts }),
  }
}

function weightsOf(entries: readonly (readonly [name: string, weight: number])[]): Weights | null {
  return entries.length === 0 ? null : Object.fromEntries(entries)
}
