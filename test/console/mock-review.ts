import type { Instant } from '../../core/contract/time.ts'
import type { WireBreach } from '../../core/contract/wire.ts'
import type {
  WireAction,
  WireReason,
  WireReasonBar,
  WireReasonCounts,
  WireRetrospective,
  WireReviewStep,
} from '../../core/contract/wire-review.ts'
import type { MockAnswer, MockCall, MockState } from './mock-api.ts'
import { users } from './sample-administration.ts'
import { iso, sampleRecords } from './sample-data.ts'

/** What the stand-in keeps of the review of breaches. */
export interface MockReview {
  taxonomy: WireReason[]
  steps: Map<string, WireReviewStep[]>
  retrospectives: WireRetrospective[]
  judgeWithinMs: number
}

const dayMs = 86_400_000

const reason = (id: string, en: string, zh: string, parent: string | null = null): WireReason => ({
  id,
  name: { en, 'zh-CN': zh },
  parent,
  side: 'ours',
  isRetired: false,
})

export function mockReview(): MockReview {
  return {
    taxonomy: [
      reason('staffing', 'Staffing', '人手不足'),
      reason('understaffed', 'Too few people on duty', '当班人数不够', 'staffing'),
      reason('too-many-cases', 'Too many cases at once', '工单集中涌入', 'staffing'),
      reason('overlooked', 'Overlooked', '遗漏'),
      reason('supplier', 'Third party', '第三方延误'),
    ],
    steps: new Map(),
    retrospectives: [],
    judgeWithinMs: 3 * dayMs,
  }
}

const ok = (body: unknown): MockAnswer => ({ status: 200, body })
const list = (items: readonly unknown[]): MockAnswer => ok({ items, nextCursor: null })
const refusal = (status: number, code: string, detail: string): MockAnswer => ({
  status,
  body: { type: `#${code}`, title: code, status, detail, code },
})

/** Breaches and what is said of them, as the server does it: guarded by version, every step kept. */
export function handleBreaches(state: MockState, call: MockCall, now: Instant): MockAnswer {
  const { method, path, query, body } = call
  const [, , id, part] = path.split('/')
  if (id === undefined) return list(listed(state, query))
  if (id === 'review') {
    const { breaches, change } = body as { breaches: { id: string }[]; change: Record<string, unknown> }
    return ok({ items: breaches.map((one) => ({ id: one.id, ok: true, breach: judge(state, one.id, change, now) })) })
  }
  const breach = state.breaches.find((one) => one.id === id)
  if (breach === undefined) return refusal(404, 'http.unknown-breach', `There is no breach ${id}.`)
  if (part === 'context') {
    return ok({
      breach,
      nodes: [
        { id: 'sort', name: { en: 'Triage', 'zh-CN': '分派' } },
        { id: 'fix', name: { en: 'Repair', 'zh-CN': '修复' } },
      ],
      stages: [],
      around: sampleRecords(now).slice(0, 3),
      steps: state.review.steps.get(id) ?? [],
      retrospectives: state.review.retrospectives.filter((one) => one.breaches.some((link) => link.id === id)),
    })
  }
  if (method === 'GET') return ok(breach)
  const ifMatch = call.headers?.['if-match']
  if (ifMatch !== undefined && ifMatch !== `"${breach.version}"`) {
    return refusal(409, 'store.breach-changed', 'The review was changed meanwhile.')
  }
  if (part === 'approve') {
    const isApproved = body['approve'] === true
    const change = { exclusion: isApproved ? 'approved' : 'none', answer: body['ground'] ?? null }
    return ok(keep(state, breach, isApproved ? 'approved' : 'refused', change, now))
  }
  return ok(judge(state, id, body, now))
}

function listed(state: MockState, query: URLSearchParams): readonly WireBreach[] {
  const reviews = query.get('review')?.split(',')
  const excluded = query.get('excluded')
  const wanted = query.get('reason')
  return state.breaches
    .filter(({ review }) => reviews === undefined || reviews.includes(review))
    .filter(({ exclusion }) => excluded === null || (exclusion === 'approved') === (excluded === 'true'))
    .filter((breach) => wanted === null || isOf(state, breach.reason, wanted))
}

function isOf(state: MockState, given: string | null, wanted: string): boolean {
  if (wanted === '~none') return given === null
  if (!wanted.endsWith('/*')) return given === wanted
  const top = wanted.slice(0, -2)
  return given === top || topOf(state, given ?? '') === top
}

function topOf(state: MockState, id: string): string {
  return state.review.taxonomy.find((one) => one.id === id)?.parent ?? id
}

