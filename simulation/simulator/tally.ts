import { elapsedOf } from '../../core/clocks/measure.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { NodeSummary, SimulatedClockSummary, StageSummary } from '../../core/contract/rehearsal.ts'
import type { CaseState } from '../../core/contract/state.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'
import { complianceOf } from '../compliance.ts'
import { TimeHistogram } from '../time-histogram.ts'

interface ClockTally {
  readonly name: LocalText
  met: number
  missed: number
  pending: number
  none: number
  warnings: number
  breaches: number
  readonly elapsed: TimeHistogram
}

interface NodeTally {
  readonly name: LocalText
  readonly stage: string
  visits: number
  readonly waiting: TimeHistogram
  readonly handling: TimeHistogram
  readonly outcomes: Map<string, number>
}

interface StageTally {
  readonly name: LocalText
  visits: number
  readonly elapsed: TimeHistogram
  readonly waiting: TimeHistogram
  readonly handling: TimeHistogram
}

/** What was counted of all cases of one plan under one name; it grows with the plan, never with the cases. */
export class PlanTally {
  readonly #plan: Plan
  readonly #clocks: ReadonlyMap<string, ClockTally>
  readonly #nodes: ReadonlyMap<string, NodeTally>
  readonly #stages: ReadonlyMap<string, StageTally>

  constructor(plan: Plan) {
    this.#plan = plan
    this.#clocks = new Map((plan.policy?.clocks ?? []).map(({ id, name }) => [id, newClock(name)]))
    this.#nodes = new Map(
      Object.values(plan.nodes).flatMap(({ id, kind, name, stage }) =>
        kind === 'task' ? [[id, newNode(name, stage)] as const] : [],
      ),
    )
    this.#stages = new Map(plan.stages.map(({ id, name }) => [id, newStage(name ?? id)]))
  }

  /** Counts a task that was ended. */
  countWork(node: string, stage: string, waitedMs: Millis, workedMs: Millis, outcome: string): void {
    const tally = this.#nodes.get(node)
    if (tally === undefined) return
    tally.visits += 1
    tally.waiting.add(waitedMs)
    tally.handling.add(workedMs)
    tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1)
    const stageTally = this.#stages.get(stage)
    stageTally?.waiting.add(waitedMs)
    stageTally?.handling.add(workedMs)
  }

  /**
   * Counts warnings, breaches and visits of stages. Given is when the present stage was entered, null when it is over; it comes
   * back as it is after the record.
   */
  countRecord(record: CaseRecord, stage: string, stageSinceAt: Instant | null): Instant | null {
    switch (record.event) {
      case 'warned': {
        const tally = this.#clocks.get(nameIn(record, 'clock'))
        if (tally !== undefined) tally.warnings += 1
        return stageSinceAt
      }
      case 'breached': {
        const tally = this.#clocks.get(nameIn(record, 'clock'))
        if (tally !== undefined) tally.breaches += 1
        return stageSinceAt
      }
      case 'stageLeft':
        if (stageSinceAt !== null) this.countStage(nameIn(record, 'stage'), record.at - stageSinceAt)
        return record.at
      case 'stageEntered':
        return record.at
      case 'closed':
      case 'cancelled':
        if (stageSinceAt !== null) this.countStage(stage, record.at - stageSinceAt)
        return null
      default:
        return stageSinceAt
    }
  }

  countStage(stage: string, elapsedMs: Millis): void {
    const tally = this.#stages.get(stage)
    if (tally === undefined) return
    tally.visits += 1
    tally.elapsed.add(elapsedMs)
  }

  /** Counts the clocks of a case as they stand at the end. */
  countClocks(state: CaseState): void {
    for (const clock of state.clocks) {
      const tally = this.#clocks.get(clock.id)
      if (tally === undefined) continue
      for (const instance of clock.instances) {
        if (instance.missed) tally.missed += 1
        else if (instance.state === 'stopped') tally.met += 1
        else if (instance.state === 'cancelled') tally.none += 1
        else tally.pending += 1
        if (instance.state === 'stopped') tally.elapsed.add(elapsedOf(this.#plan, state, instance, state.at))
      }
    }
  }

  clocks(prefix: string): [string, SimulatedClockSummary][] {
    return [...this.#clocks].map(([id, { elapsed, met, missed, ...counts }]) => [
      prefix + id,
      { ...counts, met, missed, compliance: complianceOf(met, missed), elapsed: elapsed.summary() },
    ])
  }

  nodes(prefix: string): [string, NodeSummary][] {
    return [...this.#nodes].map(([id, { waiting, handling, outcomes, ...rest }]) => [
      prefix + id,
      {
        ...rest,
        waiting: waiting.summary(),
        handling: handling.summary(),
        outcomes: Object.fromEntries([...outcomes].sort(([a], [b]) => (a < b ? -1 : 1))),
      },
    ])
  }

  stages(prefix: string): [string, StageSummary][] {
    return [...this.#stages].map(([id, { elapsed, waiting, handling, ...rest }]) => [
      prefix + id,
      { ...rest, elapsed: elapsed.summary(), waiting: waiting.summary(), handling: handling.summary() },
    ])
  }
}

function nameIn({ data }: CaseRecord, field: string): string {
  const name = data[field]
  return typeof name === 'string' ? name : ''
}

function newClock(name: LocalText): ClockTally {
  return { name, met: 0, missed: 0, pending: 0, none: 0, warnings: 0, breaches: 0, elapsed: new TimeHistogram() }
}

function newNode(name: LocalText, stage: string): NodeTally {
  return { name, stage, visits: 0, waiting: new TimeHistogram(), handling: new TimeHistogram(), outcomes: new Map() }
}

function newStage(name: LocalText): StageTally {
  return { name, visits: 0, elapsed: new TimeHistogram(), waiting: new TimeHistogram(), handling: new TimeHistogram() }
}
