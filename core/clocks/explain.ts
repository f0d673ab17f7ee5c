import { elapsed } from '../calendar/elapsed.ts'
import { openings } from '../calendar/openings.ts'
import type { Explanation, ExplanationStep } from '../contract/explanation.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseState, ClockInstance, ClockSpan } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { countingCalendar } from './measure.ts'
import { readClock } from './read-clock.ts'

const mostOpenings = 60

/**
 * Why a clock says what it says at `at`: its start, the target and the row that chose it, each stretch that counted, each pause with
 * its open part, each change, and the result. A clock that was not started has no steps. Sorted by time.
 */
export function explain(plan: Plan, state: CaseState, clockId: string, at: Instant, instance?: number): Explanation {
  const reading = readClock(plan, state, clockId, at, instance)
  const found = state.clocks
    .find((clock) => clock.id === clockId)
    ?.instances.find((other) => other.instance === reading.instance)
  const steps = found === undefined ? [] : stepsOf(plan, state, clockId, found, at, reading.dueAt)
  return { reading, name: reading.name, at, steps }
}

function stepsOf(
  plan: Plan,
  state: CaseState,
  clockId: string,
  instance: ClockInstance,
  at: Instant,
  dueAt: Instant | null,
): readonly ExplanationStep[] {
  const steps: ExplanationStep[] = [
    { kind: 'start', at: instance.startedAt, countedFromAt: instance.measuredFromAt },
    ...firstTargetOf(instance),
    ...changesOf(instance),
    ...pausesOf(plan, state, instance, at),
    ...instance.spans.flatMap((span, index) =>
      countedIn(plan, state, instance, span, index === instance.spans.length - 1 ? horizonOf(instance, at, dueAt) : at),
    ),
  ]
  if (dueAt !== null) steps.push({ kind: 'due', at: dueAt })
  for (const breach of state.breaches) {
    if (breach.clock !== clockId || breach.instance !== instance.instance) continue
    steps.push({
      kind: 'breach',
      at: breach.breachedAt,
      dueAt: breach.dueAt,
      cause: breach.cause,
      target: breach.target,
    })
  }
  if (instance.stoppedAt !== null) {
    steps.push({ kind: 'stop', at: instance.stoppedAt, whilePaused: instance.stoppedWhilePaused })
  }
  return steps
    .map((step, index) => ({ step, index }))
    .sort(inTime)
    .map(({ step }) => step)
}

/** Until when a running span is told: to the due time while that is ahead, so that the sum is the target; else to now. */
function horizonOf(instance: ClockInstance, at: Instant, dueAt: Instant | null): Instant {
  return instance.state === 'running' && dueAt !== null && dueAt > at ? dueAt : at
}

/** What was promised at the start; what it became later is a change. */
function firstTargetOf({ startedAt, changes }: ClockInstance): readonly ExplanationStep[] {
  return changes.flatMap((change) =>
    change.what === 'started'
      ? [{ kind: 'target' as const, at: startedAt, target: change.target, row: change.row }]
      : [],
  )
}

function changesOf(instance: ClockInstance): readonly ExplanationStep[] {
  const told = new Set(['retargeted', 'calendar', 'policy', 'restarted', 'reopened', 'cancelled'])
  return instance.changes.flatMap((change) =>
    told.has(change.what) ? [{ kind: 'change' as const, at: change.at, change }] : [],
  )
}

function pausesOf(plan: Plan, state: CaseState, instance: ClockInstance, at: Instant): readonly ExplanationStep[] {
  const pauses: ExplanationStep[] = []
  let last = instance.measuredFromAt
  for (const span of instance.spans) {
    if (span.fromAt > last) pauses.push(pauseStep(plan, state, instance, last, span.fromAt, span.calendar))
    last = span.toAt ?? at
  }
  if (instance.state !== 'paused') return pauses
  const openMs = at > last ? elapsed(countingCalendar(plan, state, instance, instance.calendar), last, at) : 0
  return [...pauses, { kind: 'pause', fromAt: last, toAt: null, openMs }]
}

function pauseStep(
  plan: Plan,
  state: CaseState,
  instance: ClockInstance,
  fromAt: Instant,
  toAt: Instant,
  key: string,
): ExplanationStep {
  return { kind: 'pause', fromAt, toAt, openMs: elapsed(countingCalendar(plan, state, instance, key), fromAt, toAt) }
}

function countedIn(
  plan: Plan,
  state: CaseState,
  instance: ClockInstance,
  span: ClockSpan,
  untilAt: Instant,
): readonly ExplanationStep[] {
  const calendar = countingCalendar(plan, state, instance, span.calendar)
  const toAt = span.toAt ?? untilAt
  const steps: ExplanationStep[] = []
  let last = span.fromAt
  for (const { startAt, endAt } of openings(calendar, span.fromAt, toAt)) {
    if (steps.length >= mostOpenings * 2) return [...steps, restOf(plan, state, instance, span, last, toAt)]
    if (startAt > last) steps.push({ kind: 'closed', fromAt: last, toAt: startAt })
    steps.push({ kind: 'open', fromAt: startAt, toAt: endAt, countedMs: endAt - startAt, openings: 1 })
    last = endAt
  }
  return last < toAt ? [...steps, { kind: 'closed', fromAt: last, toAt }] : steps
}

function restOf(
  plan: Plan,
  state: CaseState,
  instance: ClockInstance,
  span: ClockSpan,
  fromAt: Instant,
  toAt: Instant,
): ExplanationStep {
  const calendar = countingCalendar(plan, state, instance, span.calendar)
  let count = 0
  for (const _ of openings(calendar, fromAt, toAt)) count += 1
  return { kind: 'open', fromAt, toAt, countedMs: elapsed(calendar, fromAt, toAt), openings: count }
}

const rank: Readonly<Record<ExplanationStep['kind'], number>> = {
  start: 0,
  target: 1,
  change: 2,
  open: 3,
  closed: 4,
  pause: 5,
  due: 6,
  breach: 7,
  stop: 8,
}

function inTime(a: { step: ExplanationStep; index: number }, b: { step: ExplanationStep; index: number }): number {
  const startOf = (step: ExplanationStep): Instant => ('fromAt' in step ? step.fromAt : step.at)
  return startOf(a.step) - startOf(b.step) || rank[a.step.kind] - rank[b.step.kind] || a.index - b.index
}
