import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { parse } from 'yaml'
import { nameOf } from '../../../model/validate/world.ts'
import { mutated, mutation } from './mutation.ts'

/** Documents that belong together, as values that may be anything. */
export type Documents = readonly unknown[]

const templates = path.resolve(import.meta.dirname, '../../../templates')
const within = (amount: number, unit: string) => ({ amount, unit })

function filesBelow(...folders: readonly string[]): unknown[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(templates, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:json|yaml)$/.test(name))
      .sort()
      .map((name) => parse(readFileSync(path.join(templates, folder, name), 'utf8')) as unknown),
  )
}

const calendar = {
  kind: 'calendar',
  id: 'nights',
  name: { en: 'Nights', 'zh-CN': '夜班' },
  timeZone: 'America/New_York',
  hours: { mon: ['09:00-12:00', '13:30-18:00'], tue: ['22:00-06:00'], sun: ['00:00-24:00'] },
  holidays: [{ date: '2026-12-25', name: 'Christmas' }],
  exceptions: [
    { date: '2026-12-24', hours: ['09:00-13:00'] },
    { date: '2026-02-14', like: 'mon' },
    { date: '2026-03-08', hours: [] },
  ],
  coversThrough: '2027-12-31',
}

const policy = {
  kind: 'policy',
  id: 'everything',
  clocks: [
    {
      id: 'resolution',
      metric: 'resolution',
      calendar: { by: 'customer', else: 'nights' },
      targets: [
        { when: { priority: ['high', 'urgent'], reopened: 0 }, within: within(4, 'businessHours') },
        { within: within(2, 'businessDaysSameTime') },
      ],
      warnAt: [50, 99.9],
      escalations: [
        { at: { before: within(30, 'businessMinutes') }, do: [{ action: 'notify', to: ['assignee', 'role:manager'] }] },
        {
          at: { after: within(2, 'hours') },
          do: [
            { action: 'assign', team: 'experts' },
            { action: 'set', fact: 'priority', raiseBy: 1 },
            { action: 'startFlow', flow: 'child', facts: { given: 'priority' } },
            { action: 'webhook', endpoint: 'ops' },
            { action: 'requireReason' },
          ],
        },
      ],
      onTargetChange: 'fromChangeWhenRaised',
      onReopen: 'newCycle',
    },
    {
      id: 'work',
      metric: 'stage',
      stage: 'work',
      calendar: 'nights',
      targets: [{ within: within(1, 'endOfBusinessDay') }],
    },
    { id: 'next', metric: 'nextResponse', calendar: 'nights', targets: [{ within: within(90, 'minutes') }] },
    {
      id: 'visit',
      metric: 'custom',
      start: { event: 'external', name: 'engineer.dispatched' },
      stop: [
        { event: 'factChanged', fact: 'priority', is: 'low' },
        { event: 'nodeLeft', node: 'fix' },
      ],
      cancel: { event: 'waitStarted', reason: 'weather' },
      repeats: true,
      calendar: 'nights',
      pausedWhile: 'any',
      targets: [{ within: within(0.001, 'hours') }],
    },
  ],
  waits: [{ reason: 'customer', atMost: within(5, 'calendarDays') }],
}

const rules = {
  kind: 'rules',
  id: 'sort',
  style: 'table',
  hit: 'first',
  inputs: [{ fact: 'priority' }, { fact: 'amount' }, { fact: 'visit' }],
  outputs: [{ fact: 'priority' }, { fact: 'team' }],
  rows: [
    { id: 'a', if: [{ in: ['high', 'urgent'] }, { from: 10, below: 5000 }, '-'], then: ['urgent', 'experts'] },
    {
      id: 'b',
      if: [{ isNot: 'low' }, { above: { fact: 'limit' } }, { withinLast: within(3, 'hours') }],
      then: ['high', null],
    },
    { id: 'c', if: ['-', { missing: true }, { isOpen: 'nights' }], then: ['normal', '-'], outcome: 'later' },
    { id: 'd', if: ['-', '-', { after: '2026-12-01T00:00:00Z' }], then: ['low', 'experts'] },
  ],
}

