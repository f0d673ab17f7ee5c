import type { Expectation } from '../../core/contract/scenario.ts'
import type { Instant } from '../../core/contract/time.ts'
import { parseInstant } from '../../core/facts/moment.ts'
import { isAtMoment } from '../expectations.ts'
import type { Moment } from './moment.ts'

/** When to look at a run to see that a line does not hold: the instant that the line names, or the first at which the run differs from it. */
export function placeOf(line: Expectation, moments: readonly Moment[], endsAt: Instant): Instant {
  if (isAtMoment(line)) return line.at === 'end' ? endsAt : instantOf(line.at, endsAt)
  const own = moments[0]?.case
  const records = moments.flatMap((moment) => (moment.case === own ? moment.records : []))
  const seen = (event: string) => records.filter((record) => record.event === event)
  if ('path' in line) {
    const stages = seen('stageEntered')
    const index = stages.findIndex(({ data }, place) => data['stage'] !== line.path[place])
    return stages[index]?.at ?? endsAt
  }
  if ('breaches' in line) {
    const wanted = line.breaches.map(({ breachedAt }) => instantOf(breachedAt, endsAt))
    return firstDifference(
      wanted,
      seen('breached').map(({ at }) => at),
      endsAt,
    )
  }
  if ('warnings' in line) {
    const { clock, at } = line.warnings
    const warned = seen('warned').filter(({ data }) => data['clock'] === clock)
    return firstDifference(
      at.map((text) => instantOf(text, endsAt)),
      warned.map((record) => record.at),
      endsAt,
    )
  }
  return Math.min(endsAt, ...line.notifications.map(({ at }) => instantOf(at, endsAt)))
}

/** The earlier of the first two that differ. */
function firstDifference(wanted: readonly Instant[], seen: readonly Instant[], endsAt: Instant): Instant {
  const length = Math.max(wanted.length, seen.length)
  for (let index = 0; index < length; index++) {
    if (wanted[index] !== seen[index]) return Math.min(wanted[index] ?? endsAt, seen[index] ?? endsAt)
  }
  return wanted[0] ?? endsAt
}

function instantOf(text: string, otherwise: Instant): Instant {
  return parseInstant(text) ?? otherwise
}
