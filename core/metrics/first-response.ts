import { isAnswer, type Metric } from './metric.ts'

/** From the creation of the case, or from when a bot hands it to people, to the first public reply by a person, or to a resolve without one. */
export const firstResponse: Metric = {
  hears: () => ['caseCreated', 'handedToPeople', 'reply', 'resolved', 'closed', 'cancelled'],
  stops: (_clock, record) => isAnswer(record) || record.event === 'resolved',
  cancels: (_clock, record) => record.event === 'closed' || record.event === 'cancelled',
  starts: (_clock, record, state, measured) =>
    measured.instances.length === 0 &&
    state.firstReplyAt === null &&
    ((record.event === 'caseCreated' && state.handledBy === 'people') || record.event === 'handedToPeople'),
}
