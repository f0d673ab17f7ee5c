import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { DocumentKind } from '../../core/contract/document.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'

/** The flow of the demo. Everything here is named so that nobody takes it for a real process. */
export const demoFlowId = 'demo-desk'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const calendar: CalendarDocument = {
  kind: 'calendar',
  id: 'demo-always',
  name: 'Demo: never closed',
  timeZone: 'Asia/Shanghai',
  hours: Object.fromEntries(weekdays.map((day) => [day, ['00:00-24:00']])),
}

/** Promises of seconds and minutes, so that a newcomer sees them kept and broken while looking. */
const policy: PolicyDocument = {
  kind: 'policy',
  id: 'demo-promises',
  name: { en: 'Demo: promises of seconds', 'zh-CN': '演示：以秒计的承诺' },
  clocks: [
    {
      id: 'first-response',
      name: { en: 'First answer', 'zh-CN': '首次响应' },
      metric: 'firstResponse',
      calendar: 'demo-always',
      targets: [
        { when: { priority: 'urgent' }, within: { amount: 0.5, unit: 'businessMinutes' } },
        { within: { amount: 0.75, unit: 'businessMinutes' } },
      ],
      warnAt: [50],
      escalations: [
        { at: { percent: 75 }, do: [{ action: 'notify', to: ['team'] }] },
        { at: { percent: 100 }, do: [{ action: 'notify', to: ['role:manager'] }] },
      ],
    },
    {
      id: 'resolution',
      name: { en: 'Solution', 'zh-CN': '解决' },
      metric: 'resolution',
      calendar: 'demo-always',
      targets: [
        { when: { priority: 'urgent' }, within: { amount: 1.5, unit: 'businessMinutes' } },
        { within: { amount: 3, unit: 'businessMinutes' } },
      ],
      pausedWhile: { waiting: ['customer'] },
      warnAt: [50, 80],
      escalations: [
        {
          at: { percent: 100 },
          do: [
            { action: 'notify', to: ['role:manager'] },
            { action: 'assign', team: 'specialists' },
          ],
        },
      ],
    },
  ],
}

const categories = [
  { id: 'delivery', name: { en: 'Delivery', 'zh-CN': '配送' } },
  { id: 'usage', name: { en: 'How to use it', 'zh-CN': '使用方法' } },
  { id: 'account', name: { en: 'Account', 'zh-CN': '账户' } },
  { id: 'quality', name: { en: 'Quality', 'zh-CN': '质量' } },
  { id: 'billing', name: { en: 'Charges', 'zh-CN': '收费' } },
  { id: 'price', name: { en: 'Price', 'zh-CN': '价格' } },
  { id: 'attitude', name: { en: 'How I was treated', 'zh-CN': '服务态度' } },
  { id: 'safety', name: { en: 'Safety', 'zh-CN': '安全' } },
  { id: 'other', name: { en: 'Something else', 'zh-CN': '其他' } },
]

const triage: RulesDocument = {
  kind: 'rules',
  id: 'demo-triage',
  name: { en: 'Demo: what comes first', 'zh-CN': '演示：轻重缓急' },
  style: 'table',
  hit: 'first',
  inputs: [{ fact: 'category' }, { fact: 'customer.tier' }],
  outputs: [{ fact: 'priority' }],
  rows: [
    { id: 'danger', if: [{ is: 'safety' }, '-'], then: ['urgent'], outcome: 'people' },
    { id: 'key-account', if: ['-', { is: '6-star' }], then: ['urgent'], outcome: 'people' },
    { id: 'money', if: [{ in: ['billing', 'quality'] }, '-'], then: ['high'], outcome: 'people' },
    { id: 'rest', if: ['-', '-'], then: ['normal'], outcome: 'people' },
  ],
}

const flow: FlowDocument = {
  kind: 'flow',
  id: demoFlowId,
  name: { en: 'Demo: service desk', 'zh-CN': '演示：服务台' },
  facts: [
    {
      id: 'priority',
      type: 'enum',
      name: { en: 'Priority', 'zh-CN': '优先级' },
      values: [
        { id: 'normal', name: { en: 'Normal', 'zh-CN': '普通' } },
        { id: 'high', name: { en: 'High', 'zh-CN': '高' } },
        { id: 'urgent', name: { en: 'Urgent', 'zh-CN': '紧急' } },
      ],
      default: 'normal',
    },
    { id: 'category', type: 'enum', name: { en: 'About', 'zh-CN': '事由' }, values: categories },
  ],
  stages: [
    { id: 'intake', name: { en: 'Intake', 'zh-CN': '受理' } },
    { id: 'resolve', name: { en: 'Handling', 'zh-CN': '处理' } },
    { id: 'follow-up', name: { en: 'Follow-up', 'zh-CN': '回访' } },
  ],
  policy: 'demo-promises',
  nodes: [
    {
      id: 'start',
      kind: 'start',
      stage: 'intake',
      name: { en: 'A request comes in', 'zh-CN': '收到诉求' },
      form: ['category'],
    },
    {
      id: 'read',
      kind: 'act',
      stage: 'intake',
      name: { en: 'Read it', 'zh-CN': '自动识别' },
      steps: [{ do: 'classify' }],
    },
    {
      id: 'sort',
      kind: 'decide',
      stage: 'intake',
      name: { en: 'What comes first?', 'zh-CN': '轻重缓急' },
      rules: 'demo-triage',
    },
    {
      id: 'work',
      kind: 'task',
      stage: 'resolve',
      name: { en: 'Solve it', 'zh-CN': '处理问题' },
      queue: { team: 'frontline' },
      outcomes: [{ id: 'solved', name: { en: 'Solved', 'zh-CN': '已解决' }, resolves: true }],
    },
    {
      id: 'ask',
      kind: 'survey',
      stage: 'follow-up',
      name: { en: 'Are you satisfied?', 'zh-CN': '满意度回访' },
      ask: 'csat',
      timeout: { amount: 2, unit: 'minutes' },
    },
    { id: 'end', kind: 'end', stage: 'follow-up', name: { en: 'Done', 'zh-CN': '办结' }, does: 'close' },
  ],
  edges: [
    { from: 'start', to: 'read', on: 'next' },
    { from: 'read', to: 'sort', on: 'done' },
    { from: 'read', to: 'sort', on: 'failed' },
    { from: 'sort', to: 'work', on: 'people' },
    { from: 'sort', to: 'work', on: 'else' },
    { from: 'work', to: 'ask', on: 'solved' },
    ...['satisfied', 'neutral', 'dissatisfied', 'timeout'].map((on) => ({ from: 'ask', to: 'end', on })),
  ],
}

/** The documents of the demo, to be published together. */
export const demoDocuments: readonly {
  readonly kind: DocumentKind
  readonly id: string
  readonly document: unknown
}[] = [calendar, policy, triage, flow].map((document) => ({ kind: document.kind, id: document.id, document }))
