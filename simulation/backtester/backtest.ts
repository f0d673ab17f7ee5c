import type { CompiledCalendar } from '../../core/contract/calendar.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { ClockOutcome, ClockReading } from '../../core/contract/reading.ts'
import type {
  BacktestChange,
  BacktestReading,
  BacktestResult,
  BacktestSide,
  NotReplayed,
} from '../../core/contract/rehearsal.ts'
import type { Instant } from '../../core/contract/time.ts'
import { differenceInWords, obstacleInWords, type ToldObstacle } from '../../model/words/rehearsal-words.ts'
import { complianceOf } from '../compliance.ts'
import { differencesOf, type ReplayedSide, readingOn, sideOf, toldReading } from './clock-differences.ts'
import { mostRecords, type RecordedCase } from './recorded-case.ts'
import { readInputs } from './recorded-inputs.ts'
import { type CalendarOf, type Replayed, replayCase } from './replay-case.ts'

/** The plan under which cases were recorded, and what it would have been; or why it could not have been so. */
export interface BacktestPlans {
  readonly before: Plan
  readonly after:
    | Plan
    | { readonly code: string; readonly params: Readonly<Record<string, string | number | readonly string[]>> }
}

/** What a backtest knows beside the cases. */
export interface BacktestInput {
  /** Cases that are not over are looked at then. */
  readonly untilAt: Instant
  /** The calendars that teams, customers and sites may name, by id; and those that are changed. */
  readonly calendars: ReadonlyMap<string, CompiledCalendar>
  readonly changedCalendars: ReadonlyMap<string, CompiledCalendar>
  /** What teams and sites name, by `team <id>` and `site <id>`. */
  readonly ownerCalendars: ReadonlyMap<string, string>
  /** Of the sentences. */
  readonly language: Language
}

const mostTold = 1000

interface SideTally {
  readonly name: LocalText
  met: number
  missed: number
  pending: number
  none: number
}

/**
 * Compares what recorded cases came to with what they would have come to under changed documents. Give it the cases one after
 * the other; it keeps counts and the first thousand of each list, so its size does not grow with their number. Pure but for that.
 *
 * A case counts only if its replay under its own plan ends as it was recorded: what differs then differs because of the change alone.
 */
export class Backtest {
  readonly #input: BacktestInput
  readonly #before = new Map<string, SideTally>()
  readonly #after = new Map<string, SideTally>()
  readonly #changed: BacktestChange[] = []
  readonly #notReplayed: NotReplayed[] = []
  #cases = 0
  #replayed = 0
  #changedCount = 0
  #changedCases = 0

  constructor(input: BacktestInput) {
    this.#input = input
  }

  /** Looks at one case. */
  add(recorded: RecordedCase, plans: BacktestPlans): void {
    this.#cases += 1
    const obstacle = this.#obstacleTo(recorded, plans)
    if (obstacle === null) {
      this.#replayed += 1
      return
    }
    const { id, number } = recorded
    if (this.#notReplayed.length < mostTold) {
      this.#notReplayed.push({ case: id, number, why: obstacleInWords(obstacle, this.#input.language) })
    }
  }

