import type { Metric } from './metric.ts'

/** From entering the clock's stage to leaving it, or to the close; an instance each visit. */
export const stage: Metric = {
  hears: () => ['stageEntered', 'stageLeft', 'closed', 'cancelled'],
  stops: (clock, record) =>
    (record.event === 'stageLeft' && record.data.stage === clock.stage) || record.event === 'closed',
  cancels: (_clock, record) => record.event === 'cancelled',
  starts: (clock, record) => record.event === 'stageEntered' && record.data.stage === clock.stage,
}
