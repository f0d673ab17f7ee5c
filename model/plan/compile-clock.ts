import type { FactValue } from '../../core/contract/facts.ts'
import type { PlanClock, PlanPolicy, PlanTarget } from '../../core/contract/plan.ts'
import type { ClockDefinition, PausedWhile, PolicyDocument, TargetDefinition } from '../../core/contract/policy.ts'
import { matcherList } from '../document/matcher-schema.ts'

/** A policy as a plan carries it, every default filled in. */
export function compilePolicy(policy: PolicyDocument, version: number | null): PlanPolicy {
  return {
    id: policy.id,
    version,
    clocks: policy.clocks.map(compileClock),
    waits: Object.fromEntries((policy.waits ?? []).map(({ reason, atMost }) => [reason, atMost])),
  }
}

/** The calendar of a policy's first clock: the one that its flows count in where they name none. */
export function firstCalendar(policy: PolicyDocument): string | null {
  const calendar = policy.clocks[0]?.calendar
  return calendar === undefined ? null : typeof calendar === 'string' ? calendar : calendar.else
}

function compileClock(clock: ClockDefinition): PlanClock {
  const { calendar } = clock
  return {
    id: clock.id,
    name: clock.name ?? clock.id,
    type: clock.type ?? 'sla',
    metric: clock.metric,
    stage: clock.stage ?? null,
    start: matcherList(clock.start),
    stop: matcherList(clock.stop),
    cancel: matcherList(clock.cancel),
    repeats: clock.repeats ?? false,
    calendar: typeof calendar === 'string' ? calendar : calendar.else,
    calendarBy: typeof calendar === 'string' ? null : calendar.by,
    targets: clock.targets.map(compileTarget),
    pausedWhile: compilePauses(clock.pausedWhile ?? defaultPauses(clock)),
    warnAt: [...new Set(clock.warnAt)].sort((a, b) => a - b),
    escalations: clock.escalations ?? [],
    onTargetChange: clock.onTargetChange ?? 'carry',
    onReopen: clock.onReopen ?? 'continue',
    onCalendarChange: clock.onCalendarChange ?? 'apply',
  }
}

/** A first answer is owed whatever one waits for. */
function defaultPauses({ metric }: ClockDefinition): PausedWhile {
  return metric === 'firstResponse' ? 'never' : { waiting: ['customer'] }
}

function compilePauses(pauses: PausedWhile): PlanClock['pausedWhile'] {
  return typeof pauses === 'string' ? pauses : pauses.waiting
}

function compileTarget({ when = {}, within }: TargetDefinition): PlanTarget {
  const conditions = Object.entries(when).map(([fact, wanted]) => ({
    fact,
    oneOf: Array.isArray(wanted) ? [...(wanted as readonly FactValue[])] : [wanted],
  }))
  return { when: conditions, within }
}
