import type { WireAuditDetail } from '../../../core/contract/wire-quality.ts'
import { type ScorecardGroup, scorecardGroups, type WireScorecard } from '../../../core/contract/wire-scorecards.ts'
import { defaultScorecardRules } from '../../../core/scorecards/default-rules.ts'
import { startingCards } from '../../../templates/quality/starting-cards.ts'
import { createMockApi, type MockAnswer, type MockApi, type MockCall } from '../mock-api.ts'

const at = '2026-11-23T01:00:00.000Z'

/** One's own card: answers in time and audits can be said, the rest has too few cases. */
export const scorecard: WireScorecard = {
  quarter: '2026Q4',
  kind: 'person',
  id: 'u-li',
  name: '李娜',
  team: 'frontline',
  groups: (Object.keys(scorecardGroups) as ScorecardGroup[]).map((id) => ({
    id,
    weight: defaultScorecardRules.groups[id],
    points: id === 'quality' ? 84.5 : null,
    components: scorecardGroups[id].map((component) => ({
      id: component,
      weight: defaultScorecardRules.components[component].weight,
      value: component === 'response' ? 0.931 : null,
      count: component === 'response' ? 58 : 0,
      low: component === 'response' ? 0.84 : null,
      high: component === 'response' ? 0.97 : null,
      points: component === 'response' ? 86.9 : null,
      rule: defaultScorecardRules.components[component],
      median: component === 'response' ? 0.9 : null,
    })),
  })),
  total: 84.5,
  low: 71,
  high: 96,
  median: 80,
  beside: { shareOfTeam: 0.21, comments: 4, handedOn: 6, handedBack: 1 },
  asOf: at,
  closedAt: null,
  corrected: null,
}

const card = startingCards[1]!

export const audit: WireAuditDetail = {
  id: 'a1',
  case: { id: 'case-1042', number: 1042, subject: 'Refund', url: 'http://console.test/cases/1042' },
  flow: 'complaint',
  team: 'frontline',
  person: 'u-wang',
  personName: '王强',
  card: { id: card.id, version: 1, name: card.name },
  auditor: 'u-li',
  auditorName: '李娜',
  rule: 'weekly',
  calibration: null,
  risks: ['late'],
  state: 'open',
  score: null,
  isFatal: false,
  createdAt: at,
  submittedAt: null,
  fullCard: card,
  draft: null,
  scores: [],
  appeal: null,
  appealUntil: null,
  allowed: ['score', 'assign'],
}

/** A mock API that knows scorecards and audits, too; the first path that fits answers. */
export function scorecardApi(answers: Readonly<Record<string, unknown>> = {}): MockApi {
  const api = createMockApi(Date.now)
  const list = (items: readonly unknown[]) => ({ items, nextCursor: null })
  const known: Readonly<Record<string, unknown>> = {
    'GET /scorecards/quarters': list([
      { quarter: '2026Q3', isOver: true, closedAt: null },
      { quarter: '2026Q4', isOver: false, closedAt: null },
    ]),
    'GET /scorecards/people/u-li': scorecard,
    'GET /scorecards/people/u-li/trend': { quarters: [{ quarter: '2026Q4', total: 84.5, isClosed: false }] },
    'GET /quality/audits': list([audit]),
    'GET /quality/audits/a1': audit,
    'GET /quality/cards': list([]),
    'GET /quality/rules': list([]),
    'GET /quality/auditors': list([{ id: 'u-li', name: '李娜' }]),
    'GET /quality/calibrations': list([]),
    'GET /quality/agreement': list([]),
    'POST /quality/audits/a1/submit': { ...audit, state: 'submitted', submittedAt: at, score: 90 },
    ...answers,
  }
  const handle = (call: MockCall): MockAnswer => {
    const key = `${call.method} ${call.path}`
    if (!Object.hasOwn(known, key)) return api.handle(call)
    api.calls.push(call)
    return { status: 200, body: known[key] }
  }
  return { ...api, handle }
}

/** Only these rights, for whoever is signed in. */
export function withRights(api: MockApi, permissions: readonly string[]): MockApi {
  const { session } = api.state
  if (session !== null) api.state.session = { ...session, permissions }
  return api
}
