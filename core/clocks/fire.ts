import type { PlanClock } from '../contract/plan.ts'
import type { Breach, ClockInstance } from '../contract/state.ts'
import { performEscalation } from '../escalations/perform-escalation.ts'
import { factOf } from '../facts/fact-view.ts'
import { emit, note } from '../step/emit.ts'
import type { Work } from '../step/work.ts'
import { calendarOfKey } from './calendar-of.ts'
import { type ClockDeadline, marksOf, withMarks } from './deadlines.ts'
import { putInstance } from './instance.ts'
import { asRunning, dueAtOf, elapsedOf } from './measure.ts'

/** Lets the next thing of an instance happen at `work.at`, which is its instant. */
export function fireDeadline(work: Work, clock: PlanClock, instance: ClockInstance, deadline: ClockDeadline): void {
  if (deadline.kind === 'warning') fireWarning(work, clock, instance, deadline.percent)
  else if (deadline.kind === 'escalation') fireEscalations(work, clock, instance, [deadline.index])
  else fireBreach(work, clock, instance, 'time')
}

/** Warns once for a share of the present target; shares below it count as said. */
export function fireWarning(work: Work, clock: PlanClock, instance: ClockInstance, percent: number): void {
  const marks = marksOf(instance)
  const below = clock.warnAt.filter((share) => share <= percent && !marks.warned.includes(share))
  putInstance(work, clock.id, withMarks(instance, { warned: [...marks.warned, ...below] }))
  emit(work, 'warned', { clock: clock.id, instance: instance.instance, percent })
}

function fireEscalations(work: Work, clock: PlanClock, instance: ClockInstance, indexes: readonly number[]): void {
  if (indexes.length === 0) return
  const marks = marksOf(instance)
  putInstance(work, clock.id, withMarks(instance, { escalated: [...marks.escalated, ...indexes] }))
  for (const index of indexes) {
    const escalation = clock.escalations[index]
    if (escalation === undefined) continue
    note(work, 'escalated', { clock: clock.id, instance: instance.instance, index, at: { ...escalation.at } as never })
    for (const action of escalation.do) performEscalation(work, clock, instance.instance, action)
  }
}

/**
 * Records that an instance missed its present target, once, with all that a review needs; then the escalations at 100 % happen.
 * `cause` is `retarget` when a change put the deadline into the past: then no warning fires.
 */
export function fireBreach(work: Work, clock: PlanClock, instance: ClockInstance, cause: Breach['cause']): void {
  const dueAt = dueAtOf(work.plan, work.state, asRunning(instance)) ?? work.at
  const breach: Breach = {
    clock: clock.id,
    instance: instance.instance,
    breachedAt: work.at,
    dueAt,
    detectedAt: work.detectedAt,
    target: instance.target,
    targetMs: instance.budgetMs,
    priority: factOf(work.plan, work.state, 'priority'),
    policyVersion: work.plan.policy?.version ?? null,
    calendarVersion: calendarOfKey(work.plan, work.state, instance.calendar).version,
    cause,
    contested: false,
  }
  work.state.breaches = [...work.state.breaches, breach]
  const missed = putInstance(work, clock.id, {
    ...withMarks(instance, {
      warned: clock.warnAt.filter((share) => share <= 100),
      breachedElapsedMs: elapsedOf(work.plan, work.state, instance, work.at),
      breachedAt: work.at,
    }),
    missed: true,
    breachedAt: instance.breachedAt ?? work.at,
  })
  if (cause === 'time' && clock.warnAt.includes(100)) {
    emit(work, 'warned', { clock: clock.id, instance: instance.instance, percent: 100 })
  }
  const { amount, unit } = instance.target
  emit(work, 'breached', {
    clock: clock.id,
    instance: instance.instance,
    dueAt,
    detectedAt: work.detectedAt,
    targetMs: instance.budgetMs,
    target: { amount, unit },
    priority: breach.priority,
    policyVersion: breach.policyVersion,
    calendarVersion: breach.calendarVersion,
    cause,
  })
  const atBreach = clock.escalations.flatMap((escalation, index) =>
    'percent' in escalation.at && escalation.at.percent === 100 ? [index] : [],
  )
  const current = work.state.clocks
    .find((state) => state.id === clock.id)
    ?.instances.find((candidate) => candidate.instance === missed.instance)
  fireEscalations(
    work,
    clock,
    current ?? missed,
    atBreach.filter((index) => !marksOf(current ?? missed).escalated.includes(index)),
  )
}
