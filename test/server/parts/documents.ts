/** Open from nine to five in New York. */
export const calendar = {
  kind: 'calendar',
  id: 'ny',
  name: 'New York',
  timeZone: 'America/New_York',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-17:00']])),
}

/** Four hours for urgent ones, eight for others; a person answers within thirty minutes. */
export const policy = {
  kind: 'policy',
  id: 'standard',
  name: 'Standard',
  clocks: [
    {
      id: 'first-response',
      name: { en: 'First answer', 'zh-CN': '首次响应' },
      metric: 'firstResponse',
      calendar: 'ny',
      targets: [{ within: { amount: 30, unit: 'businessMinutes' } }],
    },
    {
      id: 'resolution',
      name: 'Resolution',
      metric: 'resolution',
      calendar: 'ny',
      targets: [
        { when: { priority: 'urgent' }, within: { amount: 4, unit: 'businessHours' } },
        { within: { amount: 8, unit: 'businessHours' } },
      ],
    },
  ],
}

/** Large sums are urgent. */
export const rules = {
  kind: 'rules',
  id: 'triage',
  style: 'list',
  hit: 'first',
  rules: [
    {
      id: 'large',
      if: { fact: 'amount', op: 'atLeast', value: 1000 },
      then: { set: { priority: 'urgent' }, outcome: 'people' },
    },
    { id: 'rest', then: { outcome: 'people' } },
  ],
}

/** Triage by rules, work by people, end. The telephone number is personal. */
export const flow = {
  kind: 'flow',
  id: 'complaint',
  name: { en: 'Complaint', 'zh-CN': '投诉处理' },
  facts: [
    { id: 'priority', type: 'enum', values: ['normal', 'urgent'], default: 'normal' },
    { id: 'amount', type: 'number', unit: 'CNY' },
    { id: 'phone-number', type: 'text', personal: true },
    { id: 'result', type: 'text' },
  ],
  stages: [{ id: 'intake' }, { id: 'resolve', name: { en: 'Resolve', 'zh-CN': '处理' } }, { id: 'follow-up' }],
  policy: 'standard',
  nodes: [
    {
      id: 'start',
      kind: 'start',
      stage: 'intake',
      channels: ['web', 'phone'],
      form: [{ fact: 'amount', required: true }],
    },
    { id: 'sort', kind: 'decide', stage: 'intake', rules: 'triage' },
    {
      id: 'fix',
      kind: 'task',
      stage: 'resolve',
      name: 'Find a solution',
      queue: { team: 'frontline' },
      form: ['result'],
      outcomes: [{ id: 'solved', resolves: true }],
    },
    { id: 'rest', kind: 'wait', stage: 'follow-up', for: { amount: 7, unit: 'calendarDays' } },
    { id: 'end', kind: 'end', stage: 'follow-up', does: 'close' },
  ],
  edges: [
    { from: 'start', to: 'sort', on: 'next' },
    { from: 'sort', to: 'fix', on: 'people' },
    { from: 'sort', to: 'fix', on: 'else' },
    { from: 'fix', to: 'rest', on: 'solved' },
    { from: 'rest', to: 'end', on: 'next' },
  ],
}

/** All of them, in the order in which they may be published. */
export const documents = [calendar, policy, rules, flow]
