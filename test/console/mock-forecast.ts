import type {
  WireArrivalForecast,
  WireCaseForecast,
  WireCustomerForecast,
  WireStaffing,
} from '../../core/contract/wire-forecast.ts'
import type { MockAnswer, MockCall } from './mock-api.ts'

const hour = 3_600_000
const iso = (at: number) => new Date(at).toISOString()

/** Answers as `/forecast/…` does: three promises in danger, arrivals of a calm centre, one team that is short of people, one customer. */
export function handleForecast({ path, query }: MockCall, now: number): MockAnswer {
  const [, , what] = path.split('/')
  if (what === 'arrivals') return { status: 200, body: sampleArrivals(now, query.get('flow'), query.get('channel')) }
  if (what === 'staffing') return { status: 200, body: sampleStaffing(now) }
  if (what === 'customers') return { status: 200, body: sampleCustomers(now) }
  return { status: 200, body: sampleRisk(now, query.get('cursor') !== null) }
}

export function sampleRisk(now: number, isSecond = false): WireCaseForecast {
  const item = (number: number, probability: number) => ({
    caseId: `c${number}`,
    number,
    subject: `Case ${number}`,
    url: `/cases/c${number}`,
    flow: 'complaint',
    team: 'specialists',
    assignee: null,
    priority: 'high',
    channel: 'social',
    tier: 'gold',
    node: 'sort',
    clock: 'resolution',
    instance: 1,
    dueAt: iso(now + hour),
    used: 0.62,
    remainingMs: hour,
    probability,
    reasons: [
      { factor: 'used', value: 0.62, usual: 0.2, weight: 1.4 },
      { factor: 'queue', value: 12, usual: 4, weight: 1.1 },
      { factor: 'unassigned', value: false, usual: null, weight: -0.6 },
      { factor: 'node', value: 'complaint/sort', usual: null, weight: 0.4 },
    ] as const,
  })
  return {
    state: 'ready',
    asOf: iso(now - 30_000),
    items: isSecond ? [item(1077, 0.11)] : [item(1055, 0.82), item(1066, 0.34)],
    nextCursor: isSecond ? null : 'next',
    running: 48,
    probable: 5,
    expected: 7.25,
    model: {
      trainedAt: iso(now - hour),
      fromAt: iso(now - 900 * hour),
      toAt: iso(now - 24 * hour),
      learnedFrom: 9000,
      measuredOn: 3000,
      cases: 1200,
      baseRate: 0.12,
      brier: 0.071,
      baseBrier: 0.106,
      skill: 0.33,
      reliability: [
        { said: 0.04, happened: 0.05, count: 2400 },
        { said: 0.32, happened: 0.3, count: 400 },
        { said: 0.78, happened: 0.81, count: 200 },
      ],
    },
    names: {
      clock: { 'complaint/resolution': { en: 'Resolution', 'zh-CN': '解决时限' } },
      node: { 'complaint/sort': { en: 'Sort', 'zh-CN': '分类' } },
      team: { specialists: { en: 'Specialists', 'zh-CN': '专家坐席' } },
    },
  }
}

export function sampleArrivals(now: number, flow: string | null, channel: string | null): WireArrivalForecast {
  const from = Math.floor(now / hour) * hour
  const usual = (at: number) => Math.round(10 * (1 + Math.sin((at / hour / 24) * 2 * Math.PI)))
  return {
    state: 'ready',
    asOf: iso(from),
    zone: 'Asia/Shanghai',
    flow,
    channel,
    method: 'seasonal',
    usesYear: true,
    historyDays: 400,
    error: {
      origins: 8,
      hours: 2688,
      mae: 1.2,
      naiveMae: 1.6,
      meanMae: 4,
      mase: 0.75,
      coverage80: 0.81,
      coverage95: 0.94,
    },
    past: Array.from({ length: 24 }, (_, index) => {
      const at = from - (24 - index) * hour
      return { at: iso(at), arrivals: usual(at) }
    }),
    hours: Array.from({ length: 24 }, (_, index) => {
      const at = from + index * hour
      const expected = usual(at) + 0.5
      const band = { low80: expected * 0.7, high80: expected * 1.3, low95: expected * 0.5, high95: expected * 1.6 }
      return { at: iso(at), expected, naive: usual(at), ...band }
    }),
    days: Array.from({ length: 13 }, (_, index) => ({
      date: iso(from + (index + 1) * 24 * hour).slice(0, 10),
      expected: 240,
      low80: 200,
      high80: 280,
      kind: index === 3 ? 'holiday' : 'ordinary',
    })),
    flows: ['complaint', 'consultation'],
    channels: ['phone', 'social'],
    names: {},
  }
}

export function sampleStaffing(now: number): WireStaffing {
  const from = Math.floor(now / hour) * hour
  return {
    state: 'ready',
    asOf: iso(from),
    teams: [
      {
        team: 'frontline',
        zone: 'Asia/Shanghai',
        workMs: 20 * 60_000,
        workFrom: 900,
        within: 30 * 60_000,
        share: 0.9,
        plannedBy: 'members',
        hours: Array.from({ length: 48 }, (_, index) => {
          const isOpen = index % 24 < 9
          return {
            at: iso(from + index * hour),
            arrivals: 9,
            required: isOpen ? (index < 2 ? 5 : 3) : 0,
            planned: isOpen ? 3 : 0,
          }
        }),
      },
    ],
    gaps: [{ team: 'frontline', fromAt: iso(from), toAt: iso(from + 2 * hour), short: 2, required: 5, planned: 3 }],
    names: { team: { frontline: { en: 'Frontline', 'zh-CN': '一线客服' } } },
  }
}

export function sampleCustomers(now: number): WireCustomerForecast {
  return {
    asOf: iso(now - hour),
    basis: { kind: 'rules', customers: 400, watched: 60, lost: 3, skill: null },
    items: [
      {
        customerId: 'acme',
        name: 'Acme',
        tier: 'gold',
        cases: 9,
        lastContactAt: iso(now - 100 * 24 * hour),
        score: 62.5,
        reasons: [
          { signal: 'silence', value: 100, usual: 12, points: 30 },
          { signal: 'late', value: 3, usual: null, points: 25 },
        ],
      },
    ],
    nextCursor: null,
  }
}
