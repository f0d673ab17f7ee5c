import type { Plan, PlanClock } from './contract/plan.ts'
import type { CalendarOwner } from './contract/policy.ts'
import type { RecordName } from './contract/record.ts'
import { metrics } from './metrics/metrics.ts'

/** What is worked out of a plan once, so that no step of any of its cases works it out again. */
export interface PlanIndex {
  /** The clocks that a record can start, stop or cancel, in the order of the policy, by its event. */
  readonly hearing: ReadonlyMap<RecordName, readonly PlanClock[]>
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

function makeIndex({ policy, nodes }: Plan): PlanIndex {
  const hearing = new Map<RecordName, PlanClock[]>()
  const owners = new Set<CalendarOwner>()
  for (const clock of policy?.clocks ?? []) {
    for (const event of new Set(metrics[clock.metric].hears(clock))) {
      const clocks = hearing.get(event)
      if (clocks === undefined) hearing.set(event, [clock])
      else clocks.push(clock)
    }
    if (clock.calendarBy !== null) owners.add(clock.calendarBy)
  }
  const hasEventWaits = Object.values(nodes).some((node) => node.kind === 'wait' && node.event.length > 0)
  return { hearing, owners, hasEventWaits }
}
