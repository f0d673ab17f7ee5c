import type { PlanClock } from '../contract/plan.ts'
import type { ClockInstance, ClockState } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { factOf } from '../facts/fact-view.ts'
import { note } from '../step/emit.ts'
import type { Work } from '../step/work.ts'
import { calendarOfKey } from './calendar-of.ts'
import { dayBudget } from './day-budget.ts'
import { deadlinesOf, marksOf, withMarks } from './deadlines.ts'
import { fireBreach, fireWarning } from './fire.ts'
import {
  cancelInstance,
  clockStateOf,
  currentOf,
  definitionOf,
  isLive,
  openSpan,
  putInstance,
  spansFrom,
  startInstance,
} from './instance.ts'
import { asRunning, breachesAtOf } from './measure.ts'
import { budgetOf, type ChosenTarget, chooseTarget, isSameTarget } from './target.ts'

/** Looks at the targets of every clock again, after facts changed (FORMATS section 4, item 6). */
export function retargetClocks(work: Work): void {
  work.areTargetsStale = false
  for (const definition of work.plan.policy?.clocks ?? []) {
    const clock = clockStateOf(work, definition.id)
    if (clock.activeSinceAt !== null) retargetClock(work, definition, clock)
  }
}

function retargetClock(work: Work, definition: PlanClock, clock: ClockState): void {
  const current = currentOf(clock)
  if (isLive(current) && isAlwaysChosen(definition, current)) return
  const chosen = chooseTarget(definition, (id) => factOf(work.plan, work.state, id))
  if (!isLive(current)) {
    if (chosen === null || clock.activeSinceAt === null) return
    settlePast(work, definition, startInstance(work, definition, clock, clock.activeSinceAt, chosen))
  } else if (chosen === null) cancelInstance(work, definition.id, current)
  else if (!isSameTarget(chosen.within, current.target)) changeTarget(work, definition, current, chosen)
  else if (chosen.row !== current.row) putInstance(work, definition.id, { ...current, row: chosen.row })
}

/** Whether an instance has the target of a first row without conditions: then no fact chooses another one. */
function isAlwaysChosen({ targets: [first] }: PlanClock, { row, target }: ClockInstance): boolean {
  return row === 0 && first !== undefined && first.when.length === 0 && isSameTarget(first.within, target)
}

/** Gives an instance another target, in the way that its clock asks for. */
export function changeTarget(work: Work, definition: PlanClock, instance: ClockInstance, chosen: ChosenTarget): void {
  const clock = clockStateOf(work, definition.id)
  const calendar = calendarOfKey(work.plan, work.state, instance.calendar)
  const isShorter = budgetOf(calendar, work.at, chosen.within).budgetMs < instance.budgetMs
  const restarts =
    definition.onTargetChange === 'restart' || (definition.onTargetChange === 'fromChangeWhenRaised' && isShorter)
  const fromStart = definition.onTargetChange === 'fromChangeWhenRaised' && !isShorter
  // A case that was reopened to be measured anew starts there.
  const originAt = clock.activeSinceAt ?? instance.startedAt
  const wasRestarted = instance.measuredFromAt !== originAt
  const measuredFromAt = restarts ? work.at : fromStart ? originAt : instance.measuredFromAt
  const spans = restarts
    ? instance.state === 'paused'
      ? []
      : [openSpan(work.at, instance.calendar)]
    : fromStart && wasRestarted
      ? spansFrom(work, clock, measuredFromAt, instance.calendar)
      : instance.spans
  const counted = {
    ...instance,
    spans,
    measuredFromAt,
    target: chosen.within,
    row: chosen.row,
    ...budgetOf(calendar, measuredFromAt, chosen.within),
  }
  // What an earlier version of the calendar counted stays as it was counted.
  const moved = restarts ? counted : { ...counted, ...dayBudget(work, counted, counted.calendar) }
  if (isJustStarted(work, instance)) {
    putInstance(work, definition.id, {
      ...moved,
      changes: moved.changes.map((change) => ({ ...change, ...firstTarget(chosen) })),
    })
    return
  }
  const next = putInstance(work, definition.id, moved, {
    what: 'retargeted',
    at: work.at,
    target: chosen.within,
    row: chosen.row,
    restarted: restarts,
    fromStart,
  })
  const { amount, unit } = chosen.within
  note(work, 'targetChanged', { clock: definition.id, instance: instance.instance, amount, unit, restarted: restarts })
  settlePast(work, definition, next)
}

/** Whether nothing but its start, now, happened to an instance: then another row is its first target, not a change. */
function isJustStarted(work: Work, instance: ClockInstance): boolean {
  return instance.startedAt === work.at && instance.changes.length === 1
}

function firstTarget(chosen: ChosenTarget) {
  return { target: chosen.within, row: chosen.row }
}

/**
 * What a change put into the past: a breach happens now, once, without warnings; otherwise only the highest warning fires, and
 * nothing else that would have happened before. Of an instance on hold, the past is what it had counted when the hold began.
 */
export function settlePast(work: Work, definition: PlanClock, instance: ClockInstance): void {
  const past = pastOf(work, instance)
  if (past === null) return
  const { counted, untilAt } = past
  const breachesAt = marksOf(counted).breachedAt === null ? breachesAtOf(work.plan, work.state, counted) : null
  const escalated = pastEscalations(work, definition, past)
  if (breachesAt !== null && breachesAt < untilAt) {
    fireBreach(work, definition, withMarks(instance, { escalated }), 'retarget')
    return
  }
  const settled =
    escalated.length > marksOf(instance).escalated.length
      ? putInstance(work, definition.id, withMarks(instance, { escalated }))
      : instance
  const warnings = [...deadlinesOf(work.plan, work.state, definition, counted)].flatMap((deadline) =>
    deadline.kind === 'warning' && deadline.at <= untilAt ? [deadline.percent] : [],
  )
  if (warnings.length > 0) fireWarning(work, definition, settled, Math.max(...warnings))
}

/** An instance as it counted, and until when it did: until now, or until its hold began. */
interface Past {
  readonly counted: ClockInstance
  readonly untilAt: Instant
}

function pastOf(work: Work, instance: ClockInstance): Past | null {
  if (instance.state === 'running') return { counted: instance, untilAt: work.at }
  const untilAt = instance.spans.at(-1)?.toAt ?? null
  return instance.state !== 'paused' || untilAt === null ? null : { counted: asRunning(instance), untilAt }
}

function pastEscalations(work: Work, definition: PlanClock, { counted, untilAt }: Past): readonly number[] {
  const past = [...deadlinesOf(work.plan, work.state, definition, counted)].flatMap((deadline) =>
    deadline.kind === 'escalation' && deadline.at < untilAt ? [deadline.index] : [],
  )
  return [...marksOf(counted).escalated, ...past]
}

/** The definition and the live instance of each clock, in the order in which they began. */
export function liveInstances(work: Work): readonly LiveInstance[] {
  const live: LiveInstance[] = []
  for (const clock of work.state.clocks) {
    const instance = currentOf(clock)
    if (isLive(instance)) live.push({ definition: definitionOf(work, clock.id), instance })
  }
  return live
}

/** A clock that measures now. */
export interface LiveInstance {
  readonly definition: PlanClock
  readonly instance: ClockInstance
}
