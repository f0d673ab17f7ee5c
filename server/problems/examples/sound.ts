/**
 * Documents in which nothing is wrong. Every example of an issue is one of them with a few places changed, so that an example shows
 * nothing but what it is about.
 */
export const soundDocuments = {
  calendar: {
    kind: 'calendar',
    id: 'desk',
    timeZone: 'America/New_York',
    hours: { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'] },
    holidays: [{ date: '2026-12-25' }],
    exceptions: [{ date: '2026-12-24', hours: ['09:00-13:00'] }],
  },
  policy: {
    kind: 'policy',
    id: 'standard',
    clocks: [
      {
        id: 'resolution',
        metric: 'resolution',
        calendar: 'desk',
        targets: [{ within: { amount: 8, unit: 'businessHours' } }],
      },
    ],
  },
  list: {
    kind: 'rules',
    id: 'sort',
    style: 'list',
    hit: 'first',
    rules: [
      { id: 'large', if: { fact: 'amount', op: 'above', value: 1000 }, then: { outcome: 'expert' } },
      { id: 'rest', then: { set: { priority: 'normal' } } },
    ],
  },
  table: {
    kind: 'rules',
    id: 'grade',
    style: 'table',
    hit: 'first',
    inputs: [{ fact: 'priority' }],
    outputs: [{ fact: 'team' }],
    rows: [
      { id: 'r1', if: [{ is: 'high' }], then: ['experts'] },
      { id: 'r2', if: ['-'], then: ['frontline'] },
    ],
  },
  flow: {
    kind: 'flow',
    id: 'help',
    policy: 'standard',
    facts: [
      { id: 'priority', type: 'enum', values: ['normal', 'high'], default: 'normal' },
      { id: 'amount', type: 'number', default: 0 },
      { id: 'phone', type: 'text', personal: true, default: '' },
    ],
    stages: [{ id: 'work' }, { id: 'after' }],
    nodes: [
      { id: 'begin', kind: 'start', stage: 'work' },
      { id: 'sort', kind: 'decide', stage: 'work', rules: 'sort' },
      { id: 'grade', kind: 'decide', stage: 'work', rules: 'grade' },
      { id: 'fix', kind: 'task', stage: 'work', outcomes: ['solved'] },
      { id: 'rest', kind: 'wait', stage: 'after', for: { amount: 7, unit: 'calendarDays' } },
      { id: 'done', kind: 'end', stage: 'after', does: 'resolve' },
    ],
    edges: [
      { from: 'begin', to: 'sort', on: 'next' },
      { from: 'sort', to: 'fix', on: 'expert' },
      { from: 'sort', to: 'grade', on: 'else' },
      { from: 'grade', to: 'fix', on: 'else' },
      { from: 'fix', to: 'rest', on: 'solved' },
      { from: 'rest', to: 'done', on: 'next' },
    ],
  },
  settings: {
    kind: 'settings',
    teams: [
      { id: 'frontline', members: ['ann'] },
      { id: 'experts', members: ['bob'] },
    ],
    messages: [{ id: 'hello', body: 'Dear customer' }],
    endpoints: [{ id: 'ops', url: 'https://ops.example/hook' }],
    roles: [{ id: 'manager' }],
  },
  profile: {
    kind: 'profile',
    from: '2026-11-23T00:00:00-05:00',
    arrivals: { perHour: { mon: { '09:00-17:00': 4 } } },
    facts: { priority: [{ value: 'normal', weight: 3 }, { value: 'high' }] },
    teams: { frontline: { capacity: 2, calendar: 'desk' } },
    tasks: { fix: { takes: { kind: 'lognormal', medianMinutes: 20, p90Minutes: 60 } } },
  },
  scenario: {
    kind: 'scenario',
    name: 'Solved in time',
    calendars: ['desk'],
    policy: 'standard',
    rules: ['sort', 'grade'],
    flow: 'help',
    case: { at: '2026-11-23T09:00:00-05:00' },
    expect: [{ at: 'end', clock: 'resolution', state: 'running' }],
  },
} as const

export type SoundDocument = keyof typeof soundDocuments
