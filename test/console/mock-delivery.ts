import { gatherReport } from '../../connectors/report/gather-report.ts'
import { reportHtml } from '../../connectors/report/report-html.ts'
import type { WireReportSchedule, WireReportSending } from '../../core/contract/wire-delivery.ts'
import { frame, sampleAnswer } from '../connectors/report/sample-report.ts'
import type { MockAnswer, MockCall } from './mock-api.ts'

/** What a report looks like before it is sent. */
const previewPage = reportHtml(await gatherReport(frame, sampleAnswer), null)

const sending = (parts: Partial<WireReportSending> = {}): WireReportSending => ({
  id: 'n1',
  dueAt: '2026-05-11T00:00:00.000Z',
  cause: 'due',
  state: 'sent',
  attempts: 1,
  letters: 4,
  error: null,
  note: 'no-chromium',
  endedAt: '2026-05-11T00:00:04.000Z',
  ...parts,
})

/** One that went well but for its PDF, one that failed, one that is paused. */
export function sampleSchedules(): WireReportSchedule[] {
  const schedule: WireReportSchedule = {
    id: 's1',
    name: 'Weekly service report',
    report: { kind: 'service', period: 'week' },
    rhythm: { every: 'week', weekdays: ['mon'], time: '08:00', zone: 'Asia/Shanghai', calendar: 'support-shanghai' },
    recipients: ['li', 'boss@example.test'],
    language: 'en',
    formats: ['pdf', 'csv'],
    isPaused: false,
    keeper: { id: 'u1', name: 'Li Na' },
    nextAt: '2026-05-18T00:00:00.000Z',
    last: sending(),
    version: 3,
  }
  const failed = sending({ id: 'n2', state: 'failed', letters: 0, error: 'delivery.nobody-to-send-to', note: null })
  return [
    schedule,
    {
      ...schedule,
      id: 's2',
      name: '逾期明细',
      report: { kind: 'figures', period: 'day', measure: 'clock', by: ['team'], where: { team: ['frontline'] } },
      rhythm: { every: 'day', time: '07:30', zone: 'Asia/Shanghai' },
      recipients: ['gone'],
      last: failed,
    },
    { ...schedule, id: 's3', name: 'Quarter', isPaused: true, nextAt: null, last: null },
  ]
}

/** Answers as the API of reports by mail does, over a list in memory. */
export function handleSchedules(
  schedules: WireReportSchedule[],
  call: MockCall,
  id?: string,
  part?: string,
): MockAnswer {
  const { method, body } = call
  if (id === 'preview') {
    const nextAt = ['2026-05-18T00:00:00.000Z', '2026-05-25T00:00:00.000Z']
    return {
      status: 200,
      body: { subject: 'Weekly service report: 2026-05-04 to 2026-05-10', html: previewPage, nextAt },
    }
  }
  if (part === 'sendings')
    return { status: 200, body: { items: [sending(), sending({ id: 'n0', cause: 'asked' })], nextCursor: null } }
  if (part === 'send')
    return { status: 202, body: sending({ id: 'n9', cause: 'asked', state: 'waiting', endedAt: null }) }
  if (method === 'GET') return { status: 200, body: { items: [...schedules], nextCursor: null } }
  const index = schedules.findIndex((one) => one.id === id)
  if (method === 'DELETE') {
    schedules.splice(index, 1)
    return { status: 204 }
  }
  const before = schedules[index] ?? { ...sampleSchedules()[0], id: `s${schedules.length + 9}`, last: null }
  const next = { ...before, isPaused: false, ...body } as WireReportSchedule
  if (index === -1) schedules.push(next)
  else schedules[index] = next
  return { status: index === -1 ? 201 : 200, body: next }
}
