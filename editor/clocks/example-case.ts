import { currentBehaviour } from '../../core/behaviours.ts'
import { openings } from '../../core/calendar/openings.ts'
import { deadlinesOf, shareMs } from '../../core/clocks/deadlines.ts'
import { explain } from '../../core/clocks/explain.ts'
import { currentOf } from '../../core/clocks/instance.ts'
import { instantOf } from '../../core/clocks/measure.ts'
import { readClock } from '../../core/clocks/read-clock.ts'
import type { CalendarDocument, CompiledCalendar } from '../../core/contract/calendar.ts'
import type { CaseCommand } from '../../core/contract/case-command.ts'
import type { CaseEvent } from '../../core/contract/event.ts'
import type { Explanation } from '../../core/contract/explanation.ts'
import type { FactValue } from '../../core/contract/facts.ts'
import type { Plan, PlanClock } from '../../core/contract/plan.ts'
import type { ClockDefinition, EscalationAt, TargetDefinition } from '../../core/contract/policy.ts'
import type { ClockReading } from '../../core/contract/reading.ts'
import type { CaseState, ClockInstance } from '../../core/contract/state.ts'
import type { Instant } from '../../core/contract/time.ts'
import { step } from '../../core/step/step.ts'
import { compile } from '../../model/plan/compile.ts'

/** A clock with the calendar it counts by, ready to be tried out. */
export interface Trial {
  readonly plan: Plan
  readonly clock: PlanClock
  readonly calendar: CompiledCalendar
}

/** The facts of an example by their ids; null for one that is not known. */
export type ExampleFacts = Readonly<Record<string, FactValue>>

const clockId = 'clock'

/** Facts of examples are told from those that every case has, which an example cannot set. */
const prefix = 'example.'

/**
 * Makes a clock ready to be tried out: on a case of one task, from its creation to its solution, with the targets, the holds, the warnings and
 * the options that the clock has. Null where the calendar is not there or cannot be read yet. Pure but for the zone data of this process.
 */
export function trialOf(clock: ClockDefinition, calendars: readonly CalendarDocument[]): Trial | null {
  const known = trials.get(clock)
  if (known?.calendars === calendars) return known.trial
  const trial = compiledTrial(clock, calendars)
  trials.set(clock, { calendars, trial })
  return trial
}

/** Compiling takes longer than all examples together, and one clock is shown in many places at once. */
const trials = new WeakMap<
  ClockDefinition,
  { readonly calendars: readonly CalendarDocument[]; readonly trial: Trial | null }
>()

/** What examples try out beside what the clock says. */
export type TrialOptions = Partial<Pick<PlanClock, 'pausedWhile' | 'onTargetChange' | 'onReopen' | 'onCalendarChange'>>

/** The same clock with other options. */
export function withOptions(trial: Trial, options: TrialOptions): Trial {
  const clock = { ...trial.clock, ...options }
  const { policy } = trial.plan
  return policy === null ? trial : { ...trial, clock, plan: { ...trial.plan, policy: { ...policy, clocks: [clock] } } }
}

function compiledTrial(clock: ClockDefinition, calendars: readonly CalendarDocument[]): Trial | null {
  const id = typeof clock.calendar === 'string' ? clock.calendar : clock.calendar.else
  const document = calendars.find((calendar) => calendar.id === id)
  if (document === undefined) return null
  const compiled = compile({
    flow: null,
    policies: [{ document: { kind: 'policy', id: 'example', clocks: [exampleClock(clock, id)] }, version: null }],
    calendars: [{ document, version: 1 }],
    rules: [],
  })
  if (!compiled.ok) return null
  const planned = compiled.plan.policy?.clocks.find((one) => one.id === clockId)
  const calendar = compiled.plan.calendars[id]
  return planned === undefined || calendar === undefined ? null : { plan: compiled.plan, clock: planned, calendar }
}

/** The clock as an example measures it: what starts and stops it, and whom it tells, is left aside. */
function exampleClock(clock: ClockDefinition, calendar: string): ClockDefinition {
  const { targets, warnAt, escalations, onTargetChange, onReopen, onCalendarChange } = clock
  return {
    id: clockId,
    metric: 'resolution',
    calendar,
    targets: targets.map(exampleTarget),
    pausedWhile: clock.pausedWhile ?? usualPause(clock),
    ...(warnAt === undefined ? {} : { warnAt }),
    ...(escalations === undefined
      ? {}
      : { escalations: escalations.map(({ at }) => ({ at, do: [{ action: 'requireReason' }] })) }),
    ...(onTargetChange === undefined ? {} : { onTargetChange }),
    ...(onReopen === undefined ? {} : { onReopen }),
    ...(onCalendarChange === undefined ? {} : { onCalendarChange }),
  }
}

/** What a clock that says nothing of it stands still for (FORMATS section 3). */
export function usualPause({ metric }: ClockDefinition): NonNullable<ClockDefinition['pausedWhile']> {
  return metric === 'firstResponse' ? 'never' : { waiting: ['customer'] }
}

function exampleTarget({ when, within }: TargetDefinition): TargetDefinition {
  if (when === undefined) return { within }
  return { when: Object.fromEntries(Object.entries(when).map(([fact, wanted]) => [prefix + fact, wanted])), within }
}