  result(): BacktestResult {
    return {
      cases: this.#cases,
      replayed: this.#replayed,
      before: summaryOf(this.#before),
      after: summaryOf(this.#after),
      changed: this.#changed,
      changedCount: this.#changedCount,
      changedCases: this.#changedCases,
      notReplayed: this.#notReplayed,
      notReplayedCount: this.#cases - this.#replayed,
    }
  }

  /** One case whose times go beyond what calendars know does not keep the others from being compared. */
  #obstacleTo(recorded: RecordedCase, plans: BacktestPlans): ToldObstacle | null {
    try {
      return this.#compare(recorded, plans)
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      return { code: 'rehearsal.case-broke-off', problem: error }
    }
  }

  #compare(recorded: RecordedCase, { before: own, after: changed }: BacktestPlans): ToldObstacle | null {
    if ('code' in changed) {
      return { code: 'rehearsal.case-plan-refused', flow: own.id, version: own.version ?? 0, issue: changed }
    }
    if (recorded.records.length > mostRecords) return { code: 'rehearsal.case-too-long', limit: mostRecords }
    const read = readInputs(recorded, own)
    if (!read.ok) {
      return read.code === 'rehearsal.case-migrated'
        ? { code: read.code, at: read.at }
        : { code: read.code, seq: read.seq, event: read.event }
    }
    const options = { recordedPlan: own, untilAt: this.#input.untilAt }
    const control = replayCase(read, { ...options, plan: own, calendarOf: this.#calendarOf(recorded, own, false) })
    if (!control.ok) return refusalOf(control)
    const before = sideOf(own, control.state)
    const misfit = misfitOf(recorded, before)
    if (misfit !== null) return { code: 'rehearsal.case-differs', ...misfit }
    const replayed = replayCase(read, {
      ...options,
      plan: changed,
      calendarOf: this.#calendarOf(recorded, changed, true),
    })
    if (!replayed.ok) return refusalOf(replayed)
    const after = sideOf(changed, replayed.state)
    countSide(this.#before, before)
    countSide(this.#after, after)
    this.#tellChanges(recorded, before, after)
    return null
  }

  /** What owners name; where that is a version that the plan has, the plan's very own, so that it is known to be the same. */
  #calendarOf({ customerCalendar }: RecordedCase, plan: Plan, isChanged: boolean): CalendarOf {
    const { calendars, changedCalendars, ownerCalendars } = this.#input
    return (by, id) => {
      const named = (by === 'customer' ? customerCalendar : ownerCalendars.get(`${by} ${id}`)) ?? ''
      const found = (isChanged ? changedCalendars.get(named) : undefined) ?? calendars.get(named)
      const own = Object.hasOwn(plan.calendars, named) ? plan.calendars[named] : undefined
      return own !== undefined && own.version === found?.version ? own : (found ?? null)
    }
  }

  #tellChanges(recorded: RecordedCase, before: ReplayedSide, after: ReplayedSide): void {
    let count = 0
    for (const key of new Set([...before.instances.keys(), ...after.instances.keys()])) {
      if (before.instances.get(key)?.outcome === after.instances.get(key)?.outcome) continue
      count += 1
      if (this.#changed.length < mostTold) this.#changed.push(this.#changeOf(recorded, before, after, key))
    }
    this.#changedCount += count
    if (count > 0) this.#changedCases += 1
  }

  #changeOf({ id, number }: RecordedCase, before: ReplayedSide, after: ReplayedSide, key: string): BacktestChange {
    const [was, is] = [readingOn(before, key), readingOn(after, key)]
    const reading = is ?? was
    if (reading === null) throw new Error('an instance that is on neither side')
    const { id: clock, name, instance } = reading
    const has = { before: hasClock(before.plan, clock), after: hasClock(after.plan, clock) }
    const why = differencesOf(name, instance, was, is, has)
    return {
      case: id,
      number,
      clock,
      instance,
      before: toldOrNull(was),
      after: toldOrNull(is),
      why: why.map((each) => differenceInWords(each, this.#input.language)),
    }
  }
}

function refusalOf({ word, at, problem }: Extract<Replayed, { ok: false }>): ToldObstacle {
  return { code: 'rehearsal.case-refused', word, at, problem }
}

function toldOrNull(reading: ClockReading | null): BacktestReading | null {
  return reading === null ? null : toldReading(reading)
}

function hasClock({ policy }: Plan, id: string): boolean {
  return policy?.clocks.some((clock) => clock.id === id) === true
}

/** The first instance that the replay did not bring to the end that was recorded. */
function misfitOf({ clocks, recordedAt }: RecordedCase, { plan, instances }: ReplayedSide) {
  const nameOf = (id: string) => plan.policy?.clocks.find((clock) => clock.id === id)?.name ?? id
  const known = new Set<string>()
  for (const { clock, instance, outcome, breachedAt } of clocks) {
    const key = `${clock} ${instance}`
    known.add(key)
    const found = instances.get(key)
    const isNews = outcome === 'pending' && (found?.instance.breachedAt ?? 0) > recordedAt
    if (!isNews && (found?.outcome !== outcome || found.instance.breachedAt !== breachedAt)) {
      return { clock: nameOf(clock), instance }
    }
  }
  for (const [key, { clock, instance }] of instances) {
    if (!known.has(key)) return { clock: clock.name, instance: instance.instance }
  }
  return null
}

function countSide(side: Map<string, SideTally>, { plan, instances }: ReplayedSide): void {
  for (const { id, name } of plan.policy?.clocks ?? []) {
    if (!side.has(id)) side.set(id, { name, met: 0, missed: 0, pending: 0, none: 0 })
  }
  for (const { clock, outcome } of instances.values()) count(side.get(clock.id), outcome)
}

function count(tally: SideTally | undefined, outcome: ClockOutcome): void {
  if (tally !== undefined) tally[outcome] += 1
}

function summaryOf(side: ReadonlyMap<string, SideTally>): BacktestSide {
  const clocks = [...side].map(
    ([id, tally]) => [id, { ...tally, compliance: complianceOf(tally.met, tally.missed) }] as const,
  )
  return { clocks: Object.fromEntries(clocks) }
}
