import type { Metric } from './metric.ts'

/** From the creation of the case to its resolve, or to a close without one. What a reopening does stands in core/clocks/reopen. */
export const resolution: Metric = {
  hears: () => ['caseCreated', 'resolved', 'reopened', 'closed', 'cancelled'],
  stops: (_clock, record) => record.event === 'resolved' || record.event === 'closed',
  cancels: (_clock, record) => record.event === 'cancelled',
  starts: (_clock, record) => record.event === 'caseCreated',
}
