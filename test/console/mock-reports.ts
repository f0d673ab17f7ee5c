import {
  type ReportFigures,
  type ReportGrouping,
  type ReportMeasure,
  reportMeasures,
  reportSpans,
  type WireFact,
  type WireReport,
  type WireReportDefinition,
} from '../../core/contract/wire-reports.ts'
import type { MockAnswer, MockCall } from './mock-api.ts'

const values: Readonly<Partial<Record<ReportGrouping, readonly string[]>>> = {
  team: ['frontline', 'specialists', ''],
  channel: ['phone', 'social'],
  tier: ['standard', '5-star'],
  priority: ['normal', 'urgent'],
  flow: ['complaint', 'consultation'],
  business: ['billing', 'network'],
  assignee: ['u-li', 'u-zhao'],
}

const keys: Readonly<Partial<Record<ReportMeasure, readonly string[]>>> = {
  clock: ['resolution', 'first-response'],
  escalation: ['resolution'],
  promiseUsed: ['resolution', 'first-response'],
  closedHours: ['resolution'],
  node: ['triage', 'solve'],
  held: ['frontline', 'specialists'],
  handover: ['specialists'],
  waited: ['customer', 'supplier'],
  satisfaction: ['csat', 'nps'],
}

const hour = 3_600_000

function figures(count: number, late: number, value: number | null): ReportFigures {
  const excluded = late > 1 ? 1 : 0
  return {
    count,
    late,
    excluded,
    lateExcluded: excluded,
    compliance: count === 0 ? null : (count - late) / count,
    complianceWithoutExcluded: count === excluded ? null : (count - late) / (count - excluded),
    mean: value === null ? null : 3 * value,
    median: value === null ? null : 2 * value,
    p90: value === null ? null : 8 * value,
    p95: value === null ? null : 9 * value,
  }
}

/** A few lines for any report: twenty of each group, some of them late where late means something. */
function report(query: URLSearchParams): WireReport {
  const measure = (reportMeasures.find((known) => known === query.get('measure')) ?? 'clock') satisfies ReportMeasure
  const by = (query.get('by') ?? '').split(',').filter((name) => name !== '') as ReportGrouping[]
  const canBeLate = ['clock', 'promiseUsed', 'resolved', 'satisfaction', 'node', 'held'].includes(measure)
  const value = measure === 'opened' ? null : measure === 'promiseUsed' ? 150_000 : hour
  const groups = by.reduce<readonly Readonly<Record<string, string>>[]>(
    (found, grouping) =>
      found.flatMap((group) => idsOf(grouping, measure, query).map((id) => ({ ...group, [grouping]: id }))),
    [{}],
  )
  const lines = groups.map((group, index) => ({
    group,
    ...figures(20, canBeLate ? index + 1 : 0, value),
  }))
  const asked = { measure, from: query.get('from') ?? '', to: query.get('to') ?? '', zone: query.get('zone') ?? '' }
  const isNps = query.get('key') === 'nps'
  return {
    query: { ...asked, ...(by.length === 0 ? {} : { by }) },
    fromAt: `${asked.from}T00:00:00.000Z`,
    toAt: `${asked.to}T00:00:00.000Z`,
    asOf: new Date(0).toISOString(),
    isComplete: true,
    total: figures(
      20 * Math.max(1, lines.length),
      lines.reduce((sum, { late }) => sum + late, 0),
      value,
    ),
    lines: by.length === 0 ? [] : lines,
    distribution: isNps
      ? [
          { from: 3, to: 4, count: 1, late: 1 },
          { from: 9, to: 10, count: 3, late: 0 },
        ]
      : [
          { from: 1_700_000, to: 1_790_000, count: 12, late: 0 },
          { from: 7_300_000, to: 7_600_000, count: 8, late: 5 },
        ],
    names: { key: { resolution: { en: 'Resolution', 'zh-CN': '解决时限' } } },
  }
}

function idsOf(grouping: ReportGrouping, measure: ReportMeasure, query: URLSearchParams): readonly string[] {
  if (grouping === 'key') return keys[measure] ?? ['']
  if (grouping === 'hourOfWeek') return ['9', '33']
  if (reportSpans.some((span) => span === grouping)) return [query.get('from') ?? '']
  const chosen = query.get(grouping)?.split(',')
  return chosen ?? values[grouping] ?? []
}

function fact(index: number, query: URLSearchParams): WireFact {
  return {
    caseId: 'case-1042',
    number: 1042 + index,
    subject: `Behind the figure ${index + 1}`,
    measure: 'clock',
    key: 'resolution',
    at: `${query.get('from')}T09:00:00.000Z`,
    value: 5 * hour,
    isLate: query.get('late') !== 'false',
    isExcluded: false,
    flow: 'complaint',
    team: 'frontline',
    tier: 'standard',
    channel: 'phone',
    priority: 'normal',
    business: 'billing',
    assignee: 'u-li',
  }
}

const definition = (measure: ReportMeasure): WireReportDefinition => ({
  measure,
  name: { en: `Measure ${measure}`, 'zh-CN': `指标 ${measure}` },
  counts: { en: `What ${measure} counts.`, 'zh-CN': `${measure} 的口径。` },
  value: null,
  late: null,
  excluded: null,
})

/** Answers what the console asks of reports. */
export function handleReports({ query }: MockCall, part: string | undefined): MockAnswer {
  if (part === 'definitions') return { status: 200, body: { items: reportMeasures.map(definition) } }
  if (part === 'figures') return { status: 200, body: report(query) }
  const cursor = query.get('cursor')
  const items = cursor === null ? [fact(0, query), fact(1, query)] : [fact(2, query)]
  return { status: 200, body: { items, nextCursor: cursor === null ? 'more' : null } }
}
