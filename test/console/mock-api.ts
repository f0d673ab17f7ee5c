import type { Instant } from '../../core/contract/time.ts'
import type { WireBreach, WireCase, WireEvent, WireProblem, WireRecord, WireSession } from '../../core/contract/wire.ts'
import type { WireSetting } from '../../core/contract/wire-administration.ts'
import type { WireReportSchedule } from '../../core/contract/wire-delivery.ts'
import { handleSchedules, sampleSchedules } from './mock-delivery.ts'
import { handleDiagnosis, handleOperation } from './mock-diagnosis.ts'
import { handleDocuments, type MockDocuments, mockDocuments } from './mock-documents.ts'
import { handleForecast } from './mock-forecast.ts'
import { handleReports } from './mock-reports.ts'
import { handleBreaches, handleReview, type MockReview, mockReview } from './mock-review.ts'
import { messages, sampleJobs, sampleKeys, teams, users } from './sample-administration.ts'
import { sampleBoard } from './sample-board.ts'
import { sampleBreaches } from './sample-breaches.ts'
import { customers, flows, sampleCase, sampleCases, sampleRecords, sampleWhy, session } from './sample-data.ts'

/** What the console sent. */
export interface MockCall {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Record<string, unknown>
  /** By lower-case name. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

export interface MockAnswer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A stand-in for /api/v1 with a few cases in memory; tests of the console look at `calls` and change `state`. */
export interface MockApi {
  readonly calls: MockCall[]
  readonly state: MockState
  /** Answers the next call whose method and path fit with this instead. */
  readonly answerNext: (method: string, path: RegExp, answer: MockAnswer) => void
  readonly handle: (call: MockCall) => MockAnswer
  readonly onEvent: (listener: (event: WireEvent) => void) => () => void
  readonly emit: (event: Omit<WireEvent, 'id' | 'at'>) => void
}

export interface MockState {
  session: WireSession | null
  cases: WireCase[]
  records: Map<string, WireRecord[]>
  breaches: WireBreach[]
  review: MockReview
  schedules: WireReportSchedule[]
  documents: MockDocuments
  settings: Record<'teams' | 'messages' | 'endpoints' | 'reasons', WireSetting[]>
}

export function problem(status: number, code: string, detail: string, more: Partial<WireProblem> = {}): MockAnswer {
  return { status, body: { type: `#${code}`, title: code, status, detail, code, ...more } satisfies WireProblem }
}

export function createMockApi(now: () => Instant, isSignedIn = true): MockApi {
  const cases = [...sampleCases(now())]
  const state: MockState = {
    session: isSignedIn ? session : null,
    cases,
    records: new Map(cases.map((item) => [item.id, [...sampleRecords(now())]])),
    breaches: [...sampleBreaches(now())],
    review: mockReview(),
    schedules: sampleSchedules(),
    documents: mockDocuments(),
    settings: { teams: [...teams], messages: [...messages], endpoints: [], reasons: [] },
  }
  const calls: MockCall[] = []
  const next: { method: string; path: RegExp; answer: MockAnswer }[] = []
  const listeners = new Set<(event: WireEvent) => void>()
  let events = 0

  const emit = (event: Omit<WireEvent, 'id' | 'at'>) => {
    events += 1
    const whole = { ...event, id: String(events), at: new Date(now()).toISOString() }
    for (const listener of listeners) listener(whole)
  }

  const handle = (call: MockCall): MockAnswer => {
    calls.push(call)
    const index = next.findIndex(({ method, path }) => method === call.method && path.test(call.path))
    const [planned] = index === -1 ? [] : next.splice(index, 1)
    if (planned) return planned.answer
    if (call.path === '/session') return handleSession(state, call)
    if (state.session === null) return problem(401, 'http.not-signed-in', 'Sign in first.')
    return route(state, call, now, emit)
  }

  return {
    calls,
    state,
    handle,
    emit,
    answerNext: (method, path, answer) => void next.push({ method, path, answer }),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function handleSession(state: MockState, { method, body }: MockCall): MockAnswer {
  if (method === 'DELETE') {
    state.session = null
    return { status: 204 }
  }
  if (method === 'POST') {
    if (body['login'] !== 'li' || body['password'] !== 'correct horse battery') {
      return problem(401, 'http.wrong-credentials', 'The user name or the password is wrong.')
    }
    state.session = session
  }
  return state.session === null
    ? problem(401, 'http.not-signed-in', 'Sign in first.')
    : { status: 200, body: state.session }
}

const list = (items: readonly unknown[]): MockAnswer => ({ status: 200, body: { items, nextCursor: null } })

function route(state: MockState, call: MockCall, now: () => Instant, emit: MockApi['emit']): MockAnswer {
  const { method, path, query } = call
  const [, area, id, part, clockId] = path.split('/')
  if (area === 'cases') return handleCases(state, call, { id, part, clockId }, now, emit)
  if (area === 'board') return { status: 200, body: sampleBoard(state.cases, now(), query) }
  if (area === 'alerts' && method === 'GET') return list([])
  if (area === 'flows' && part === 'operation') return handleOperation(id)
  if (area === 'flows') return list(flows)
  if (area === 'diagnosis') return handleDiagnosis(call, id)
  if (area === 'forecast') return handleForecast(call, now())
  if (area === 'documents' || area === 'drafts' || area === 'proposals') return handleDocuments(state.documents, call)
  if (area === 'people')
    return list(
      users
        .filter((user) => user.isActive)
        .map(({ id: userId, name, teams: own }) => ({ id: userId, name, teams: own })),
    )
  if (area === 'customers') return list(customers.filter((customer) => customer.name?.includes(query.get('q') ?? '')))
  if (area === 'breaches') return handleBreaches(state, call, now())
  if (area === 'review') return handleReview(state, call, now())
  if (area === 'report-schedules') return handleSchedules(state.schedules, call, id, part)
  if (area === 'reports' && method === 'GET') return handleReports(call, id)
  if (area === 'users' && method === 'GET') return list(users)
  if (area === 'users' && part === 'password') return { status: 204 }
  if (area === 'users') return { status: 201, body: { ...users[1], ...call.body, id: id ?? 'u-new' } }
  if (area === 'keys' && method === 'GET') return list(sampleKeys(now()))
  if (area === 'keys' && method === 'POST') {
    return {
      status: 201,
      body: { ...sampleKeys(now())[0], ...call.body, id: 'k9', secret: 'pk_test_0123456789abcdef0123456789abcdef' },
    }
  }
  if (area === 'jobs' && method === 'GET') return list(sampleJobs(now()))
  if (area === 'settings') return handleSettings(state, call, id, part)
  if (method === 'DELETE' || part === 'retry') return { status: 204 }
  return problem(404, 'http.unknown-route', `There is no ${method} ${path}.`)
}

function handleCases(
  state: MockState,
  { method, query, body }: MockCall,
  { id, part, clockId }: { id: string | undefined; part: string | undefined; clockId: string | undefined },
  now: () => Instant,
  emit: MockApi['emit'],
): MockAnswer {
  if (id === undefined) {
    if (method === 'GET') return list(listed(state, query))
    const made = sampleCase(now(), 1100 + state.cases.length, {
      id: String(body['id']),
      subject: String(body['subject']),
    })
    state.cases.push(made)
    state.records.set(made.id, sampleRecords(now()).slice(0, 1))
    return { status: 201, body: made }
  }
  const item = state.cases.find((candidate) => candidate.id === id || String(candidate.number) === id)
  if (item === undefined) return problem(404, 'http.unknown-case', `There is no case ${id}.`)
  const records = state.records.get(item.id) ?? []
  if (part === undefined) return { status: 200, body: item }
  if (part === 'timeline') return list([...records].reverse())
  if (part === 'clocks' && clockId === undefined) return list(item.clocks)
  if (part === 'clocks') {
    const clock = item.clocks.find((candidate) => candidate.id === clockId)
    return clock === undefined
      ? problem(404, 'http.unknown-clock', 'No such clock.')
      : { status: 200, body: sampleWhy(now(), clock) }
  }
  const word = String(body['do'])
  if (!item.allowed.some((allowed) => allowed.do === word)) {
    return problem(409, 'command.not-allowed', 'The case is closed.', { allowed: item.allowed })
  }
  apply(state, item, word, body, now())
  emit({ type: 'case', case: { id: item.id, number: item.number }, data: {} })
  return { status: 200, body: state.cases.find((candidate) => candidate.id === item.id) }
}

function listed(state: MockState, query: URLSearchParams): readonly WireCase[] {
  const states = query.get('state')?.split(',')
  const text = query.get('q')?.toLowerCase() ?? ''
  return state.cases
    .filter((item) => states === undefined || states.includes(item.state))
    .filter((item) => query.get('late') !== 'true' || item.isLate)
    .filter((item) => query.get('team') === null || item.team === query.get('team'))
    .filter(
      (item) => text === '' || `${item.number} ${item.subject ?? ''}`.toLowerCase().includes(text.replace('#', '')),
    )
    .sort((a, b) => (a.nextDue?.dueAt ?? '9').localeCompare(b.nextDue?.dueAt ?? '9'))
}

function apply(state: MockState, item: WireCase, word: string, body: Record<string, unknown>, now: Instant): void {
  const events = { reply: 'reply', note: 'note', message: 'message', resolve: 'resolved', assign: 'assigned' } as const
  const event = Object.hasOwn(events, word) ? events[word as keyof typeof events] : 'external'
  const records = state.records.get(item.id) ?? []
  records.push({
    seq: records.length + 1,
    at: new Date(now).toISOString(),
    acceptedAt: null,
    event,
    actor: word === 'message' ? { kind: 'customer' } : { kind: 'person', id: 'u-li', name: '李娜' },
    data: event === 'assigned' ? { team: item.team, assignee: 'u-li', isNewTeam: false } : { public: true, name: word },
    text: typeof body['text'] === 'string' ? body['text'] : null,
    commandId: String(body['commandId']),
  })
  const change = word === 'resolve' ? { state: 'resolved' as const } : word === 'assign' ? { assignee: 'u-li' } : {}
  state.cases = state.cases.map((candidate) => (candidate.id === item.id ? { ...candidate, ...change } : candidate))
}

function handleSettings(
  state: MockState,
  { method, body }: MockCall,
  kind: string | undefined,
  id: string | undefined,
): MockAnswer {
  if ((kind === 'roles' || kind === 'sites') && method === 'GET') return list([])
  if (kind !== 'teams' && kind !== 'messages' && kind !== 'endpoints' && kind !== 'reasons')
    return problem(404, 'http.unknown-route', 'No such setting.')
  if (method === 'GET') return list(state.settings[kind])
  const others = state.settings[kind].filter((setting) => setting.id !== id)
  const before = state.settings[kind].find((setting) => setting.id === id)
  if (method === 'DELETE') {
    state.settings[kind] = others
    return { status: 204 }
  }
  const saved = { id: id ?? '', version: (before?.version ?? 0) + 1, updatedAt: new Date(0).toISOString(), data: body }
  state.settings[kind] = [...others, saved]
  return { status: 200, body: saved }
}
