import type { Instant } from '../../core/contract/time.ts'
import type { WireReportSchedule, WireReportSending } from '../../core/contract/wire-delivery.ts'
import type { ScheduleRow } from '../../store/delivery/schedules.ts'
import type { SendingRow } from '../../store/delivery/sendings.ts'
import { wireInstant } from './wire-instant.ts'

/** A report by mail as the API shows it; `names` tells who keeps it. */
export function wireSchedule(
  row: ScheduleRow,
  last: SendingRow | null,
  names: ReadonlyMap<string, string>,
): WireReportSchedule {
  const { id, name, report, rhythm, recipients, language, formats, isPaused, keeper, nextAt, version } = row
  return {
    id,
    name,
    report,
    rhythm,
    recipients,
    language,
    formats,
    isPaused,
    keeper: { id: keeper, name: names.get(keeper) ?? keeper },
    nextAt: wireOrNull(nextAt),
    last: last === null ? null : wireSending(last),
    version,
  }
}

/** One sending as the API shows it. */
export function wireSending({
  id,
  dueAt,
  cause,
  state,
  attempts,
  letters,
  error,
  note,
  endedAt,
}: SendingRow): WireReportSending {
  return { id, dueAt: wireInstant(dueAt), cause, state, attempts, letters, error, note, endedAt: wireOrNull(endedAt) }
}

function wireOrNull(at: Instant | null): string | null {
  return at === null ? null : wireInstant(at)
}
