import type { ExportColumn, ExportFilter, ExportSet } from '../../core/contract/wire-exports.ts'

/** Where the rows of one export come from. */
export interface ExportTable {
  /** The table whose rows are told, each once, as `b`. */
  readonly base: string
  /** What holds of each of its rows that is told at all. */
  readonly only?: string
  /** What stands beside a row; never more or fewer rows than the table has. */
  readonly joins: string
  /** What tells rows apart and orders them, and never changes; an index begins with it. */
  readonly key: readonly { readonly sql: string; readonly type: 'bigint' | 'integer' | 'text' }[]
  /** The instant by which a period chooses. */
  readonly at: string
  readonly columns: Readonly<Record<string, string>>
  readonly filters: Readonly<Record<string, string>>
}

interface TableOf<S extends ExportSet> extends ExportTable {
  readonly columns: { readonly [C in ExportColumn<S>]: string }
  readonly filters: { readonly [F in ExportFilter<S>]: string }
}

const theCase = 'left join cases c on c.id = b.case_id'
const theCustomer = 'left join customers u on u.id = c.customer_id'

/** The text of a field of a record, where it is one; never an object that would hold more. */
const field = (name: string) => `case jsonb_typeof(b.data->'${name}') when 'string' then b.data->>'${name}' end`
const number = (name: string) =>
  `case jsonb_typeof(b.data->'${name}') when 'number' then (b.data->>'${name}')::double precision end`

const ofFact = {
  flow: 'b.flow',
  team: 'b.team',
  tier: 'b.tier',
  channel: 'b.channel',
  priority: 'b.priority',
  business: 'b.business',
  assignee: 'b.assignee',
} as const

const ofCase = { flow: 'c.flow', team: 'c.team', tier: 'u.tier', channel: 'c.channel', priority: 'c.priority' } as const