const flow = {
  kind: 'flow',
  id: 'everything',
  name: 'Everything',
  policy: 'everything',
  facts: [
    { id: 'priority', type: 'enum', values: ['low', 'normal', 'high', 'urgent'], default: 'normal' },
    { id: 'amount', type: 'number', unit: 'CNY', samples: [1, 2] },
    { id: 'limit', type: 'number', default: 10 },
    { id: 'visit', type: 'instant' },
    { id: 'tags', type: 'list', values: [{ id: 'a', name: 'A' }, 'b'] },
    { id: 'phone', type: 'text', personal: true, help: { en: 'Number', 'zh-CN': '电话' } },
  ],
  stages: [{ id: 'intake' }, { id: 'work', name: 'Work' }, { id: 'after' }],
  nodes: [
    {
      id: 'begin',
      kind: 'start',
      stage: 'intake',
      channels: ['email', 'phone'],
      form: ['amount', { fact: 'phone', required: true }, 'visit', 'tags'],
      duplicates: { same: ['customer.id', 'phone'], within: within(3, 'calendarDays') },
    },
    { id: 'sort', kind: 'decide', stage: 'intake', rules: 'sort' },
    {
      id: 'act',
      kind: 'act',
      stage: 'intake',
      steps: [
        { do: 'reply', template: 'hello' },
        { do: 'send', template: 'hello', to: 'customer', channel: 'email' },
        { do: 'set', facts: { priority: 'high', amount: null } },
        { do: 'assign', team: 'experts' },
        { do: 'lookup' },
      ],
    },
    { id: 'fan', kind: 'split', stage: 'work' },
    { id: 'fix', kind: 'task', stage: 'work', queue: { team: 'experts', skills: ['voice'] }, outcomes: ['solved'] },
    { id: 'child', kind: 'subflow', stage: 'work', flow: 'child', in: { given: 'amount' }, out: { amount: 'result' } },
    { id: 'meet', kind: 'join', stage: 'work', waitsFor: 'any' },
    {
      id: 'hold',
      kind: 'wait',
      stage: 'after',
      until: { fact: 'visit' },
      event: { event: 'message' },
      timeout: within(2, 'hours'),
    },
    {
      id: 'ask',
      kind: 'survey',
      stage: 'after',
      ask: 'questions',
      questions: [{ id: 'q', text: { en: 'How?', 'zh-CN': '如何？' }, scale: 10 }],
      bands: [
        { id: 'good', from: 6, to: 10 },
        { id: 'bad', from: 0, to: 5 },
      ],
      timeout: within(5, 'calendarDays'),
    },
    { id: 'end', kind: 'end', stage: 'after', does: 'resolve', outcome: 'done' },
  ],
  edges: [
    ['begin', 'next', 'sort'],
    ['sort', 'else', 'act'],
    ['sort', 'later', 'hold'],
    ['act', 'done', 'fan'],
    ['act', 'failed', 'fix'],
    ['fan', 'one', 'fix'],
    ['fan', 'two', 'child'],
    ['fix', 'solved', 'meet'],
    ['child', 'done', 'meet'],
    ['meet', 'next', 'hold'],
    ['hold', 'next', 'ask'],
    ['hold', 'timeout', 'ask'],
    ['ask', 'good', 'end'],
    ['ask', 'bad', 'fix'],
    ['ask', 'timeout', 'end'],
  ].map(([from, on, to]) => ({ from, on, to })),
  reopen: { to: 'fix', within: within(14, 'calendarDays') },
  layout: { fix: { x: 1, y: 2, folded: true } },
  notes: [{ id: 'n', text: 'ask legal', x: 0, y: 0 }],
}

const child = {
  kind: 'flow',
  id: 'child',
  facts: [
    { id: 'given', type: 'number' },
    { id: 'result', type: 'number', default: 1 },
  ],
  stages: [{ id: 's' }],
  nodes: [
    { id: 'b', kind: 'start', stage: 's' },
    { id: 'w', kind: 'wait', stage: 's', for: within(1, 'businessHours'), calendar: 'nights' },
    { id: 'done', kind: 'end', stage: 's', does: 'close' },
  ],
  edges: [
    { from: 'b', on: 'next', to: 'w' },
    { from: 'w', on: 'next', to: 'done' },
  ],
}

const settings = {
  kind: 'settings',
  teams: [{ id: 'experts', name: 'Experts', calendar: 'nights', members: ['ann'], capacity: 3 }],
  messages: [{ id: 'hello', subject: 'Hello', body: { en: 'Dear {{customer.id}}', 'zh-CN': '您好' } }],
  endpoints: [{ id: 'ops', url: 'https://ops.example/hook' }],
  sites: [{ id: 'hq', timeZone: 'Asia/Shanghai', calendar: 'nights' }],
}

