import type { AllowedCommand } from '../../core/contract/case-command.ts'
import type { FactDefinition } from '../../core/contract/facts.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { WireCase, WireClock, WireCustomer, WireRecord, WireSession, WireWhy } from '../../core/contract/wire.ts'
import type { WireFlow } from '../../core/contract/wire-administration.ts'

export const minute = 60_000
export const hour = 60 * minute

/** An instant as the wire says it. */
export const iso = (at: Instant) => new Date(at).toISOString()

export const factList: readonly FactDefinition[] = [
  {
    id: 'category',
    type: 'enum',
    name: { en: 'Category', 'zh-CN': '类别' },
    values: [
      { id: 'billing', name: { en: 'Billing', 'zh-CN': '账单' } },
      { id: 'network', name: { en: 'Network', 'zh-CN': '网络' } },
      { id: 'other', name: { en: 'Other', 'zh-CN': '其他' } },
    ],
  },
  {
    id: 'priority',
    type: 'enum',
    name: { en: 'Priority', 'zh-CN': '优先级' },
    values: ['low', 'normal', 'high', 'urgent'],
    default: 'normal',
  },
  { id: 'amount', type: 'number', unit: 'CNY', name: { en: 'Amount', 'zh-CN': '金额' } },
  { id: 'is-repeat', type: 'boolean', name: { en: 'Asked before', 'zh-CN': '重复投诉' } },
  { id: 'happened-on', type: 'date', name: { en: 'Happened on', 'zh-CN': '发生日期' } },
  {
    id: 'customer.tier',
    type: 'enum',
    values: ['standard', 'gold', 'platinum'],
    name: { en: 'Class', 'zh-CN': '客户级别' },
  },
]

export const session: WireSession = {
  lastEventId: '41',
  user: {
    id: 'u-li',
    login: 'li',
    name: '李娜',
    roles: ['agent', 'manager', 'administrator'],
    teams: ['frontline'],
    language: 'zh-CN',
  },
  permissions: [
    'cases.read',
    'documents.read',
    'documents.draft',
    'documents.publish',
    'documents.change',
    'rules.values',
    'rules.rows',
    'rules.all',
    'settings.read',
    'cases.create',
    'cases.work',
    'breaches.read',
    'breaches.review',
    'breaches.approve',
    'users.manage',
    'keys.manage',
    'settings.read',
    'settings.manage',
    'jobs.manage',
    'reports.read',
    'reports.export',
    'reports.schedule',
    'alerts.manage',
    'people.read',
    'quality.audit',
  ],
  visibility: 'all',
}

const calendar = { id: 'shanghai', version: 3, timeZone: 'Asia/Shanghai' }
const policy = { id: 'standard', version: 2 }

/** A running clock that is due so far from now; `target` says how much was promised. */
export function clock(now: Instant, dueInMs: number, more: Partial<WireClock> = {}): WireClock {
  const targetMs = more.targetMs ?? 4 * hour
  return {
    id: 'resolution',
    instance: 1,
    name: { en: 'Resolution', 'zh-CN': '解决时限' },
    type: 'sla',
    state: 'running',
    outcome: 'pending',
    startedAt: iso(now - 2 * hour),
    stoppedAt: null,
    dueAt: iso(now + dueInMs),
    breachesAt: iso(now + dueInMs),
    elapsedMs: targetMs - dueInMs,
    remainingMs: dueInMs,
    targetMs,
    breachedAt: null,
    pausedSince: null,
    stoppedWhilePaused: false,
    policy,
    calendar,
    ...more,
  }
}

export const everyCommand: readonly AllowedCommand[] = [
  { do: 'reply' },
  { do: 'message' },
  { do: 'note' },
  { do: 'set' },
  { do: 'assign' },
  { do: 'complete', node: 'sort', outcomes: ['specialist', 'solved'] },
  { do: 'wait' },
  { do: 'tag' },
  { do: 'link' },
  { do: 'merge' },
  { do: 'resolve' },
  { do: 'close' },
  { do: 'cancel' },
]

export const customers: readonly WireCustomer[] = [
  {
    id: 'c-wang',
    name: '王建国',
    email: 'wang@example.com',
    phone: '13800000001',
    tier: 'gold',
    region: 'Shanghai',
    language: 'zh-CN',
  },
  { id: 'c-smith', name: 'Ada Smith', email: 'ada@example.com', tier: 'platinum', language: 'en' },
]

const [wang, smith] = customers as readonly [WireCustomer, WireCustomer]

