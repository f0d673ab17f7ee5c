import fc from 'fast-check'
import type { Documents } from './documents.ts'

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
