import type { CaseEventName } from '../contract/matcher.ts'
import type { CaseRecord, RecordName, RecordValue } from '../contract/record.ts'
import type { Work } from './work.ts'

/** Writes a line of the timeline without telling clocks and waits of it: for what only explains. */
export function note(work: Work, event: RecordName, data: Readonly<Record<string, RecordValue>> = {}): CaseRecord {
  work.state.seq += 1
  const { at, actor, acceptedAt, commandId, state } = work
  const record: { -readonly [K in keyof CaseRecord]: CaseRecord[K] } = { seq: state.seq, at, event, actor, data }
  if (acceptedAt !== null && acceptedAt !== at) record.acceptedAt = acceptedAt
  if (commandId !== null) record.commandId = commandId
  work.records.push(record)
  return record
}

/** Writes a line of the timeline that a matcher can name, and lets clocks start and stop by it and waiting branches go on. */
export function emit(work: Work, event: CaseEventName, data: Readonly<Record<string, RecordValue>> = {}): void {
  work.onRecord(work, note(work, event, data))
}
