import type { Actor } from '../../core/contract/case-command.ts'
import type { CaseRecord, RecordValue } from '../../core/contract/record.ts'
import type { WireRecord } from '../../core/contract/wire.ts'
import { wireData, wireInstant, wireInstantOrNull } from './wire-instant.ts'

/** What stands beside the records of a page: texts by the id under which they were stored, names of people by theirs. */
export interface RecordContext {
  readonly texts: ReadonlyMap<string, string | null>
  readonly nameOf: (actor: Actor) => string | undefined
}

/** One line of a timeline. Pure. */
export function wireRecord(record: CaseRecord, { texts, nameOf }: RecordContext): WireRecord {
  const { contentId, text, ...data } = record.data
  const name = nameOf(record.actor)
  return {
    seq: record.seq,
    at: wireInstant(record.at),
    acceptedAt: wireInstantOrNull(record.acceptedAt),
    event: record.event,
    actor: { ...record.actor, ...(name === undefined ? {} : { name }) },
    ...(record.commandId === undefined ? {} : { commandId: record.commandId }),
    data: wireData(data),
    text: textOf(contentId, text, texts),
  }
}

/** Words that a bare Temporal client sent stand in the record itself. */
function textOf(contentId: RecordValue, text: RecordValue, texts: RecordContext['texts']): string | null {
  if (typeof contentId === 'string') return texts.get(contentId) ?? null
  return typeof text === 'string' ? text : null
}
