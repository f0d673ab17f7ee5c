import type {
  WireCondition,
  WireCorrelations,
  WireFactor,
  WireFactorCases,
  WireFactors,
  WireVariants,
} from '../../core/contract/wire-diagnosis.ts'
import type { WireFact } from '../../core/contract/wire-reports.ts'
import type { MockAnswer, MockCall } from './mock-api.ts'

const window = {
  from: '2026-08-26',
  to: '2026-11-24',
  zone: 'Asia/Shanghai',
  fromAt: '2026-08-25T16:00:00.000Z',
  toAt: '2026-11-23T16:00:00.000Z',
}

const condition = (column: string, level: string, more: Partial<WireCondition> = {}): WireCondition => ({
  column,
  level,
  columnName: null,
  levelName: null,
  ...more,
})

const factor = (conditions: readonly WireCondition[], more: Partial<WireFactor> = {}): WireFactor => ({
  conditions,
  kind: 'circumstance',
  ratio: { value: 3.84, low: 3.1, high: 4.62 },
  difference: { value: 0.31, low: 0.24, high: 0.38 },
  falseRate: 0.00001,
  cases: 420,
  late: 164,
  otherCases: 2380,
  otherLate: 236,
  shareOfLate: 0.41,
  explained: 0.3,
  trend: [
    { start: '2026-09-07', cases: 200, late: 80, otherCases: 1200, otherLate: 110 },
    { start: '2026-09-14', cases: 220, late: 84, otherCases: 1180, otherLate: 126 },
  ],
  examples: [{ id: 'case-1042', number: 1042 }],
  ...more,
})

export const sampleFactors: WireFactors = {
  flow: 'complaint',
  clock: 'resolution',
  clockName: { en: 'Resolution', 'zh-CN': '解决时限' },
  window,
  found: 2800,
  sampled: 2800,
  late: 400,
  isComplete: true,
  verdict: 'found',
  factors: [
    factor([
      condition('business', 'quality', { levelName: { en: 'Product quality', 'zh-CN': '产品质量' } }),
      condition('team', 'frontline'),
    ]),
    factor([condition('channel', 'social')], { ratio: { value: 2.1, low: 1.6, high: 2.8 }, explained: 0.1 }),
    factor([condition('target', '3600000')], { kind: 'target', explained: 0.05 }),
  ],
  course: [factor([condition('handovers', '≥ 2')], { kind: 'course' })],
  people: {},
}

export const sampleVariants: WireVariants = {
  flow: 'complaint',
  clock: null,
  window,
  found: 900,
  sampled: 900,
  late: 120,
  isComplete: true,
  names: { sort: { en: 'Sort', 'zh-CN': '分类' }, fix: { en: 'Solve', 'zh-CN': '处理' } },
  steps: [
    {
      node: 'fix',
      name: { en: 'Solve', 'zh-CN': '处理' },
      visits: 950,
      cases: 900,
      lateVisits: 95,
      standing: 7,
      medianMs: 3_600_000,
      p90Ms: 36_000_000,
      totalMs: 9_000_000_000,
      queuedMs: 4_500_000_000,
      waitedMs: 900_000_000,
      share: 0.9,
    },
  ],
  loops: [{ from: 'fix', to: 'sort', times: 50, cases: 45, medianMs: 7_200_000, totalMs: 400_000_000, share: 0.04 }],
  variants: [
    {
      path: ['sort', 'fix'],
      cases: 850,
      late: 85,
      share: 0.944,
      medianMs: 7_200_000,
      skipped: [],
      added: [],
      examples: [{ id: 'case-1042', number: 1042 }],
    },
    {
      path: ['sort', 'fix', 'sort', 'fix'],
      cases: 45,
      late: 30,
      share: 0.05,
      medianMs: 72_000_000,
      skipped: [],
      added: ['sort', 'fix'],
      examples: [],
    },
  ],
  rest: { variants: 3, cases: 5, late: 5 },
  conformance: 0.97,
}

export const sampleCorrelations: WireCorrelations = {
  flow: null,
  clock: null,
  window,
  span: 'day',
  spans: 90,
  isComplete: true,
  pairs: [
    {
      one: 'volume',
      other: 'compliance',
      lag: 1,
      rank: { value: -0.52, low: -0.66, high: -0.34 },
      spans: 88,
      worth: 70,
      falseRate: 0.0001,
      isTogether: true,
      points: [
        { start: '2026-09-01', one: 12, other: -0.04 },
        { start: '2026-09-02', one: -8, other: 0.03 },
      ],
    },
    {
      one: 'people',
      other: 'satisfaction',
      lag: 0,
      rank: { value: 0.05, low: -0.2, high: 0.3 },
      spans: 80,
      worth: 75,
      falseRate: 0.9,
      isTogether: false,
      points: [{ start: '2026-09-01', one: 1, other: 0.2 }],
    },
  ],
}

const lateCase = (number: number): WireFact => ({
  caseId: `case-${number}`,
  number,
  subject: 'Router is dead',
  measure: 'clock',
  key: 'first-response',
  at: '2026-11-20T06:00:00.000Z',
  value: 5_400_000,
  isLate: true,
  isExcluded: false,
  flow: 'complaint',
  team: 'frontline',
  tier: null,
  channel: 'social',
  priority: 'normal',
  business: null,
  assignee: null,
})

/** Three pages, of which the second found nothing among what it looked at. */
function factorCases({ query }: MockCall): WireFactorCases {
  const cursor = query.get('cursor')
  const conditions = [query.get('condition'), query.get('and')].flatMap((text) => {
    const [column = '', level = ''] = text?.split('=') ?? []
    return column === '' ? [] : [condition(column, level)]
  })
  return {
    conditions,
    clockName: { en: 'First answer', 'zh-CN': '首次响应' },
    window,
    people: {},
    items: cursor === null ? [lateCase(1042)] : cursor === 'second' ? [] : [lateCase(1040)],
    nextCursor: cursor === null ? 'second' : cursor === 'second' ? 'third' : null,
  }
}

/** What the diagnosis answers, whatever is asked. */
export function handleDiagnosis(call: MockCall, study: string | undefined): MockAnswer {
  if (call.path.endsWith('/factors/cases')) return { status: 200, body: factorCases(call) }
  if (study === 'factors') return { status: 200, body: sampleFactors }
  return { status: 200, body: study === 'variants' ? sampleVariants : sampleCorrelations }
}

/** How the promises of a flow fared, as far as the choice of one needs it. */
export function handleOperation(flow: string | undefined): MockAnswer {
  const clock = (name: string, missed: number) => ({
    name: { en: name },
    running: 0,
    paused: 0,
    late: 0,
    met: 90,
    missed,
    compliance: 0.9,
  })
  return {
    status: 200,
    body: {
      flow,
      version: null,
      from: window.fromAt,
      to: null,
      cases: 0,
      late: 0,
      versions: [],
      nodes: {},
      stages: {},
      clocks: { 'first-response': clock('First answer', 3), resolution: clock('Resolution', 10) },
    },
  }
}
