import type { CompiledCalendar } from '../contract/calendar.ts'
import type { Plan, PlanClock } from '../contract/plan.ts'
import type { CaseState, ClockInstance, TargetMarks } from '../contract/state.ts'
import type { Duration, Instant, Millis } from '../contract/time.ts'
import { withEntry } from '../step/with-entry.ts'
import { calendarOfKey } from './calendar-of.ts'
import { latestStart } from './latest-start.ts'
import { asRunning, breachesAtOf, countsPlainTime, dueAtOf, instantOf, notBefore } from './measure.ts'
import { instantAfter, targetKey } from './target.ts'

/** What an instance will do by itself, and when. */
export type ClockDeadline =
  | { readonly kind: 'warning'; readonly at: Instant; readonly percent: number }
  | { readonly kind: 'escalation'; readonly at: Instant; readonly index: number }
  | { readonly kind: 'breach'; readonly at: Instant }

const noMarks: TargetMarks = { warned: [], escalated: [], breachedElapsedMs: null, breachedAt: null }

/** What already happened to the present target of an instance. */
export function marksOf(instance: ClockInstance): TargetMarks {
  // Most instances have none, and a name costs more to make than to look up.
  for (const _ in instance.marks) return marksNamed(instance.marks, targetKey(instance.target))
  return noMarks
}

function marksNamed(marks: ClockInstance['marks'], key: string): TargetMarks {
  return (Object.hasOwn(marks, key) ? marks[key] : undefined) ?? noMarks
}

/** An instance with marks added to its present target. */
export function withMarks(instance: ClockInstance, marks: Partial<TargetMarks>): ClockInstance {
  const { warned, escalated, breachedElapsedMs, breachedAt } = { ...marksOf(instance), ...marks }
  const next: TargetMarks = { warned, escalated, breachedElapsedMs, breachedAt }
  return { ...instance, marks: withEntry(instance.marks, targetKey(instance.target), next) }
}

/** The elapsed time at which a share of the target is reached: the earliest whole millisecond. */
export function shareMs(budgetMs: Millis, percent: number): Millis {
  return Math.ceil((budgetMs * percent) / 100)
}

/**
 * An instant before which an instance surely does nothing by itself; null where that cannot be told without working it out.
 * `firstPercent` is the least share of its target at which its clock does something.
 */
export function quietUntil(instance: ClockInstance, firstPercent: number): Instant | null {
  for (const _ in instance.marks) return null
  return notBefore(instance, (instance.budgetMs * firstPercent) / 100)
}

const rank = { warning: 0, escalation: 1, breach: 2 } as const

/**
 * The next thing an instance does by itself, null if none: earliest first, at one instant warnings before escalations before the
 * breach. On hold it only does what it reached when the hold began. Looking costs less than remembering would.
 */
export function nextOfInstance(
  plan: Plan,
  state: CaseState,
  clock: PlanClock,
  instance: ClockInstance,
): ClockDeadline | null {
  if (instance.state !== 'running' && instance.state !== 'paused') return null
  return instance.state === 'running'
    ? firstOf(plan, state, clock, instance)
    : reachedAtHold(plan, state, clock, instance)
}

function reachedAtHold(plan: Plan, state: CaseState, clock: PlanClock, instance: ClockInstance): ClockDeadline | null {
  const heldAt = instance.spans.at(-1)?.toAt ?? null
  const next = heldAt === null ? null : firstOf(plan, state, clock, asRunning(instance))
  return heldAt !== null && next !== null && next.kind !== 'breach' && next.at <= heldAt ? next : null
}

/**
 * The earliest of `deadlinesOf`, without working out the others: shares of a target are reached in their order, and all of them
 * below 100 % before the breach.
 */