function judge(state: MockState, id: string, change: Record<string, unknown>, now: Instant): WireBreach | undefined {
  const breach = state.breaches.find((one) => one.id === id)
  if (breach === undefined) return undefined
  const { exclude, node, team, ...rest } = change
  const proposal = exclude === true ? { exclusion: 'proposed', proposedBy: state.session?.user.id ?? null } : {}
  const withdrawal = exclude === false ? { exclusion: 'none', proposedBy: null, ground: null } : {}
  const fields = {
    ...rest,
    ...(node === undefined ? {} : { responsibleNode: node }),
    ...(team === undefined ? {} : { responsibleTeam: team }),
    ...proposal,
    ...withdrawal,
  }
  return keep(state, breach, exclude === true ? 'proposed' : 'reviewed', fields, now)
}

function keep(
  state: MockState,
  breach: WireBreach,
  kind: WireReviewStep['kind'],
  change: Record<string, unknown>,
  now: Instant,
): WireBreach {
  const next = { ...breach, ...change, version: breach.version + 1 } as WireBreach
  const review =
    next.exclusion === 'proposed' ? 'proposed' : next.reason !== null || next.exclusion === 'approved' ? 'done' : 'open'
  const saved: WireBreach = { ...next, review }
  state.breaches = state.breaches.map((one) => (one.id === saved.id ? saved : one))
  const steps = state.review.steps.get(saved.id) ?? []
  const user = state.session?.user
  const changes = Object.fromEntries(
    Object.entries(change).map(([name, to]) => [name, { from: null, to: typeof to === 'string' ? to : null }]),
  )
  const by = user === undefined ? null : { id: user.id, name: user.name }
  state.review.steps.set(saved.id, [...steps, { seq: steps.length + 1, at: iso(now), by, kind, changes }])
  return saved
}

/** The rest of the review: what waits, why, retrospectives and their actions. */
export function handleReview(state: MockState, call: MockCall, now: Instant): MockAnswer {
  const { method, path, query, body } = call
  const [, , what, id, part] = path.split('/')
  const { review } = state
  if (what === 'backlog') {
    const count = (wanted: WireBreach['review']) => state.breaches.filter((one) => one.review === wanted).length
    return ok({
      open: count('open'),
      overdue: state.breaches.filter(({ isOverdue }) => isOverdue).length,
      proposed: count('proposed'),
      mine: 0,
      oldestAt: null,
      rules: { judgeWithinMs: review.judgeWithinMs, version: 1 },
      actions: { mine: 0, late: 0 },
    })
  }
  if (what === 'taxonomy') return list(review.taxonomy)
  if (what === 'rules') {
    review.judgeWithinMs = Number(body['judgeWithinMs'])
    return ok({ judgeWithinMs: review.judgeWithinMs, version: 2 })
  }
  if (what === 'reasons') return ok(reasonReport(state, query, now))
  if (what === 'actions') return handleActions(state, method, id, body)
  if (method === 'POST' && part === 'actions') return addAction(state, id ?? '', body)
  return handleRetrospectives(state, call, id, now)
}

function reasonReport(state: MockState, query: URLSearchParams, now: Instant) {
  const isKinds = query.get('level') === '2'
  const nothing: WireReasonCounts = { count: 0, excluded: 0, lateMs: 0, lateMsExcluded: 0 }
  const bars = new Map<string, WireReasonCounts>()
  let total = nothing
  for (const breach of state.breaches) {
    const given = breach.reason ?? '~none'
    const id = isKinds ? given : topOf(state, given)
    const isOut = breach.exclusion === 'approved'
    const plus = ({ count, excluded, lateMs, lateMsExcluded }: WireReasonCounts): WireReasonCounts => ({
      count: count + 1,
      excluded: excluded + (isOut ? 1 : 0),
      lateMs: lateMs + breach.lateMs,
      lateMsExcluded: lateMsExcluded + (isOut ? breach.lateMs : 0),
    })
    bars.set(id, plus(bars.get(id) ?? nothing))
    total = plus(total)
  }
  const sorted = [...bars].sort(
    ([one, a], [other, b]) => Number(one === '~none') - Number(other === '~none') || b.count - a.count,
  )
  let sum = 0
  return {
    from: query.get('from') ?? iso(now - 30 * dayMs),
    to: query.get('to') ?? iso(now),
    level: isKinds ? 2 : 1,
    counting: query.get('counting') ?? 'all',
    weigh: query.get('weigh') ?? 'count',
    total,
    before: nothing,
    by: query.get('by'),
    groups: query.get('by') === null ? [] : [{ id: 'frontline', name: null, ...total, bars: Object.fromEntries(bars) }],
    bars: sorted.map(([id, counts]): WireReasonBar => {
      sum += counts.count
      const found = state.review.taxonomy.find((one) => one.id === id)
      const hasKinds = !isKinds && state.review.taxonomy.some(({ parent }) => parent === id)
      return {
        ...counts,
        id,
        name: found?.name ?? null,
        parent: found?.parent ?? null,
        side: found?.side ?? null,
        cumulative: sum / total.count,
        before: nothing,
        filter: hasKinds ? `${id}/*` : id,
      }
    }),
  }
}

