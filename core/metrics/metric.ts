import type { CaseEventName } from '../contract/matcher.ts'
import type { PlanClock } from '../contract/plan.ts'
import type { CaseRecord } from '../contract/record.ts'
import type { CaseState, ClockState } from '../contract/state.ts'

/** What a record does to a clock; `stop` and `cancel` come before a `start` by the same record. */
export interface Metric {
  /** The events by which any of this may happen: of others a clock is not told. */
  hears(clock: PlanClock): readonly CaseEventName[]
  /** Whether the record ends what is being measured, as met or missed. */
  stops(clock: PlanClock, record: CaseRecord, state: CaseState): boolean
  /** Whether the record ends it without an outcome. */
  cancels(clock: PlanClock, record: CaseRecord, state: CaseState): boolean
  /** Whether a measurement begins with the record; only asked while none is under way. */
  starts(clock: PlanClock, record: CaseRecord, state: CaseState, measured: ClockState): boolean
}

/** A public reply by a person: what counts as an answer. An automatic reply does not. */
export function isAnswer(record: CaseRecord): boolean {
  return record.event === 'reply' && record.data.by === 'person' && record.data.public === true
}