/** Every export over the tables of the database. */
export const exportTables: { readonly [S in ExportSet]: TableOf<S> } = {
  cases: {
    base: 'cases',
    joins: 'left join customers u on u.id = b.customer_id',
    key: [
      { sql: 'b.created_at', type: 'bigint' },
      { sql: 'b.id', type: 'text' },
    ],
    at: 'b.created_at',
    columns: {
      id: 'b.id',
      number: 'b.number',
      flow: 'b.flow',
      flowVersion: 'b.flow_version',
      status: 'b.status',
      stage: 'b.stage',
      outcome: 'b.outcome',
      priority: 'b.priority',
      channel: 'b.channel',
      team: 'b.team',
      tier: 'u.tier',
      assignee: 'b.assignee',
      customerId: 'b.customer_id',
      createdAt: 'b.created_at',
      updatedAt: 'b.updated_at',
      firstReplyAt: 'b.first_reply_at',
      resolvedAt: 'b.resolved_at',
      closedAt: 'b.closed_at',
      nextClock: 'b.next_clock',
      nextDueAt: 'b.next_due_at',
      nextBreachesAt: 'b.next_breaches_at',
      reopened: 'b.reopened',
      breachCount: 'b.breach_count',
      tags: 'b.tags',
      mergedInto: 'b.merged_into',
    },
    filters: {
      flow: 'b.flow',
      team: 'b.team',
      tier: 'u.tier',
      channel: 'b.channel',
      priority: 'b.priority',
      assignee: 'b.assignee',
      status: 'b.status',
      stage: 'b.stage',
    },
  },
  clocks: {
    base: 'case_clocks',
    joins: `${theCase} ${theCustomer}`,
    key: [
      { sql: 'b.case_id', type: 'text' },
      { sql: 'b.clock', type: 'text' },
      { sql: 'b.instance', type: 'integer' },
    ],
    at: 'b.started_at',
    columns: {
      caseId: 'b.case_id',
      number: 'c.number',
      flow: 'c.flow',
      clock: 'b.clock',
      instance: 'b.instance',
      type: 'b.type',
      state: 'b.state',
      outcome: 'b.outcome',
      startedAt: 'b.started_at',
      stoppedAt: 'b.stopped_at',
      dueAt: 'b.due_at',
      breachesAt: 'b.breaches_at',
      breachedAt: 'b.breached_at',
      pausedSince: 'b.paused_since',
      elapsedMs: 'b.elapsed_ms',
      targetMs: 'b.target_ms',
      readAt: 'b.read_at',
      priority: 'c.priority',
      channel: 'c.channel',
      team: 'c.team',
      tier: 'u.tier',
      assignee: 'c.assignee',
    },
    filters: { ...ofCase, assignee: 'c.assignee', clock: 'b.clock', state: 'b.state', outcome: 'b.outcome' },
  },
  breaches: {
    base: 'case_breaches',
    joins: 'left join customers u on u.id = b.customer_id',
    key: [
      { sql: 'b.breached_at', type: 'bigint' },
      { sql: 'b.id', type: 'text' },
    ],
    at: 'b.breached_at',
    columns: {
      id: 'b.id',
      caseId: 'b.case_id',
      number: 'b.number',
      flow: 'b.flow',
      clock: 'b.clock',
      instance: 'b.instance',
      target: 'b.target',
      targetMs: 'b.target_ms',
      breachedAt: 'b.breached_at',
      dueAt: 'b.due_at',
      detectedAt: 'b.detected_at',
      cause: 'b.cause',
      contested: 'b.contested',
      priority: 'b.priority',
      team: 'b.team',
      tier: 'u.tier',
      assignee: 'b.assignee',
      customerId: 'b.customer_id',
      policyVersion: 'b.policy_version',
      calendarVersion: 'b.calendar_version',
      reason: 'b.reason',
      reviewedAt: 'b.reviewed_at',
      reviewedBy: 'b.reviewed_by',
      exclusion: 'b.exclusion',
      proposedBy: 'b.proposed_by',
      decidedAt: 'b.decided_at',
      decidedBy: 'b.decided_by',
    },
    filters: {
      flow: 'b.flow',
      team: 'b.team',
      tier: 'u.tier',
      priority: 'b.priority',
      assignee: 'b.assignee',
      clock: 'b.clock',
      cause: 'b.cause',
      exclusion: 'b.exclusion',
      reason: 'b.reason',
    },
  },
  records: {
    base: 'case_records',
    joins: `${theCase} ${theCustomer}`,
    key: [
      { sql: 'b.case_id', type: 'text' },
      { sql: 'b.seq', type: 'integer' },
    ],
    at: 'b.at',
    columns: {
      caseId: 'b.case_id',
      number: 'c.number',
      flow: 'c.flow',
      seq: 'b.seq',
      at: 'b.at',
      acceptedAt: 'b.accepted_at',
      event: 'b.event',
      actorKind: `b.actor->>'kind'`,
      actor: `b.actor->>'id'`,
      node: field('node'),
      stage: field('stage'),
      team: field('team'),
      clock: field('clock'),
      instance: `case jsonb_typeof(b.data->'instance') when 'number' then (b.data->>'instance')::integer end`,
      fact: field('fact'),
      way: field('way'),
      // What a person gave as a reason in words of their own is no reason of a wait.
      reason: `case when b.event in ('waitStarted', 'waitEnded') then ${field('reason')} end`,
      outcome: field('outcome'),
      ask: field('ask'),
      score: number('score'),
    },
    filters: { flow: 'c.flow', tier: 'u.tier', channel: 'c.channel', priority: 'c.priority', event: 'b.event' },
  },
  facts: {
    base: 'report_facts',
    joins: theCase,
    key: [
      { sql: 'b.case_id', type: 'text' },
      { sql: 'b.measure', type: 'text' },
      { sql: 'b.key', type: 'text' },
      { sql: 'b.seq', type: 'integer' },
    ],
    at: 'b.at',
    columns: {
      caseId: 'b.case_id',
      number: 'c.number',
      measure: 'b.measure',
      key: 'b.key',
      seq: 'b.seq',
      at: 'b.at',
      value: 'b.value',
      isLate: 'b.is_late',
      isExcluded: 'b.is_excluded',
      ...ofFact,
    },
    filters: { ...ofFact, measure: 'b.measure', key: 'b.key' },
  },
  visits: {
    base: 'case_visits',
    joins: `${theCase} ${theCustomer}`,
    key: [
      { sql: 'b.case_id', type: 'text' },
      { sql: 'b.kind', type: 'text' },
      { sql: 'b.seq', type: 'integer' },
    ],
    at: 'b.entered_at',
    columns: {
      caseId: 'b.case_id',
      number: 'c.number',
      kind: 'b.kind',
      seq: 'b.seq',
      place: 'b.place',
      flow: 'b.flow',
      flowVersion: 'b.flow_version',
      enteredAt: 'b.entered_at',
      leftAt: 'b.left_at',
      durationMs: 'b.left_at - b.entered_at',
      way: 'b.way',
      isLate: 'b.is_late',
      priority: 'c.priority',
      channel: 'c.channel',
      team: 'c.team',
      tier: 'u.tier',
    },
    filters: { ...ofCase, flow: 'b.flow', kind: 'b.kind', place: 'b.place' },
  },
  satisfaction: {
    base: 'report_facts',
    only: `b.measure = 'satisfaction'`,
    joins: theCase,
    key: [
      { sql: 'b.at', type: 'bigint' },
      { sql: 'b.case_id', type: 'text' },
      { sql: 'b.key', type: 'text' },
      { sql: 'b.seq', type: 'integer' },
    ],
    at: 'b.at',
    columns: {
      caseId: 'b.case_id',
      number: 'c.number',
      ask: 'b.key',
      seq: 'b.seq',
      at: 'b.at',
      score: 'b.value',
      isLow: 'b.is_late',
      ...ofFact,
    },
    filters: { ...ofFact, ask: 'b.key' },
  },
}
