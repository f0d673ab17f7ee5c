import type { CaseRecord } from '../contract/record.ts'
import type { Metric } from './metric.ts'

/** From when a team takes the case to when it hands it on; a turn each. Another agent of the same team is not a new turn. */
export const ownership: Metric = {
  hears: () => ['assigned', 'resolved', 'reopened', 'closed', 'cancelled'],
  stops: (_clock, record) => handsOn(record) || record.event === 'resolved' || record.event === 'closed',
  cancels: (_clock, record) => record.event === 'cancelled',
  starts: (_clock, record, state) =>
    (handsOn(record) || record.event === 'reopened') && state.team !== null && state.phase !== 'closed',
}

function handsOn(record: CaseRecord): boolean {
  return record.event === 'assigned' && record.data.isNewTeam === true
}
