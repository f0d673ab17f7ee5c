import type { ReportAnswer, ReportFrame } from '../../../connectors/report/compose-report.ts'
import type { ReportFigures, ReportLine, ReportQuery, WireReport } from '../../../core/contract/wire-reports.ts'

export const frame: ReportFrame = {
  name: 'Weekly service report',
  report: { kind: 'service', period: 'week', where: { team: ['frontline', ''] } },
  language: 'en',
  zone: 'Asia/Shanghai',
  dates: { from: '2026-11-16', to: '2026-11-23' },
  before: { from: '2026-11-09', to: '2026-11-16' },
  publicUrl: 'https://pledge.test',
}

export function figures(count: number, late: number, parts: Partial<ReportFigures> = {}): ReportFigures {
  const compliance = count === 0 ? null : Math.round(((count - late) / count) * 10_000) / 10_000
  const length = count === 0 ? null : 3_900_000
  return {
    count,
    late,
    excluded: 0,
    lateExcluded: 0,
    compliance,
    complianceWithoutExcluded: compliance,
    mean: length,
    median: length,
    p90: length,
    p95: length,
    ...parts,
  }
}

const line = (group: ReportLine['group'], count: number, late: number): ReportLine => ({
  group,
  ...figures(count, late),
})

const linesOf: Readonly<Record<string, readonly ReportLine[]>> = {
  'clock key': [line({ key: 'resolution' }, 1200, 90), line({ key: '=cmd' }, 40, 0)],
  'clock team': [line({ team: 'frontline' }, 1000, 40), line({ team: '' }, 240, 50)],
  'clock tier': [line({ tier: '<b>gold</b>' }, 1240, 90)],
  'clock day': [line({ day: '2026-11-16' }, 600, 60), line({ day: '2026-11-17' }, 640, 30)],
  'waited key': [line({ key: 'customer' }, 30, 0)],
  'satisfaction key': [line({ key: 'csat' }, 50, 5)],
}

const names: WireReport['names'] = {
  key: { resolution: { en: 'Resolution', 'zh-CN': '解决时限' } },
  team: { frontline: { en: 'Frontline & more', 'zh-CN': '一线团队' } },
}

/** Figures as a service has them; the week before had fewer promises kept. */
export async function sampleAnswer(query: ReportQuery): Promise<ReportAnswer> {
  const isBefore = query.from < '2026-11-16'
  const lines = linesOf[`${query.measure} ${(query.by ?? []).join(' ')}`.trim()] ?? []
  const total = query.measure === 'clock' ? figures(1240, isBefore ? 140 : 90, { lateExcluded: 3 }) : figures(80, 8)
  return {
    total,
    lines: isBefore ? lines.slice(0, 1) : lines,
    asOf: '2026-11-23T00:30:02.000Z',
    isComplete: true,
    names,
  }
}
