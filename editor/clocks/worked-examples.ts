import { advance } from '../../core/calendar/advance.ts'
import { nextOpenAt } from '../../core/calendar/next-open-at.ts'
import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type {
  ClockDefinition,
  OnCalendarChange,
  OnReopen,
  OnTargetChange,
  PausedWhile,
  TargetDefinition,
} from '../../core/contract/policy.ts'
import type { ClockReading } from '../../core/contract/reading.ts'
import type { Duration, Instant } from '../../core/contract/time.ts'
import { compileCalendar } from '../../model/calendar/compile-calendar.ts'
import { wantedValues } from '../../model/policy/target-condition.ts'
import { countsOpenTime } from '../../model/words/why-words.ts'
import {
  changesFacts,
  does,
  type ExampleCase,
  type ExampleFacts,
  happens,
  openCase,
  readingOf,
  shareAt,
  type TrialOptions,
  tellingInstant,
  trialOf,
  withOptions,
} from './example-case.ts'

/** What examples are made from: the clock as it stands in the draft, and the calendars of the draft. */
export interface ExampleParts {
  readonly clock: ClockDefinition
  readonly calendars: readonly CalendarDocument[]
  /** From when on a telling instant is looked for. */
  readonly fromAt: Instant
}

/** A target, and facts of a case for which it is the one that counts. */
export interface ReachableTarget {
  readonly place: number
  readonly within: Duration
  readonly facts: ExampleFacts
}

/** The targets that some case comes to, each with facts that lead there, as far as the values written tell. Pure. */
export function reachableTargets(targets: readonly TargetDefinition[]): readonly ReachableTarget[] {
  const asked = [...new Set(targets.flatMap(({ when = {} }) => Object.keys(when)))]
  return targets.flatMap(({ when = {}, within }, place) => {
    const facts = Object.fromEntries(
      asked.map((fact) => [fact, Object.hasOwn(when, fact) ? (wantedValues(when[fact] ?? null)[0] ?? null) : null]),
    )
    return targets.findIndex((target) => holds(target, facts)) === place ? [{ place, within, facts }] : []
  })
}

function holds({ when = {} }: TargetDefinition, facts: ExampleFacts): boolean {
  return Object.entries(when).every(([fact, wanted]) => {
    const value = facts[fact] ?? null
    return value !== null && wantedValues(wanted).includes(value)
  })
}

/** The target of which examples tell: the widest one, which stands last. */
export function usualTarget(targets: readonly TargetDefinition[]): ReachableTarget | null {
  return reachableTargets(targets).at(-1) ?? null
}

interface Opened {
  readonly openedAt: Instant
  readonly of: ExampleCase
  readonly target: ReachableTarget
}

function opened(
  { clock, calendars, fromAt }: ExampleParts,
  options: TrialOptions = {},
  target = usualTarget(clock.targets),
): Opened | null {
  const plain = trialOf(clock, calendars)
  if (plain === null || target === null) return null
  const trial = withOptions(plain, options)
  const openedAt = tellingInstant(trial.calendar, fromAt)
  return { openedAt, of: openCase(trial, openedAt, target.facts), target }
}

/** A case that is opened, and when it is due. */
export interface OpenedExample {
  readonly timeZone: string
  readonly target: Duration
  readonly openedAt: Instant
  readonly dueAt: Instant | null
}

/** The case of which the examples tell. Null where the clock cannot be tried out. */
export function openedExample(parts: ExampleParts): OpenedExample | null {
  const begun = opened(parts)
  return begun === null ? null : toldOpening(begun)
}

function toldOpening({ of, openedAt, target }: Opened): OpenedExample {
  return { timeZone: of.trial.calendar.timeZone, target: target.within, openedAt, dueAt: readingOf(of).dueAt }
}

/** A case that waits an hour of its clock's time for the customer, and when it is due then. */
export interface PauseExample extends OpenedExample {
  readonly askedAt: Instant
  readonly answeredAt: Instant
  readonly dueAfterAt: Instant | null
}

const hourMs = 3_600_000

/** What waiting for the customer does under one choice of what the clock stands still for. */
export function pauseExample(parts: ExampleParts, pausedWhile: PausedWhile, reason: string): PauseExample | null {
  const begun = opened(parts, { pausedWhile: typeof pausedWhile === 'object' ? pausedWhile.waiting : pausedWhile })
  if (begun === null) return null
  const { of } = begun
  const askedAt = shareAt(of, 25)
  if (askedAt === null) return null
  const { calendar } = of.trial
  const counts = countsOpenTime(begun.target.within)
  const answeredAt = counts ? advance(calendar, nextOpenAt(calendar, askedAt) ?? askedAt, hourMs) : askedAt + hourMs
  if (answeredAt === null) return null
  const waiting = does(of, askedAt, { do: 'wait', reason })
  const answered = does(waiting, answeredAt, { do: 'resume', reason })
  return { ...toldOpening(begun), askedAt, answeredAt, dueAfterAt: readingOf(answered).dueAt }
}

