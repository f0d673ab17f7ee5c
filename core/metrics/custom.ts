import { matchesAny } from '../step/matches.ts'
import type { Metric } from './metric.ts'

/** From and to the events that the clock names; once, or with `repeats` again and again. */
export const custom: Metric = {
  hears: ({ start, stop, cancel }) => [
    ...[...start, ...stop, ...cancel].map(({ event }) => event),
    'closed',
    'cancelled',
  ],
  stops: (clock, record) => matchesAny(clock.stop, record) || record.event === 'closed',
  cancels: (clock, record) => matchesAny(clock.cancel, record) || record.event === 'cancelled',
  starts: (clock, record, state, measured) =>
    matchesAny(clock.start, record) &&
    (clock.repeats || measured.instances.length === 0) &&
    state.phase !== 'closed' &&
    state.phase !== 'cancelled',
}