function handleRetrospectives(state: MockState, call: MockCall, id: string | undefined, now: Instant): MockAnswer {
  const { method, query, body } = call
  const { review } = state
  if (method === 'GET' && id === undefined) {
    const ofCase = query.get('case')
    return list(review.retrospectives.filter((one) => ofCase === null || one.cases.some((link) => link.id === ofCase)))
  }
  const before = review.retrospectives.find((one) => one.id === id)
  if (method === 'GET') {
    return before === undefined ? refusal(404, 'http.unknown-retrospective', 'There is none.') : ok(before)
  }
  const saved = retrospective(state, body, before ?? null, now)
  review.retrospectives = [...review.retrospectives.filter((one) => one.id !== saved.id), saved]
  return { status: before === undefined ? 201 : 200, body: saved }
}

function retrospective(
  state: MockState,
  body: Record<string, unknown>,
  before: WireRetrospective | null,
  now: Instant,
): WireRetrospective {
  const ids = (name: string) => (body[name] ?? []) as readonly string[]
  const user = state.session?.user
  return {
    id: before?.id ?? `r${state.review.retrospectives.length + 1}`,
    title: String(body['title']),
    what: (body['what'] ?? '') as string,
    whys: ids('whys'),
    decisions: (body['decisions'] ?? '') as string,
    reason: (body['reason'] ?? null) as string | null,
    flow: (body['flow'] ?? null) as string | null,
    createdAt: before?.createdAt ?? iso(now),
    createdBy: user === undefined ? null : { id: user.id, name: user.name },
    updatedAt: iso(now),
    breachCount: ids('breaches').length,
    caseCount: ids('cases').length,
    actions: before?.actions ?? { open: 0, late: 0, done: 0, dropped: 0 },
    version: (before?.version ?? 0) + 1,
    breaches: state.breaches.filter((one) => ids('breaches').includes(one.id)),
    cases: state.cases
      .filter((one) => ids('cases').includes(one.id))
      .map(({ id, number, subject }) => ({ id, number, subject })),
    actionList: before?.actionList ?? [],
  }
}

function actionOf(of: WireRetrospective, body: Record<string, unknown>, before: WireAction | null): WireAction {
  const state = (body['state'] ?? 'open') as WireAction['state']
  return {
    id: before?.id ?? `a${of.actionList.length + 1}`,
    retrospective: { id: of.id, title: of.title },
    what: String(body['what']),
    owner: String(body['owner']),
    ownerName: users.find(({ id }) => id === body['owner'])?.name ?? '',
    dueAt: String(body['dueAt']),
    state,
    isLate: false,
    result: (body['result'] ?? null) as string | null,
    document: (body['document'] ?? null) as WireAction['document'],
    endedAt: state === 'open' ? null : String(body['dueAt']),
    remindedAt: null,
    version: (before?.version ?? 0) + 1,
  }
}

function addAction(state: MockState, id: string, body: Record<string, unknown>): MockAnswer {
  const of = state.review.retrospectives.find((one) => one.id === id)
  if (of === undefined) return refusal(404, 'http.unknown-retrospective', 'There is none.')
  const action = actionOf(of, body, null)
  replace(state, { ...of, actionList: [...of.actionList, { ...action, effect: null }] })
  return { status: 201, body: action }
}

function handleActions(
  state: MockState,
  method: string,
  id: string | undefined,
  body: Record<string, unknown>,
): MockAnswer {
  const all = state.review.retrospectives.flatMap(({ actionList }) => actionList)
  if (method === 'GET') return list(all.map(({ effect: _effect, ...action }) => action))
  const of = state.review.retrospectives.find(({ actionList }) => actionList.some((one) => one.id === id))
  const before = all.find((one) => one.id === id)
  if (of === undefined || before === undefined) return refusal(404, 'http.unknown-action', 'There is none.')
  const action = actionOf(of, body, before)
  const count = { count: 4, excluded: 1, unjudged: 2 }
  const effect =
    action.state === 'done' && of.reason !== null
      ? { reason: of.reason, flow: of.flow, days: 12, before: count, after: { count: 1, excluded: 0, unjudged: 0 } }
      : null
  replace(state, { ...of, actionList: of.actionList.map((one) => (one.id === id ? { ...action, effect } : one)) })
  return ok(action)
}

function replace(state: MockState, saved: WireRetrospective): void {
  state.review.retrospectives = state.review.retrospectives.map((one) => (one.id === saved.id ? saved : one))
}
