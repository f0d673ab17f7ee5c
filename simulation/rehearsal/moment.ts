import type { CaseEvent } from '../../core/contract/event.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { Verdict } from '../../core/contract/rules.ts'
import type { CaseState } from '../../core/contract/state.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { WorldStep } from '../world.ts'

/** One step of a rehearsal: what came to one of its cases, what was written of it, and how that case stood then. */
export interface Moment {
  readonly at: Instant
  /** The case itself, or one that it started. */
  readonly case: string
  readonly plan: Plan
  readonly state: CaseState
  readonly cause: CaseEvent['kind']
  /** The word of a command. */
  readonly word: string | null
  readonly records: readonly CaseRecord[]
  /** What rules said, where that is what came. */
  readonly verdict: Verdict | null
  /** How many of the inputs had come by then, in the order in which they happen. */
  readonly inputs: number
}

function momentOf({ case: id, plan, event, state, records }: WorldStep, inputs: number): Moment {
  return {
    at: state.at,
    case: id,
    plan,
    state,
    cause: event.kind,
    word: event.kind === 'command' ? event.command.do : null,
    records,
    verdict: event.kind === 'verdict' ? event.verdict : null,
    inputs,
  }
}

/** Comes from outside, so that it is a moment of its own even where nothing is written of it. */
const inputs: ReadonlySet<CaseEvent['kind']> = new Set(['create', 'command', 'calendarPublished', 'migrated'])

/**
 * Adds a step to the moments. One of which nothing is written (a calendar was loaded) belongs to the moment before it, whose state it
 * completes.
 */
export function addMoment(moments: Moment[], step: WorldStep, inputCount: number): void {
  const last = moments.at(-1)
  const { state, plan } = step
  const isSilent = step.records.length === 0 && !inputs.has(step.event.kind)
  if (isSilent && last?.case === step.case && last.at === state.at)
    moments[moments.length - 1] = { ...last, state, plan }
  else moments.push(momentOf(step, inputCount))
}

/** How a case stood at a moment. */
export interface StandingCase {
  readonly id: string
  readonly plan: Plan
  readonly state: CaseState
}

/** Every case of a rehearsal as it stood at a moment, in the order in which they began. */
export function casesAt(moments: readonly Moment[], index: number): readonly StandingCase[] {
  const cases = new Map<string, StandingCase>()
  for (const { case: id, plan, state } of moments.slice(0, index + 1)) cases.set(id, { id, plan, state })
  return [...cases.values()]
}

/** Everything that was written of a case until a moment, in order. */
export function recordsUntil(moments: readonly Moment[], index: number, id: string): readonly CaseRecord[] {
  return moments.slice(0, index + 1).flatMap((moment) => (moment.case === id ? moment.records : []))
}

/** The first moment after an instant, less one: how it stood when everything at that instant had happened; at least the first. */
export function momentAt(moments: readonly Moment[], at: Instant): number {
  const after = moments.findIndex((moment) => moment.at > at)
  return Math.max(0, (after < 0 ? moments.length : after) - 1)
}
