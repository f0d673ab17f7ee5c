import { isAnswer, type Metric } from './metric.ts'

/** From a customer's message to the next public reply by a person; a second message does not restart it. */
export const nextResponse: Metric = {
  hears: () => ['message', 'reply', 'resolved', 'closed', 'cancelled'],
  stops: (_clock, record) => isAnswer(record),
  cancels: (_clock, record) => record.event === 'resolved' || record.event === 'closed' || record.event === 'cancelled',
  starts: (_clock, record, state) => record.event === 'message' && isAlive(state.phase),
}

function isAlive(phase: string): boolean {
  return phase === 'open' || phase === 'resolved'
}
