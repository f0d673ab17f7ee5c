import { readClock } from '../core/clocks/read-clock.ts'
import type { FactValue } from '../core/contract/facts.ts'
import type { ClockReading } from '../core/contract/reading.ts'
import type {
  BreachesExpectation,
  ClockExpectation,
  Expectation,
  FactsExpectation,
  NotificationsExpectation,
  PathExpectation,
  WarningsExpectation,
} from '../core/contract/scenario.ts'
import type { Breach } from '../core/contract/state.ts'
import type { Instant } from '../core/contract/time.ts'
import { factOf } from '../core/facts/fact-view.ts'
import { parseInstant } from '../core/facts/moment.ts'
import { isSameValue } from '../core/operators/same-value.ts'
import { flatFacts } from '../model/scenario/facts-schema.ts'
import { instantLike } from '../model/words/instant-like.ts'
import type { Standing, Story } from './scenario-host.ts'

/** Where what was seen differs from what a scenario expects: the line as it is written, and the same line as it would have passed. */
export interface ScenarioProblem {
  readonly expect: unknown
  readonly actual: unknown
  /** Why it went as it did, in sentences. */
  readonly why?: readonly string[]
}

/** Lines that look at the case at one instant. */
export type MomentExpectation = ClockExpectation | FactsExpectation

/** Whether a line looks at an instant, or at the whole run. */
export function isAtMoment(line: Expectation): line is MomentExpectation {
  return 'clock' in line || 'facts' in line
}

/** Holds a line against the case as it stands at `at`; null if it is as expected. */
export function checkMoment(line: MomentExpectation, at: Instant, standing: Standing): ScenarioProblem | null {
  return 'clock' in line ? checkClock(line, at, standing) : checkFacts(line, standing)
}

/** Holds a line against the whole run; null if it is as expected. */
export function checkRun(
  line: Exclude<Expectation, MomentExpectation>,
  standing: Standing,
  story: Story,
): ScenarioProblem | null {
  if ('breaches' in line) return checkBreaches(line, standing.state.breaches)
  if ('warnings' in line) return checkWarnings(line, story)
  if ('path' in line) return checkPath(line, story)
  return checkNotifications(line, story)
}

function checkClock(line: ClockExpectation, at: Instant, { plan, state }: Standing): ScenarioProblem | null {
  const { clock, instance } = line
  if (plan.policy?.clocks.every((each) => each.id !== clock) !== false) {
    return { expect: line, actual: { clock, exists: false } }
  }
  const instances = state.clocks.find((each) => each.id === clock)?.instances ?? []
  if (instance !== undefined && instances.every((each) => each.instance !== instance)) {
    return { expect: line, actual: { clock, instances: instances.length } }
  }
  const reading = readClock(plan, state, clock, at, instance)
  const seen = Object.entries(line).map(([field, wanted]) => readField(reading, field, wanted))
  if (seen.every(({ fits }) => fits)) return null
  return { expect: line, actual: Object.fromEntries(seen.map(({ field, value }) => [field, value])) }
}

interface SeenField {
  readonly field: string
  readonly value: unknown
  readonly fits: boolean
}

/** One field of a clock as the line writes it, and whether it is as wanted. */
function readField(reading: ClockReading, field: string, wanted: unknown): SeenField {
  switch (field) {
    case 'state':
    case 'outcome':
    case 'stoppedWhilePaused':
      return { field, value: reading[field], fits: reading[field] === wanted }
    case 'instance':
      return { field, value: reading.instance, fits: true }
    case 'dueAt':
    case 'breachesAt':
      return instantField(field, reading[field], wanted)
    case 'elapsedMinutes':
      return minutesField(field, reading.elapsedMs, wanted)
    case 'remainingMinutes':
      return minutesField(field, reading.remainingMs, wanted)
    default:
      return { field, value: wanted, fits: true }
  }
}

function instantField(field: string, at: Instant | null, wanted: unknown): SeenField {
  const sample = typeof wanted === 'string' ? wanted : 'Z'
  const value = at === null ? null : instantLike(at, sample)
  return { field, value, fits: at === (typeof wanted === 'string' ? parseInstant(wanted) : null) }
}

function minutesField(field: string, ms: number | null, wanted: unknown): SeenField {
  const fits = ms !== null && ms === Math.round(Number(wanted) * 60_000)
  return { field, value: ms === null ? null : ms / 60_000, fits }
}

function checkFacts(line: FactsExpectation, { plan, state }: Standing): ScenarioProblem | null {
  const wanted = flatFacts(line.facts)
  const seen = Object.keys(wanted).map((id): [string, FactValue] => [id, factOf(plan, state, id)])
  if (seen.every(([id, value]) => isSameValue(value, wanted[id] ?? null))) return null
  return { expect: line, actual: { at: line.at, facts: Object.fromEntries(seen) } }
}

function checkBreaches(line: BreachesExpectation, seen: readonly Breach[]): ScenarioProblem | null {
  const sample = line.breaches[0]?.breachedAt ?? 'Z'
  const fits = line.breaches.every((wanted, index) => {
    const breach = seen[index]
    return (
      breach !== undefined &&
      breach.clock === wanted.clock &&
      (wanted.instance === undefined || breach.instance === wanted.instance) &&
      breach.breachedAt === parseInstant(wanted.breachedAt) &&
      (wanted.dueAt === undefined || breach.dueAt === parseInstant(wanted.dueAt)) &&
      (wanted.cause === undefined || breach.cause === wanted.cause)
    )
  })
  if (fits && seen.length === line.breaches.length) return null
  const breaches = seen.map(({ clock, instance, breachedAt, dueAt, cause }) => ({
    clock,
    instance,
    breachedAt: instantLike(breachedAt, sample),
    dueAt: instantLike(dueAt, sample),
    cause,
  }))
  return { expect: line, actual: { breaches } }
}

function checkWarnings(line: WarningsExpectation, { records }: Story): ScenarioProblem | null {
  const { clock, at: wanted } = line.warnings
  const seen = records.filter(({ event, data }) => event === 'warned' && data['clock'] === clock).map(({ at }) => at)
  if (isSameList(seen, wanted.map(parseInstant))) return null
  const at = seen.map((each) => instantLike(each, wanted[0] ?? 'Z'))
  return { expect: line, actual: { warnings: { clock, at } } }
}

function checkPath(line: PathExpectation, { records }: Story): ScenarioProblem | null {
  const path = records.filter(({ event }) => event === 'stageEntered').map(({ data }) => data['stage'])
  return isSameList(path, line.path) ? null : { expect: line, actual: { path } }
}

/** Every notification written has to have happened; two that are alike have to have happened twice. */
function checkNotifications(line: NotificationsExpectation, { jobs }: Story): ScenarioProblem | null {
  const seen = jobs.flatMap((job) => (job.kind === 'notify' ? [{ at: job.at, to: job.to }] : []))
  const left = [...seen]
  const isThere = ({ at, to }: { readonly at: string; readonly to: string }) => {
    const index = left.findIndex((each) => each.to === to && each.at === parseInstant(at))
    if (index >= 0) left.splice(index, 1)
    return index >= 0
  }
  if (line.notifications.filter((wanted) => !isThere(wanted)).length === 0) return null
  const sample = line.notifications[0]?.at ?? 'Z'
  return { expect: line, actual: { notifications: seen.map(({ at, to }) => ({ at: instantLike(at, sample), to })) } }
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index])
}