function firstOf(plan: Plan, state: CaseState, clock: PlanClock, instance: ClockInstance): ClockDeadline | null {
  const marks = marksOf(instance)
  let next: ClockDeadline | null = null
  const consider = (deadline: ClockDeadline): void => {
    if (next === null || deadline.at < next.at || (deadline.at === next.at && isBefore(deadline, next))) next = deadline
  }
  const isOpen = (percent: number): boolean => percent !== 100 && (percent > 100 || marks.breachedAt === null)
  const percent = clock.warnAt.find((share) => isOpen(share) && !marks.warned.includes(share))
  const warnsAt = percent === undefined ? null : instantOf(plan, state, instance, shareMs(instance.budgetMs, percent))
  if (percent !== undefined && warnsAt !== null) consider({ kind: 'warning', at: warnsAt, percent })
  let isShareAhead = percent !== undefined && percent < 100
  for (let index = 0; index < clock.escalations.length; index++) {
    const when = clock.escalations[index]?.at
    if (when === undefined || marks.escalated.includes(index)) continue
    const at = escalationAt(plan, state, instance, when, marks)
    if (at !== null) consider({ kind: 'escalation', at, index })
    if ('percent' in when && when.percent < 100) isShareAhead = true
  }
  if (marks.breachedAt === null && !isShareAhead) {
    const at = breachesAtOf(plan, state, instance)
    if (at !== null) consider({ kind: 'breach', at })
  }
  return next
}

function isBefore(a: ClockDeadline, b: ClockDeadline): boolean {
  if (rank[a.kind] !== rank[b.kind]) return rank[a.kind] < rank[b.kind]
  return a.kind === 'warning' && b.kind === 'warning' && a.percent < b.percent
}

/** Everything that an instance may still do for its present target, in no order. */
export function* deadlinesOf(
  plan: Plan,
  state: CaseState,
  clock: PlanClock,
  instance: ClockInstance,
): Iterable<ClockDeadline> {
  const marks = marksOf(instance)
  for (const percent of clock.warnAt) {
    if (percent === 100 || marks.warned.includes(percent)) continue
    if (percent < 100 && marks.breachedAt !== null) continue
    const at = instantOf(plan, state, instance, shareMs(instance.budgetMs, percent))
    if (at !== null) yield { kind: 'warning', at, percent }
  }
  for (const [index, escalation] of clock.escalations.entries()) {
    if (marks.escalated.includes(index)) continue
    const at = escalationAt(plan, state, instance, escalation.at, marks)
    if (at !== null) yield { kind: 'escalation', at, index }
  }
  if (marks.breachedAt === null) {
    const at = breachesAtOf(plan, state, instance)
    if (at !== null) yield { kind: 'breach', at }
  }
}

function escalationAt(
  plan: Plan,
  state: CaseState,
  instance: ClockInstance,
  when: PlanClock['escalations'][number]['at'],
  marks: TargetMarks,
): Instant | null {
  if ('percent' in when) {
    if (when.percent === 100 || (when.percent < 100 && marks.breachedAt !== null)) return null
    return instantOf(plan, state, instance, shareMs(instance.budgetMs, when.percent))
  }
  if ('before' in when) return marks.breachedAt === null ? beforeDue(plan, state, instance, when.before) : null
  return afterBreach(plan, state, instance, when.after, marks)
}

const unitMs: Partial<Record<Duration['unit'], Millis>> = {
  minutes: 60_000,
  hours: 3_600_000,
  businessMinutes: 60_000,
  businessHours: 3_600_000,
}

/** A duration in the time that the target counts, where it is of that kind; null for day units and for the other kind. */
function inOwnTime(instance: ClockInstance, duration: Duration): Millis | null {
  const isPlain = duration.unit === 'minutes' || duration.unit === 'hours'
  const ms = unitMs[duration.unit]
  return ms === undefined || isPlain !== countsPlainTime(instance) ? null : Math.round(duration.amount * ms)
}

function beforeDue(plan: Plan, state: CaseState, instance: ClockInstance, before: Duration): Instant | null {
  const ms = inOwnTime(instance, before)
  if (ms !== null) return instantOf(plan, state, instance, Math.max(0, instance.budgetMs - ms))
  const dueAt = dueAtOf(plan, state, instance)
  if (dueAt === null) return null
  const at = latestStart(countingOwn(plan, state, instance), dueAt, before)
  return at > instance.measuredFromAt ? at : instance.measuredFromAt
}

function afterBreach(
  plan: Plan,
  state: CaseState,
  instance: ClockInstance,
  after: Duration,
  marks: TargetMarks,
): Instant | null {
  if (marks.breachedAt === null || marks.breachedElapsedMs === null) return null
  const ms = inOwnTime(instance, after)
  if (ms !== null) return instantOf(plan, state, instance, marks.breachedElapsedMs + ms)
  return instantAfter(countingOwn(plan, state, instance), marks.breachedAt, after)
}

function countingOwn(plan: Plan, state: CaseState, instance: ClockInstance): CompiledCalendar {
  return calendarOfKey(plan, state, instance.calendar)
}
