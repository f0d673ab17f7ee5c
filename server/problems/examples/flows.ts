import { change, type Examples, gone, withNode } from './example.ts'

const days = (amount: number) => ({ amount, unit: 'calendarDays' })
const survey = (fields: Readonly<Record<string, unknown>>, ...ways: readonly string[]) =>
  withNode({ kind: 'survey', ask: 'questions', ...fields }, ...ways)
const question = { id: 'how', text: 'How was it?' }
const good = { id: 'good', from: 6, to: 10 }

export const flowExamples: Examples<'flow'> = {
  'flow.no-start': change('flow', { '/nodes/0': gone, '/edges/0': gone }),
  'flow.two-starts': change('flow', { '/nodes/-': { id: 'again', kind: 'start', stage: 'work' } }),
  'flow.way-into-start': change('flow', { '/edges/-': { from: 'fix', to: 'begin', on: 'again' } }),
  'flow.no-end': change('flow', { '/nodes/5': gone, '/edges/5': gone }),
  'flow.unreachable-node': change('flow', { '/edges/0/to': 'fix' }),
  'flow.no-way-to-an-end': change('flow', { '/edges/5': gone }),
  'flow.way-missing': withNode({ kind: 'act', steps: [{ do: 'lookup' }] }, 'done'),
  'flow.way-twice': change('flow', { '/edges/-': { from: 'fix', to: 'done', on: 'solved' } }),
  'flow.way-unknown': change('flow', { '/edges/4/on': 'solve' }),
  'flow.way-out-of-end': change('flow', { '/edges/-': { from: 'done', to: 'fix', on: 'next' } }),
  'flow.way-never-taken': change('flow', { '/edges/-': { from: 'sort', to: 'fix', on: 'manager' } }),
  'flow.endless-cycle': change('flow', { '/edges/3/to': 'sort' }),
  'flow.cycle-may-spin': change('flow', {
    '/nodes/4': { id: 'rest', kind: 'wait', stage: 'after', until: '2026-12-01T00:00:00Z', event: { event: 'note' } },
    '/nodes/-': { id: 'more', kind: 'decide', stage: 'after', rules: 'sort' },
    '/edges/5/to': 'more',
    '/edges/6': { from: 'more', to: 'rest', on: 'expert' },
    '/edges/7': { from: 'more', to: 'done', on: 'else' },
  }),
  'flow.split-of-one': withNode({ kind: 'split' }, 'one'),
  'flow.join-without-split': withNode({ kind: 'join', waitsFor: 'all' }, 'next'),
  'flow.join-waits-for-too-many': change('flow', {
    '/nodes/6': { id: 'fan', kind: 'split', stage: 'work' },
    '/nodes/7': { id: 'call', kind: 'task', stage: 'work', outcomes: ['called'] },
    '/nodes/8': { id: 'meet', kind: 'join', stage: 'work', waitsFor: 3 },
    '/edges/3/to': 'fan',
    '/edges/1/to': 'fan',
    '/edges/4/to': 'meet',
    '/edges/6': { from: 'fan', to: 'fix', on: 'one' },
    '/edges/7': { from: 'fan', to: 'call', on: 'two' },
    '/edges/8': { from: 'call', to: 'meet', on: 'called' },
    '/edges/9': { from: 'meet', to: 'rest', on: 'next' },
  }),
  'flow.wait-for-nothing': change('flow', { '/nodes/4/for': gone }),
  'flow.wait-for-two-times': change('flow', { '/nodes/4/until': '2026-12-01T00:00:00Z' }),
  'flow.timeout-without-event': change('flow', {
    '/nodes/4/timeout': days(9),
    '/edges/-': { from: 'rest', to: 'done', on: 'timeout' },
  }),
  'flow.wait-until-type': change('flow', { '/nodes/4/for': gone, '/nodes/4/until': { fact: 'amount' } }),
  'flow.survey-needs-questions': survey({ bands: [good] }, 'good'),
  'flow.survey-needs-bands': survey({ questions: [question], timeout: days(3) }, 'timeout'),
  'flow.field-of-another-survey': survey(
    { ask: 'csat', questions: [question] },
    'satisfied',
    'neutral',
    'dissatisfied',
  ),
  'flow.band-upside-down': survey({ questions: [question], bands: [{ id: 'good', from: 10, to: 6 }] }, 'good'),
  'flow.bands-overlap': survey({ questions: [question], bands: [good, { id: 'bad', from: 0, to: 6 }] }, 'good', 'bad'),
  'flow.bands-leave-a-gap': survey(
    { questions: [question], bands: [good, { id: 'bad', from: 0, to: 4 }] },
    'good',
    'bad',
  ),
  'flow.subflow-within-itself': withNode({ kind: 'subflow', flow: 'help' }, 'done'),
  'flow.reopen-to-an-end': change('flow', { '/reopen': { to: 'done' } }),
  'flow.stage-without-nodes': change('flow', { '/stages/-': { id: 'later' } }),
  'flow.layout-of-no-node': change('flow', { '/layout': { fxi: { x: 0, y: 0 } } }),
  'flow.clock-never-starts': change('scenario', {
    '/policy': {
      kind: 'policy',
      id: 'standard',
      clocks: [
        {
          id: 'resolution',
          metric: 'stage',
          stage: 'triage',
          calendar: 'desk',
          targets: [{ within: { amount: 2, unit: 'businessHours' } }],
        },
      ],
    },
  }),
  'flow.fact-never-set': change('flow', { '/facts/1/default': gone }),
  'flow.fact-unused': change('flow', { '/facts/-': { id: 'spare', type: 'text' } }),
  'flow.survey-question-without-text': survey({ questions: [{ id: 'how' }], bands: [good] }, 'good'),
  'flow.survey-without-language': survey(
    { questions: [{ id: 'how', text: { 'zh-CN': '您满意吗？' } }], bands: [good] },
    'good',
  ),
  'flow.bad-approver': change('flow', { '/approval': { by: 'the boss' } }),
  'flow.plan-too-large': { kind: 'told', words: 'a flow, a policy, calendars and rules of more than 1 MB together' },
}

