import type { ReportDates, ScheduledReport } from '../../core/contract/wire-delivery.ts'
import type { ReportQuery } from '../../core/contract/wire-reports.ts'

/** What a service report asks; each question once for its time and once for the time before. */
export const serviceQuestions = [
  'opened',
  'resolved',
  'firstReply',
  'reopened',
  'escalation',
  'byClock',
  'byTeam',
  'byTier',
  'byTime',
  'waited',
  'satisfaction',
] as const

export type ReportQuestion = (typeof serviceQuestions)[number] | 'figures'

/** The queries that a report is made of, by question. Pure. */
export function reportQuestions(
  report: ScheduledReport,
  dates: ReportDates,
  zone: string,
): readonly (readonly [ReportQuestion, ReportQuery])[] {
  const { where } = report
  const frame = { ...dates, zone, ...(where === undefined ? {} : { where }) }
  if (report.kind === 'figures') {
    const { measure, key, by } = report
    return [
      ['figures', { ...frame, measure, ...(key === undefined ? {} : { key }), ...(by === undefined ? {} : { by }) }],
    ]
  }
  const span = { day: 'hour', week: 'day', month: 'day', quarter: 'week' } as const
  const queries: { readonly [Q in (typeof serviceQuestions)[number]]: Pick<ReportQuery, 'measure' | 'by'> } = {
    opened: { measure: 'opened' },
    resolved: { measure: 'resolved' },
    firstReply: { measure: 'firstReply' },
    reopened: { measure: 'reopened' },
    escalation: { measure: 'escalation' },
    byClock: { measure: 'clock', by: ['key'] },
    byTeam: { measure: 'clock', by: ['team'] },
    byTier: { measure: 'clock', by: ['tier'] },
    byTime: { measure: 'clock', by: [span[report.period]] },
    waited: { measure: 'waited', by: ['key'] },
    satisfaction: { measure: 'satisfaction', by: ['key'] },
  }
  return serviceQuestions.map((question) => [question, { ...frame, ...queries[question] }])
}