/** A case that an agent can work; what differs is given. */
export function sampleCase(now: Instant, number: number, more: Partial<WireCase> = {}): WireCase {
  const clocks = more.clocks ?? [clock(now, 3 * hour)]
  const [first] = clocks.filter((candidate) => candidate.state === 'running' && candidate.dueAt !== null)
  return {
    id: `case-${number}`,
    number,
    flow: { id: 'complaint', version: 4, name: { en: 'Complaint', 'zh-CN': '投诉处理' } },
    subject: `Request ${number}`,
    state: 'open',
    stage: 'triage',
    stageName: { en: 'Triage', 'zh-CN': '分派' },
    priority: 'normal',
    channel: 'phone',
    team: 'frontline',
    assignee: null,
    customer: wang,
    createdAt: iso(now - 2 * hour),
    resolvedAt: null,
    closedAt: null,
    updatedAt: iso(now - 5 * minute),
    nextDue:
      first === undefined || first.dueAt === null
        ? null
        : { clock: first.id, name: first.name, dueAt: first.dueAt, breachesAt: first.breachesAt },
    isLate: false,
    breachCount: 0,
    tags: [],
    url: `/cases/case-${number}`,
    facts: { category: 'billing', priority: 'normal', amount: 1280, 'customer.tier': 'gold' },
    factList,
    waits: [],
    nodes: [{ id: 'sort', name: { en: 'Sort the complaint', 'zh-CN': '投诉分类' }, since: iso(now - 90 * minute) }],
    nodeNames: {
      start: { en: 'Intake', 'zh-CN': '受理' },
      sort: { en: 'Sort the complaint', 'zh-CN': '投诉分类' },
      fix: { en: 'Find a solution', 'zh-CN': '处理投诉' },
    },
    wayNames: {
      sort: {
        specialist: { en: 'To a specialist', 'zh-CN': '转专家' },
        solved: { en: 'Solved at once', 'zh-CN': '当场解决' },
      },
    },
    waitReasons: [
      { reason: 'customer', pauses: [{ en: 'Resolution', 'zh-CN': '解决时限' }], atMost: null },
      { reason: 'spare-part', pauses: [], atMost: { amount: 5, unit: 'businessDaysSameTime' } },
    ],
    stages: [
      { id: 'intake', name: { en: 'Intake', 'zh-CN': '受理' }, isCurrent: false, wasEntered: true },
      { id: 'triage', name: { en: 'Triage', 'zh-CN': '分派' }, isCurrent: true, wasEntered: true },
      { id: 'resolve', name: { en: 'Resolve', 'zh-CN': '处理' }, isCurrent: false, wasEntered: false },
      { id: 'follow-up', name: { en: 'Follow-up', 'zh-CN': '回访' }, isCurrent: false, wasEntered: false },
    ],
    tasks: [
      {
        node: 'sort',
        name: { en: 'Sort the complaint', 'zh-CN': '投诉分类' },
        instructions: {
          en: 'Read what happened, choose a category, and say whether a specialist has to look at it.',
          'zh-CN': '阅读情况说明，选择类别，并判断是否需要专家处理。',
        },
        form: [{ fact: 'category', required: true }, 'amount', 'is-repeat', 'happened-on'],
        outcomes: [
          { id: 'specialist', name: { en: 'To a specialist', 'zh-CN': '转专家' }, resolves: false },
          { id: 'solved', name: { en: 'Solved at once', 'zh-CN': '当场解决' }, resolves: true },
        ],
      },
    ],
    allowed: everyCommand,
    clocks,
    links: [],
    reopened: 0,
    reasonRequired: false,
    temporalUrl: 'http://127.0.0.1:8233/namespaces/default/workflows/case%2F1',
    ...more,
  }
}

/** Cases in every state that a list has to show. */
export function sampleCases(now: Instant): readonly WireCase[] {
  const firstResponse = {
    id: 'first-response',
    name: { en: 'First response', 'zh-CN': '首次响应' },
    targetMs: 30 * minute,
  }
  return [
    sampleCase(now, 1042, {
      subject: '宽带连续三天断网，要求赔偿',
      priority: 'urgent',
      isLate: true,
      breachCount: 1,
      reasonRequired: true,
      tags: ['赔偿', 'VIP'],
      assignee: 'u-li',
      clocks: [
        clock(now, -65 * minute, { outcome: 'missed', breachedAt: iso(now - 65 * minute) }),
        clock(now, 0, {
          ...firstResponse,
          state: 'stopped',
          outcome: 'met',
          elapsedMs: 12 * minute,
          remainingMs: 18 * minute,
          stoppedAt: iso(now - 100 * minute),
        }),
        clock(now, 2 * hour, {
          id: 'triage',
          type: 'ola',
          name: { en: 'Triage by the front line', 'zh-CN': '一线分派' },
        }),
      ],
    }),
    sampleCase(now, 1050, {
      subject: 'Charged twice for March',
      clocks: [clock(now, 4 * minute + 30_000, firstResponse)],
      customer: smith,
    }),
    sampleCase(now, 1051, {
      subject: '发票抬头开错了',
      clocks: [clock(now, 42 * minute)],
      priority: 'high',
      assignee: 'u-zhao',
      team: 'billing',
    }),
    sampleCase(now, 1047, {
      subject: 'Line is noisy in the evening',
      clocks: [clock(now, 3 * hour + 20 * minute)],
      channel: 'email',
    }),
    sampleCase(now, 1033, {
      subject: '咨询合同续约',
      clocks: [clock(now, 2 * 24 * hour)],
      customer: null,
      priority: 'low',
      channel: 'wechat',
    }),
    sampleCase(now, 1029, {
      subject: 'Router has to be replaced',
      state: 'waiting',
      waits: [{ reason: 'customer', since: iso(now - 26 * hour), until: iso(now + 22 * hour) }],
      allowed: [...everyCommand, { do: 'resume', reasons: ['customer'] }],
      clocks: [
        clock(now, 0, {
          state: 'paused',
          dueAt: null,
          breachesAt: null,
          remainingMs: 95 * minute,
          pausedSince: iso(now - 26 * hour),
        }),
      ],
    }),
    sampleCase(now, 1011, {
      subject: 'Refund for February',
      state: 'closed',
      allowed: [],
      tasks: [],
      clocks: [clock(now, 0, { state: 'stopped', outcome: 'met', elapsedMs: hour })],
    }),
  ]
}