export const factExamples: Examples<'fact'> = {
  'fact.values-missing': change('flow', { '/facts/-': { id: 'kind', type: 'enum', default: 'a' } }),
  'fact.values-not-allowed': change('flow', { '/facts/1/values': ['1', '2'] }),
  'fact.unit-not-allowed': change('flow', { '/facts/2/unit': 'CNY' }),
  'fact.built-in-type': change('flow', { '/facts/-': { id: 'reopened', type: 'text' } }),
  'fact.wrong-type': change('flow', { '/facts/1/default': '10' }),
  'fact.not-one-of': change('flow', { '/facts/0/default': 'hihg' }),
  'fact.null-value': change('flow', { '/facts/1/default': null }),
  'fact.not-settable': change('list', { '/rules/1/then/set': { channel: 'phone' } }),
  'fact.cannot-rise': change('policy', {
    '/clocks/0/escalations': [{ at: { percent: 100 }, do: [{ action: 'set', fact: 'phone', raiseBy: 1 }] }],
  }),
}

const escalate = (action: Readonly<Record<string, unknown>>) =>
  change('policy', { '/clocks/0/escalations': [{ at: { percent: 100 }, do: [action] }] })

export const referenceExamples: Examples<'reference'> = {
  'reference.unknown-calendar': change('policy', { '/clocks/0/calendar': 'dask' }),
  'reference.unknown-policy': change('flow', { '/policy': 'standrad' }),
  'reference.unknown-rules': change('flow', { '/nodes/1/rules': 'srot' }),
  'reference.unknown-flow': escalate({ action: 'startFlow', flow: 'halp' }),
  'reference.unknown-fact': change('list', { '/rules/0/if/fact': 'amuont' }),
  'reference.unknown-stage': change('flow', { '/nodes/3/stage': 'wrok' }),
  'reference.unknown-node': change('flow', { '/edges/0/to': 'srot' }),
  'reference.unknown-clock': change('scenario', { '/expect/0/clock': 'resolutoin' }),
  'reference.unknown-outcome': change('scenario', {
    '/events': [{ at: '2026-11-23T10:00:00-05:00', do: 'complete', node: 'fix', outcome: 'sloved' }],
  }),
  'reference.unknown-team': change('flow', { '/nodes/3/queue': { team: 'frontlien' } }),
  'reference.unknown-message': withNode({ kind: 'act', steps: [{ do: 'reply', template: 'helo' }] }, 'done', 'failed'),
  'reference.unknown-endpoint': escalate({ action: 'webhook', endpoint: 'osp' }),
  'reference.unknown-role': change('flow', { '/nodes/3/queue': { role: 'manger' } }),
  'reference.calendars-not-given': { kind: 'alone', of: 'policy' },
  'reference.policies-not-given': { kind: 'alone', of: 'flow' },
  'reference.rules-not-given': { kind: 'alone', of: 'flow' },
  'reference.flows-not-given': {
    kind: 'file',
    form: 'json',
    text: '{ "kind": "flow", "id": "f", "stages": [{ "id": "s" }], "nodes": [{ "id": "c", "kind": "subflow", "stage": "s", "flow": "child" }], "edges": [] }',
  },
}

export const scenarioExamples: Examples<'scenario'> = {
  'scenario.before-the-case': change('scenario', { '/expect/0/at': '2026-11-20T09:00:00-05:00' }),
  'scenario.compares-nothing': change('scenario', { '/expect/0/state': gone }),
  'scenario.two-ends': change('scenario', {
    '/events': [
      {
        at: '2026-11-23T10:00:00-05:00',
        do: 'wait',
        reason: 'customer',
        for: days(1),
        until: '2026-11-25T10:00:00-05:00',
      },
    ],
  }),
  'scenario.answer-of-no-act': change('scenario', { '/answers': { fix: { fail: true } } }),
  'scenario.document-not-found': change('scenario', { '/flow': './halp.json' }),
  'scenario.document-invalid': { kind: 'told', words: 'scenario /policy: "./policy.json", where that file is no JSON' },
  'scenario.too-much': { kind: 'told', words: 'a process that goes round for ever while it is played' },
}

export const settingsExamples: Examples<'settings'> = {
  'settings.bad-url': change('settings', { '/endpoints/0/url': 'ftp://ops.example' }),
  'settings.unknown-zone': change('settings', { '/sites': [{ id: 'hq', timeZone: 'Mars/Olympus' }] }),
  'settings.unknown-reason': change('settings', { '/reasons': [{ id: 'ill', name: 'Ill', parent: 'staff' }] }),
  'settings.reason-too-deep': change('settings', {
    '/reasons': [
      { id: 'staff', name: 'Staff' },
      { id: 'ill', name: 'Ill', parent: 'staff' },
      { id: 'flu', name: 'Flu', parent: 'ill' },
    ],
  }),
  'settings.team-without-members': change('settings', { '/teams/0/members': [] }),
}