const scenario = {
  kind: 'scenario',
  name: 'Everything',
  calendars: ['nights'],
  policy: 'everything',
  flow: 'everything',
  flows: ['child'],
  rules: ['sort'],
  teams: [{ id: 'experts', calendar: 'nights' }],
  case: { at: '2026-11-23T09:00:00-05:00', channel: 'email', facts: { amount: 7, visit: '2026-11-24T10:00:00Z' } },
  events: [
    { at: '2026-11-23T10:00:00-05:00', do: 'wait', reason: 'customer', for: within(2, 'hours') },
    { at: '2026-11-23T13:00:00-05:00', do: 'complete', node: 'fix', outcome: 'solved' },
    { at: '2026-11-24T13:00:00-05:00', do: 'answer', score: 9 },
    { at: '2026-11-25T13:00:00-05:00', do: 'reopen' },
    { at: '2026-11-25T14:00:00-05:00', do: 'external', name: 'engineer.dispatched' },
  ],
  answers: { act: { facts: { amount: 12 } } },
  runUntil: '2026-12-24T09:00:00-05:00',
  expect: [{ at: 'end', clock: 'resolution', outcome: 'met' }, { breaches: [] }, { path: ['intake', 'work'] }],
}

/** What the mutations begin with: the templates with their scenarios, and a set that uses every part of the contract once. */
export const soundSets: readonly Documents[] = [
  filesBelow('complaint', 'shared'),
  filesBelow('consultation', 'shared'),
  [calendar, policy, rules, flow, child, settings, scenario],
]

/**
 * Sets in which one to four places of one document are bent, and at times of a second one. A scenario is among them only where it is the
 * victim: it has all the others read again.
 */
