import type { Actor } from '../contract/case-command.ts'
import type { Command } from '../contract/command.ts'
import type { Plan } from '../contract/plan.ts'
import type { CaseRecord } from '../contract/record.ts'
import type { CaseState } from '../contract/state.ts'
import type { Instant } from '../contract/time.ts'
import { copyState, type StateDraft } from './copy-state.ts'

/**
 * One step under way. `state` is this step's own shallow copy: its fields are replaced, what they hold is never changed in place,
 * so the state that the step was given stays as it was.
 */
export interface Work {
  plan: Plan
  readonly state: StateDraft
  /** When what happens now counts. */
  at: Instant
  /** When it was noticed, for breaches: later than `at` if nobody was there. */
  detectedAt: Instant
  actor: Actor
  acceptedAt: Instant | null
  commandId: string | null
  readonly records: CaseRecord[]
  readonly commands: Command[]
  /** Lets clocks, waits and branches see a record; handed in by `step`, so that whoever writes records need not know them. */
  readonly onRecord: (work: Work, record: CaseRecord) => void
  /** Branches that a record let go on, and by which way. */
  readonly ready: { readonly token: string; readonly way: string }[]
  /** A fact changed that a target may look at. */
  areTargetsStale: boolean
  /** How many nodes this step entered: a loop that never rests is a bug of the plan. */
  entered: number
}

/** The case itself, where nobody else did something. */
export const systemActor: Actor = { kind: 'system' }

/** Opens a step on a copy of the state. */
export function openWork(
  plan: Plan,
  state: CaseState,
  at: Instant,
  detectedAt: Instant,
  actor: Actor,
  onRecord: Work['onRecord'],
): Work {
  return {
    plan,
    state: copyState(state, at),
    at,
    detectedAt,
    actor,
    acceptedAt: null,
    commandId: null,
    records: [],
    commands: [],
    onRecord,
    ready: [],
    areTargetsStale: false,
    entered: 0,
  }
}

/** A name that was never given before in this case: `r12`, `t3`. */
export function nextSerial(work: Work, prefix: string): string {
  work.state.serial += 1
  return `${prefix}${work.state.serial}`
}

/** What the step leaves behind: the new state, and the commands with the records first. */
export function closeWork(work: Work): readonly [CaseState, readonly Command[]] {
  const commands: Command[] = work.records.length > 0 ? [{ kind: 'record', records: work.records }] : []
  commands.push(...work.commands)
  return [work.state, commands]
}