/** A case that is tried out. Immutable: what happens to it makes another. */
export interface ExampleCase {
  readonly trial: Trial
  readonly plan: Plan
  readonly state: CaseState
}

/** Opens a case. */
export function openCase(trial: Trial, at: Instant, facts: ExampleFacts = {}): ExampleCase {
  const intake = { id: 'example', facts: known(facts) }
  const created = step(trial.plan, null, { kind: 'create', at, actor: person, intake, behaviour: currentBehaviour })
  return { trial, plan: trial.plan, state: created[0] }
}

/** Lets something happen to the case. */
export function happens(to: ExampleCase, event: CaseEvent): ExampleCase {
  return { ...to, state: step(to.plan, to.state, event)[0] }
}

/** Gives the case a command that it takes. */
export function does(to: ExampleCase, at: Instant, command: CaseCommand): ExampleCase {
  return happens(to, { kind: 'command', at, actor: person, command })
}

/** Changes facts of the case. */
export function changesFacts(to: ExampleCase, at: Instant, facts: ExampleFacts): ExampleCase {
  return does(to, at, { do: 'set', facts: prefixed(facts) })
}

const person = { kind: 'person' } as const

function prefixed(facts: ExampleFacts): ExampleFacts {
  return Object.fromEntries(Object.entries(facts).map(([fact, value]) => [prefix + fact, value]))
}

function known(facts: ExampleFacts): ExampleFacts {
  return prefixed(Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)))
}

/** What the clock of the case shows, now or at a later instant. */
export function readingOf({ plan, state }: ExampleCase, at: Instant = state.at): ClockReading {
  return readClock(plan, state, clockId, at)
}

/** Why it shows that. */
export function explanationOf({ plan, state }: ExampleCase): Explanation {
  return explain(plan, state, clockId, state.at)
}

/** When a share of the present target will be reached, if nothing more happens; null while the clock stands still or does not run. */
export function shareAt(to: ExampleCase, percent: number): Instant | null {
  const instance = instanceOf(to)
  return instance === null ? null : instantOf(to.plan, to.state, instance, shareMs(instance.budgetMs, percent))
}

/** What the clock will do by itself, each with its instant: warnings by their share, escalations by what they say of when. */
export interface Upcoming {
  readonly at: Instant
  readonly what:
    | { readonly kind: 'warning'; readonly percent: number }
    | { readonly kind: 'escalation'; readonly index: number }
}

/** All warnings and escalations of the case's clock if nothing more happens, in the order of time. */
export function upcomingOf(to: ExampleCase): readonly Upcoming[] {
  const { plan, clock } = to.trial
  const instance = instanceOf(to)
  if (instance === null) return []
  const before = [...deadlinesOf(plan, to.state, clock, instance)]
  const breach = before.find(({ kind }) => kind === 'breach')
  // What follows a breach is known once it has happened.
  const late = breach === undefined ? null : happens(to, { kind: 'tick', at: breach.at })
  const after = late === null ? [] : [...deadlinesOf(plan, late.state, clock, instanceOf(late) ?? instance)]
  const whens = clock.escalations.map(({ at }) => at)
  const atBreach = (index: number) => breach !== undefined && isAtBreach(whens[index])
  const found = new Map<string, Upcoming>()
  for (const deadline of [...before, ...after]) {
    if (deadline.kind === 'warning') found.set(`w${deadline.percent}`, { at: deadline.at, what: deadline })
    if (deadline.kind === 'escalation') found.set(`e${deadline.index}`, { at: deadline.at, what: deadline })
  }
  if (breach !== undefined) {
    if (clock.warnAt.includes(100)) found.set('w100', { at: breach.at, what: { kind: 'warning', percent: 100 } })
    for (const index of whens.keys()) {
      if (atBreach(index)) found.set(`e${index}`, { at: breach.at, what: { kind: 'escalation', index } })
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at)
}

function isAtBreach(at: EscalationAt | undefined): boolean {
  return at !== undefined && 'percent' in at && at.percent === 100
}

function instanceOf({ state }: ExampleCase): ClockInstance | null {
  const clock = state.clocks.find(({ id }) => id === clockId)
  return clock === undefined ? null : currentOf(clock)
}

const hourMs = 3_600_000
const twoWeeksMs = 14 * 24 * hourMs

/**
 * An instant that shows what a calendar does: an hour before the longest closed stretch of the two weeks after `fromAt`. On a calendar that
 * is always open, the next full hour.
 */
export function tellingInstant(calendar: CompiledCalendar, fromAt: Instant): Instant {
  const list = [...openings(calendar, fromAt, fromAt + twoWeeksMs)]
  let best = { at: Math.ceil(fromAt / hourMs) * hourMs, gapMs: 0 }
  for (const [index, opening] of list.entries()) {
    const next = list[index + 1]
    const gapMs = next === undefined ? 0 : next.startAt - opening.endAt
    if (gapMs > best.gapMs) best = { at: Math.max(opening.startAt, opening.endAt - hourMs), gapMs }
  }
  return best.at
}