/** The timeline of a case, oldest first. */
export function sampleRecords(now: Instant): readonly WireRecord[] {
  const list: readonly (Partial<WireRecord> & Pick<WireRecord, 'event'>)[] = [
    {
      event: 'caseCreated',
      actor: { kind: 'person', id: 'u-li', name: '李娜' },
      data: { flow: 'complaint', channel: 'phone' },
    },
    {
      event: 'message',
      actor: { kind: 'customer' },
      text: '我家宽带已经连续断网三天了，打了两次电话都没人上门。\n我要求尽快修复，并减免这几天的费用！',
    },
    { event: 'clockStarted', data: { clock: 'resolution', instance: 1, amount: 4, unit: 'businessHours' } },
    { event: 'stageEntered', data: { stage: 'triage' } },
    { event: 'nodeEntered', data: { node: 'sort' } },
    { event: 'decided', data: { node: 'sort', outcome: 'specialist', way: 'specialist' } },
    {
      event: 'assigned',
      data: { team: 'frontline', assignee: null, isNewTeam: true, fromTeam: null, fromAssignee: null },
    },
    {
      event: 'factChanged',
      actor: { kind: 'person', id: 'u-li', name: '李娜' },
      data: { fact: 'priority', is: 'urgent', was: 'normal' },
    },
    {
      event: 'reply',
      actor: { kind: 'person', id: 'u-li', name: '李娜' },
      data: { by: 'person', public: true },
      text: '王先生您好，非常抱歉。我们已安排工程师，今天下午上门检查线路。',
    },
    {
      event: 'note',
      actor: { kind: 'person', id: 'u-zhao', name: '赵敏' },
      text: '区域 B 有光缆施工，可能受影响，先确认一下。',
    },
    {
      event: 'waitStarted',
      data: { reason: 'supplier', untilAt: iso(now + hour) },
      actor: { kind: 'person', id: 'u-zhao', name: '赵敏' },
    },
    { event: 'waitEnded', data: { reason: 'supplier' } },
    { event: 'warned', data: { clock: 'resolution', percent: 75 } },
    { event: 'breached', data: { clock: 'resolution', cause: 'time' } },
    { event: 'escalated', data: { clock: 'resolution' } },
    { event: 'notified', data: { to: 'role:manager' } },
    { event: 'reasonRequired', data: { clock: 'resolution' } },
  ]
  return list.map((record, index) => ({
    seq: index + 1,
    at: iso(now - (list.length - index) * 7 * minute),
    acceptedAt: null,
    actor: { kind: 'system' },
    data: {},
    text: null,
    ...record,
  }))
}

export function sampleWhy(now: Instant, of: WireClock): WireWhy {
  const start = now - 20 * hour
  const step = (
    kind: WireWhy['steps'][number]['kind'],
    fromMs: number,
    toMs: number | null,
    countedMs: number,
    text: string,
  ) => ({
    kind,
    from: iso(start + fromMs),
    to: toMs === null ? null : iso(start + toMs),
    countedMs,
    text,
  })
  return {
    clock: of,
    sentence:
      'Due today, because 4 hours of open time were promised: 1 hour passed before the close, nothing counted over night and while waiting for the supplier.',
    steps: [
      step('start', 0, null, 0, 'The case was opened.'),
      step('target', 0, null, 0, '4 business hours were promised: row 1 of the policy.'),
      step('open', 0, hour, hour, 'Open until 18:00.'),
      step('closed', hour, 16 * hour, 0, 'Closed over night.'),
      step('open', 16 * hour, 17 * hour, hour, 'Open from 09:00.'),
      step('pause', 17 * hour, 18 * hour, 0, 'Waiting for the supplier.'),
      step('change', 18 * hour, null, 0, 'The priority was raised.'),
      step('open', 18 * hour, 20 * hour, 2 * hour, 'Open.'),
      step('due', 20 * hour, null, 0, 'Four hours are used.'),
    ],
  }
}

export const flows: readonly WireFlow[] = [
  {
    id: 'complaint',
    version: 4,
    name: { en: 'Complaint', 'zh-CN': '投诉处理' },
    channels: ['phone', 'email', 'wechat'],
    form: [{ fact: 'category', required: true }, 'amount', 'is-repeat', 'happened-on'],
    factList,
  },
  {
    id: 'consultation',
    version: 1,
    name: { en: 'Consultation', 'zh-CN': '咨询' },
    channels: [],
    form: [],
    factList: [],
  },
]