/** A case whose target changes on the way, and when it is due then. */
export interface TargetExample extends OpenedExample {
  readonly changedAt: Instant
  readonly newTarget: Duration
  readonly newDueAt: Instant | null
  /** The change itself put the due time into the past. */
  readonly isLateAtOnce: boolean
}

/**
 * What a change of the target does under one choice: from the longest time promised to the shortest (`raised`), or back. Null where the clock has only one
 * time, or cannot be tried out.
 */
export function targetExample(
  parts: ExampleParts,
  onTargetChange: OnTargetChange,
  direction: 'raised' | 'lowered',
): TargetExample | null {
  const pair = longestAndShortest(parts)
  if (pair === null) return null
  const [before, after] = direction === 'raised' ? pair : ([pair[1], pair[0]] as const)
  const begun = opened(parts, { onTargetChange }, before)
  const short = opened(parts, { onTargetChange }, pair[1])
  const changedAt = short === null ? null : shareAt(short.of, 50)
  if (begun === null || changedAt === null) return null
  const changed = changesFacts(begun.of, changedAt, after.facts)
  const reading = readingOf(changed)
  return {
    ...toldOpening(begun),
    changedAt,
    newTarget: after.within,
    newDueAt: reading.dueAt,
    isLateAtOnce: reading.breachedAt !== null,
  }
}

function longestAndShortest(parts: ExampleParts): readonly [ReachableTarget, ReachableTarget] | null {
  const due = reachableTargets(parts.clock.targets).flatMap((target) => {
    const begun = opened(parts, {}, target)
    const dueAt = begun === null ? null : readingOf(begun.of).dueAt
    return dueAt === null ? [] : [{ target, dueAt }]
  })
  const sorted = due.sort((a, b) => b.dueAt - a.dueAt)
  const [longest, shortest] = [sorted[0], sorted.at(-1)]
  if (longest === undefined || shortest === undefined || longest.dueAt === shortest.dueAt) return null
  return [longest.target, shortest.target]
}

/** A case that is resolved in half its time and comes back a day later. */
export interface ReopenExample extends OpenedExample {
  readonly resolvedAt: Instant
  readonly reopenedAt: Instant
  readonly reading: Pick<ClockReading, 'state' | 'outcome' | 'dueAt' | 'instance'>
}

/** What a reopening does under one choice. */
export function reopenExample(parts: ExampleParts, onReopen: OnReopen): ReopenExample | null {
  const begun = opened(parts, { onReopen })
  if (begun === null) return null
  const { of } = begun
  const resolvedAt = shareAt(of, 50)
  if (resolvedAt === null) return null
  const dayLater = resolvedAt + 24 * hourMs
  const reopenedAt = nextOpenAt(of.trial.calendar, dayLater) ?? dayLater
  const reopened = does(does(of, resolvedAt, { do: 'resolve' }), reopenedAt, { do: 'reopen' })
  return { ...toldOpening(begun), resolvedAt, reopenedAt, reading: readingOf(reopened) }
}

/** A case on whose due date the calendar closes by a new version. */
export interface CalendarExample extends OpenedExample {
  /** The civil date in the calendar's zone. */
  readonly closedDate: string
  readonly newDueAt: Instant | null
}

/** What a new holiday does to a case that runs, under one choice. Null where the calendar is not to be had. */
export function calendarExample(parts: ExampleParts, onCalendarChange: OnCalendarChange): CalendarExample | null {
  const begun = opened(parts, { onCalendarChange })
  if (begun === null) return null
  const { of } = begun
  const { dueAt } = readingOf(of)
  const document = parts.calendars.find(({ id }) => id === of.trial.calendar.id)
  if (dueAt === null || document === undefined) return null
  const closedDate = civilDate(dueAt, document.timeZone)
  const compiled = compileCalendar(closedOn(document, closedDate), { version: 2 })
  if (!compiled.ok) return null
  const after = happens(of, { kind: 'calendarPublished', at: of.state.at, calendar: compiled.calendar })
  return { ...toldOpening(begun), closedDate, newDueAt: readingOf(after).dueAt }
}

function closedOn(calendar: CalendarDocument, date: string): CalendarDocument {
  const others = (calendar.exceptions ?? []).filter((exception) => exception.date !== date)
  return { ...calendar, exceptions: [...others, { date, hours: [] }] }
}

function civilDate(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
}