export const mutatedSets: fc.Arbitrary<Documents> = fc
  .record({
    set: fc.constantFrom(...soundSets),
    victims: fc.array(fc.tuple(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 4 })), {
      minLength: 1,
      maxLength: 2,
    }),
  })
  .map(({ set, victims }) => {
    const bent = new Map(victims.map(([which, mutations]) => [which % set.length, mutations]))
    return set.flatMap((document, index) => {
      const mutations = bent.get(index)
      if (mutations !== undefined) return [mutated(document, mutations)]
      return nameOf(document).kind === 'scenario' ? [] : [document]
    })
  })

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'constructor', 'else', 'next', 'timeout', 'done', 'x-1']
const name = fc.constantFrom(...names)
const duration = fc.record({
  amount: fc.constantFrom(0, 0.001, 0.5, 1, 8, 30, 2000, 1_000_000),
  unit: fc.constantFrom(
    'minutes',
    'hours',
    'calendarDays',
    'businessMinutes',
    'businessHours',
    'businessDaysSameTime',
    'endOfBusinessDay',
  ),
})
const interval = fc
  .tuple(fc.nat(1439), fc.nat(1440))
  .map((times) =>
    times.map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`).join('-'),
  )
const date = fc
  .tuple(fc.integer({ min: 1969, max: 2101 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
const weekday = fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')
const zone = fc.constantFrom(
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Africa/Monrovia',
  'Pacific/Apia',
  'Antarctica/Troll',
  'Asia/Kathmandu',
)

const anyCalendar = fc.record({
  kind: fc.constant('calendar'),
  id: fc.constant('cal'),
  timeZone: zone,
  hours: fc.dictionary(weekday, fc.array(interval, { maxLength: 3 }), { noNullPrototype: true }),
  holidays: fc.array(fc.record({ date }), { maxLength: 20 }),
  exceptions: fc.array(
    fc.oneof(fc.record({ date, hours: fc.array(interval, { maxLength: 2 }) }), fc.record({ date, like: weekday })),
    { maxLength: 10 },
  ),
})

const matcher = fc.oneof(
  fc.record({
    event: fc.constantFrom('caseCreated', 'message', 'note', 'resolved', 'closed', 'breached', 'surveyAnswered'),
  }),
  fc.record({ event: fc.constantFrom('nodeEntered', 'nodeLeft'), node: name }),
  fc.record({ event: fc.constant('factChanged'), fact: name, is: fc.constantFrom('x', 1, true) }),
)
const clock = fc.record(
  {
    id: name,
    metric: fc.constantFrom(
      'firstResponse',
      'nextResponse',
      'periodicUpdate',
      'resolution',
      'ownership',
      'stage',
      'custom',
    ),
    stage: fc.constantFrom('s', 't'),
    start: matcher,
    stop: matcher,
    calendar: fc.constant('cal'),
    targets: fc.array(
      fc.record({
        when: fc.dictionary(name, fc.constantFrom('x', 1, true), { maxKeys: 2, noNullPrototype: true }),
        within: duration,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    warnAt: fc.array(fc.constantFrom(1e-9, 50, 99.99, 100), { maxLength: 3 }),
    escalations: fc.array(
      fc.record({
        at: fc.oneof(
          fc.record({ percent: fc.constantFrom(1, 100) }),
          fc.record({ before: duration }),
          fc.record({ after: duration }),
        ),
        do: fc.constant([{ action: 'notify', to: ['team'] }]),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['id', 'metric', 'calendar', 'targets'] },
)
const anyPolicy = fc.record({
  kind: fc.constant('policy'),
  id: fc.constant('pol'),
  clocks: fc.array(clock, { maxLength: 4 }),
})

const node = fc.oneof(
  fc.record({ kind: fc.constant('start') }),
  fc.record({ kind: fc.constant('task'), outcomes: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('decide'), rules: fc.constant('rul') }),
  fc.record({ kind: fc.constant('wait'), for: duration }),
  fc.record({
    kind: fc.constant('wait'),
    until: fc.oneof(
      date.map((day) => `${day}T00:00:00Z`),
      fc.record({ fact: name }),
    ),
  }),
  fc.record({ kind: fc.constant('split') }),
  fc.record({ kind: fc.constant('join'), waitsFor: fc.constantFrom('all', 'any', 1, 3) }),
  fc.record({ kind: fc.constant('subflow'), flow: fc.constantFrom('flo', 'gone') }),
  fc.record({ kind: fc.constant('end'), does: fc.constantFrom('resolve', 'close', 'cancel') }),
)
const anyFlow = fc
  .record({
    nodes: fc.array(node, { maxLength: 14 }),
    edges: fc.array(fc.record({ from: fc.nat(14), to: fc.nat(14), on: name }), { maxLength: 40 }),
    facts: fc.array(
      fc.record({ id: name, type: fc.constantFrom('enum', 'text', 'number', 'boolean', 'date', 'instant', 'list') }),
      { maxLength: 4 },
    ),
  })
  .map(({ nodes, edges, facts }) => ({
    kind: 'flow',
    id: 'flo',
    policy: 'pol',
    facts,
    stages: [{ id: 's' }, { id: 't' }],
    nodes: nodes.map((each, index) => ({ id: `n${index}`, stage: index % 3 === 0 ? 't' : 's', ...each })),
    edges: edges.map(({ from, to, on }) => ({ from: `n${from}`, to: `n${to}`, on })),
  }))

const value = fc.constantFrom<unknown>(
  'x',
  '',
  '10',
  10,
  -1,
  1e308,
  true,
  '2026-12-01',
  '2026-12-01T00:00:00Z',
  'a'.repeat(300),
  '(a+)+$',
)
const condition = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.record({
      fact: name,
      op: fc.constantFrom(
        'is',
        'isNot',
        'in',
        'notIn',
        'contains',
        'startsWith',
        'below',
        'atMost',
        'above',
        'atLeast',
        'between',
        'before',
        'after',
        'withinLast',
        'isOpen',
        'present',
        'missing',
      ),
      value: fc.oneof(
        value,
        fc.array(value, { maxLength: 3 }),
        fc.record({ from: value, to: value }),
        fc.record({ fact: name }),
        duration,
      ),
    }),
    fc.record({ all: fc.array(tie('any'), { maxLength: 4 }) }),
    fc.record({ any: fc.array(tie('any'), { maxLength: 4 }) }),
    fc.record({ not: tie('any') }),
  ),
})).any
const anyRules = fc.record({
  kind: fc.constant('rules'),
  id: fc.constant('rul'),
  style: fc.constant('list'),
  hit: fc.constantFrom('first', 'unique', 'collect'),
  rules: fc
    .array(fc.record({ if: condition, then: fc.record({ outcome: name }) }), { maxLength: 12 })
    .map((all) => all.map((rule, index) => ({ id: `r${index}`, ...rule }))),
})

/** Sets that somebody could have written who knows the words and not what they mean. */
export const randomSets: fc.Arbitrary<Documents> = fc.tuple(anyCalendar, anyPolicy, anyRules, anyFlow)

/** Texts of documents with characters lost, doubled, exchanged, or taken from elsewhere. */
export const brokenTexts: fc.Arbitrary<{ readonly text: string; readonly fileName: string }> = fc
  .record({
    set: fc.constantFrom(...soundSets),
    which: fc.nat(),
    form: fc.constantFrom('json', 'yaml'),
    cuts: fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.nat(12),
        put: fc.constantFrom(
          '',
          '{',
          '[',
          '"',
          '}',
          ':',
          ',',
          '&a ',
          '*a',
          '<<: *a',
          '!!js/function ',
          '\n  ',
          '\t',
          '\u0000',
          '1e999',
          '\\u',
          '\ud800',
          '---\n',
          '# ',
          '|',
          '? ',
        ),
        times: fc.constantFrom(1, 1, 1, 200),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ set, which, form, cuts }) => {
    const sound = JSON.stringify(set[which % set.length], null, 1)
    const text = cuts.reduce((before, { at, length, put, times }) => {
      const from = at % (before.length + 1)
      return before.slice(0, from) + put.repeat(times) + before.slice(from + length)
    }, sound)
    return { text, fileName: `document.${form}` }
  })
