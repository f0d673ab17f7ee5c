import { formatInstant } from '../../core/calendar/format-instant.ts'
import { readClocks } from '../../core/clocks/read-clock.ts'
import type { ClockReading } from '../../core/contract/reading.ts'
import type { Expectation } from '../../core/contract/scenario.ts'
import type { Instant } from '../../core/contract/time.ts'
import { factOf } from '../../core/facts/fact-view.ts'
import { recordWord } from '../why-texts.ts'
import type { Moment } from './moment.ts'

/** What a line is about, for whoever chooses among them. */
export type ExpectableKind = 'path' | 'breaches' | 'outcome' | 'due' | 'warnings' | 'facts' | 'notified'

/** A line that a run fulfils, and that may be expected of every later one. */
export interface Expectable {
  readonly kind: ExpectableKind
  readonly line: Expectation
  /** The clock or fact that it is about. */
  readonly about: string | null
}

/** An instant as the document writes it. */
export type WriteInstant = (at: Instant) => string

/** Facts that say where a case stands, not what it is about. */
const built = ['team', 'stage'] as const

/**
 * Everything that can be expected of a run that went this way, in the order of reading; each line holds for the run. Empty where
 * nothing began.
 */
export function expectablesOf(
  moments: readonly Moment[],
  endsAt: Instant,
  write: WriteInstant = formatInstant,
): readonly Expectable[] {
  const first = moments[0]
  if (first === undefined) return []
  const own = moments.filter((moment) => moment.case === first.case)
  const last = own.at(-1) ?? first
  const records = own.flatMap((moment) => moment.records)
  const { plan, state } = last
  const path = records.flatMap(({ event, data }) => (event === 'stageEntered' ? [recordWord(data['stage'])] : []))
  const breaches = state.breaches.map(({ clock, instance, breachedAt, dueAt, cause }) => ({
    clock,
    instance,
    breachedAt: write(breachedAt),
    dueAt: write(dueAt),
    cause,
  }))
  const notified = records.flatMap(({ event, at, data }) =>
    event === 'notified' ? [{ at: write(at), to: recordWord(data['to']) }] : [],
  )
  return [
    { kind: 'path', about: null, line: { path } },
    { kind: 'breaches', about: null, line: { breaches } },
    ...readClocks(plan, state, endsAt).flatMap((reading) => clockLines(reading, write)),
    ...(plan.policy?.clocks ?? []).flatMap(({ id }): Expectable[] => {
      const at = records.flatMap((record) =>
        record.event === 'warned' && record.data['clock'] === id ? [write(record.at)] : [],
      )
      return at.length === 0 ? [] : [{ kind: 'warnings', about: id, line: { warnings: { clock: id, at } } }]
    }),
    ...[...new Set([...plan.facts.map(({ id }) => id), ...built])].flatMap((id): Expectable[] => {
      const value = factOf(plan, state, id)
      return value === null ? [] : [{ kind: 'facts', about: id, line: { at: 'end', facts: { [id]: value } } }]
    }),
    ...(notified.length === 0 ? [] : [{ kind: 'notified' as const, about: null, line: { notifications: notified } }]),
  ]
}

/** How an instance ended, and when it is due where it still runs. */
function clockLines({ id, instance, state, outcome, dueAt }: ClockReading, write: WriteInstant): Expectable[] {
  if (instance === 0) return []
  const line = { at: 'end' as const, clock: id, instance }
  return [
    { kind: 'outcome', about: id, line: { ...line, state, outcome } },
    ...(state === 'running' && dueAt !== null
      ? [{ kind: 'due' as const, about: id, line: { ...line, dueAt: write(dueAt) } }]
      : []),
  ]
}
