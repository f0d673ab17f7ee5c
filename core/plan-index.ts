import type { CompiledCalendar } from './contract/calendar.ts'
import type { Plan, PlanClock } from './contract/plan.ts'
import type { CalendarOwner } from './contract/policy.ts'
import type { RecordName } from './contract/record.ts'
import type { Metric } from './metrics/metric.ts'
import { metrics } from './metrics/metrics.ts'

/** A clock, with what is the same for all its instances. */
export interface IndexedClock {
  readonly definition: PlanClock
  /** The least percentage of its target at which an instance does something; 0 where that depends on when it is due. */
  readonly firstPercent: number
}

/** A clock with the law of its metric. */
export interface HearingClock {
  readonly definition: PlanClock
  readonly metric: Metric
}

/** What is worked out of a plan once, so that no step of any of its cases works it out again. */
export interface PlanIndex {
  /** The calendars of the plan, by their ids. */
  readonly calendars: ReadonlyMap<string, CompiledCalendar>
  /** The clocks of the policy, in its order. */
  readonly clocks: readonly IndexedClock[]
  /** The facts, built-in ones included, that a target of the policy looks at. */
  readonly targetFacts: ReadonlySet<string>
  /** The clocks that a record can start, stop or cancel, in the order of the policy, by its event. */
  readonly hearing: ReadonlyMap<RecordName, readonly HearingClock[]>
  /** Whose records name calendars of the plan's clocks. */
  readonly owners: ReadonlySet<CalendarOwner>
  /** Whether a `wait` of the plan waits for an event. */
  readonly hasEventWaits: boolean
}

const indexes = new WeakMap<Plan, PlanIndex>()
let latest: { readonly plan: Plan; readonly index: PlanIndex } | null = null

/** The index of a plan, made once per object: observationally pure, since plans are never changed. */
export function planIndexOf(plan: Plan): PlanIndex {
  if (latest !== null && latest.plan === plan) return latest.index
  let index = indexes.get(plan)
  if (index === undefined) {
    index = makeIndex(plan)
    indexes.set(plan, index)
  }
  latest = { plan, index }
  return index
}

function makeIndex({ policy, nodes, calendars }: Plan): PlanIndex {
  const hearing = new Map<RecordName, HearingClock[]>()
  const owners = new Set<CalendarOwner>()
  for (const definition of policy?.clocks ?? []) {
    const metric = metrics[definition.metric]
    for (const event of new Set(metric.hears(definition))) {
      const clocks = hearing.get(event)
      if (clocks === undefined) hearing.set(event, [{ definition, metric }])
      else clocks.push({ definition, metric })
    }
    if (definition.calendarBy !== null) owners.add(definition.calendarBy)
  }
  const hasEventWaits = Object.values(nodes).some((node) => node.kind === 'wait' && node.event.length > 0)
  const clocks = (policy?.clocks ?? []).map((definition) => ({ definition, firstPercent: firstPercentOf(definition) }))
  return {
    clocks,
    targetFacts: targetFactsOf(policy?.clocks ?? []),
    calendars: new Map(Object.entries(calendars)),
    hearing,
    owners,
    hasEventWaits,
  }
}

function targetFactsOf(clocks: readonly PlanClock[]): ReadonlySet<string> {
  return new Set(clocks.flatMap(({ targets }) => targets.flatMap(({ when }) => when.map(({ fact }) => fact))))
}

/** The breach stands at 100 %, and what is counted from it comes later. */
function firstPercentOf({ warnAt, escalations }: PlanClock): number {
  const escalatesAt = escalations.map(({ at }) => ('percent' in at ? at.percent : 'before' in at ? 0 : 100))
  return Math.min(100, ...warnAt, ...escalatesAt)
}
