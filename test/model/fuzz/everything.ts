const within = (amount: number, unit: string) => ({ amount, unit })

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

/** Documents that use every part of the contract once, and in which nothing is wrong. */
export const everything: readonly unknown[] = [calendar, policy, rules, flow, child, settings, scenario]
