import { isAnswer, type Metric } from './metric.ts'

/** From each public reply by a person to the next one. */
export const periodicUpdate: Metric = {
  hears: () => ['reply', 'resolved', 'closed', 'cancelled'],
  stops: (_clock, record) => isAnswer(record),
  cancels: (_clock, record) => record.event === 'resolved' || record.event === 'closed' || record.event === 'cancelled',
  starts: (_clock, record, state) => isAnswer(record) && state.phase === 'open',
}
