/** How a column of an export is written: `instant` as ISO 8601 in UTC with milliseconds, `list` as a JSON array, `flag` as true or false. */
export type ExportColumnKind = 'text' | 'whole' | 'number' | 'instant' | 'flag' | 'list'

/**
 * What can be exported, and the columns of each, in their order. Durations are milliseconds. Words of customers and values of facts are
 * in none of them. The tier is the customer's as it is now, in facts and satisfaction as it was then.
 */
export const exportColumns = {
  cases: {
    id: 'text',
    number: 'whole',
    flow: 'text',
    flowVersion: 'whole',
    status: 'text',
    stage: 'text',
    outcome: 'text',
    priority: 'text',
    channel: 'text',
    team: 'text',
    tier: 'text',
    assignee: 'text',
    customerId: 'text',
    createdAt: 'instant',
    updatedAt: 'instant',
    firstReplyAt: 'instant',
    resolvedAt: 'instant',
    closedAt: 'instant',
    nextClock: 'text',
    nextDueAt: 'instant',
    nextBreachesAt: 'instant',
    reopened: 'whole',
    breachCount: 'whole',
    tags: 'list',
    mergedInto: 'text',
  },
  clocks: {
    caseId: 'text',
    number: 'whole',
    flow: 'text',
    clock: 'text',
    instance: 'whole',
    type: 'text',
    state: 'text',
    outcome: 'text',
    startedAt: 'instant',
    stoppedAt: 'instant',
    dueAt: 'instant',
    breachesAt: 'instant',
    breachedAt: 'instant',
    pausedSince: 'instant',
    elapsedMs: 'whole',
    targetMs: 'whole',
    readAt: 'instant',
    priority: 'text',
    channel: 'text',
    team: 'text',
    tier: 'text',
    assignee: 'text',
  },
  breaches: {
    id: 'text',
    caseId: 'text',
    number: 'whole',
    flow: 'text',
    clock: 'text',
    instance: 'whole',
    target: 'text',
    targetMs: 'whole',
    breachedAt: 'instant',
    dueAt: 'instant',
    detectedAt: 'instant',
    cause: 'text',
    contested: 'flag',
    priority: 'text',
    team: 'text',
    tier: 'text',
    assignee: 'text',
    customerId: 'text',
    policyVersion: 'whole',
    calendarVersion: 'whole',
    reason: 'text',
    reviewedAt: 'instant',
    reviewedBy: 'text',
    exclusion: 'text',
    proposedBy: 'text',
    decidedAt: 'instant',
    decidedBy: 'text',
  },
  records: {
    caseId: 'text',
    number: 'whole',
    flow: 'text',
    seq: 'whole',
    at: 'instant',
    acceptedAt: 'instant',
    event: 'text',
    actorKind: 'text',
    actor: 'text',
    node: 'text',
    stage: 'text',
    team: 'text',
    clock: 'text',
    instance: 'whole',
    fact: 'text',
    way: 'text',
    reason: 'text',
    outcome: 'text',
    ask: 'text',
    score: 'number',
  },
  facts: {
    caseId: 'text',
    number: 'whole',
    measure: 'text',
    key: 'text',
    seq: 'whole',
    at: 'instant',
    value: 'number',
    isLate: 'flag',
    isExcluded: 'flag',
    flow: 'text',
    team: 'text',
    tier: 'text',
    channel: 'text',
    priority: 'text',
    business: 'text',
    assignee: 'text',
  },
  visits: {
    caseId: 'text',
    number: 'whole',
    kind: 'text',
    seq: 'whole',
    place: 'text',
    flow: 'text',
    flowVersion: 'whole',
    enteredAt: 'instant',
    leftAt: 'instant',
    durationMs: 'whole',
    way: 'text',
    isLate: 'flag',
    priority: 'text',
    channel: 'text',
    team: 'text',
    tier: 'text',
  },
  satisfaction: {
    caseId: 'text',
    number: 'whole',
    ask: 'text',
    seq: 'whole',
    at: 'instant',
    score: 'number',
    isLow: 'flag',
    flow: 'text',
    team: 'text',
    tier: 'text',
    channel: 'text',
    priority: 'text',
    business: 'text',
    assignee: 'text',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ExportColumnKind>>>>

export type ExportSet = keyof typeof exportColumns

export type ExportColumn<S extends ExportSet> = Extract<keyof (typeof exportColumns)[S], string>

/** The columns that name persons: only for those who may see figures of persons. */
export const exportColumnsOfPersons: readonly string[] = ['assignee', 'actor', 'reviewedBy', 'proposedBy', 'decidedBy']

/** By what an export is narrowed: lists are alternatives, all that is given must fit, and an empty text stands for "none". */
export const exportFilters = {
  cases: ['flow', 'team', 'tier', 'channel', 'priority', 'assignee', 'status', 'stage'],
  clocks: ['flow', 'team', 'tier', 'channel', 'priority', 'assignee', 'clock', 'state', 'outcome'],
  breaches: ['flow', 'team', 'tier', 'priority', 'assignee', 'clock', 'cause', 'exclusion', 'reason'],
  records: ['flow', 'tier', 'channel', 'priority', 'event'],
  facts: ['flow', 'team', 'tier', 'channel', 'priority', 'business', 'assignee', 'measure', 'key'],
  visits: ['flow', 'team', 'tier', 'channel', 'priority', 'kind', 'place'],
  satisfaction: ['flow', 'team', 'tier', 'channel', 'priority', 'business', 'assignee', 'ask'],
} as const satisfies { readonly [S in ExportSet]: readonly string[] }

export type ExportFilter<S extends ExportSet = ExportSet> = (typeof exportFilters)[S][number]

/** How an export is asked for, beside its filters. */
export interface ExportQuery<S extends ExportSet = ExportSet> {
  /** Which columns, in this order; all that may be seen if left out. */
  readonly columns?: readonly ExportColumn<S>[]
  /** ISO 8601 with an offset: the instant that the set is ordered or dated by (`createdAt`, `startedAt`, `breachedAt`, `enteredAt`, `at`); `to` is exclusive. */
  readonly from?: string
  readonly to?: string
  readonly where?: { readonly [F in ExportFilter<S>]?: readonly string[] }
  /** The `cursor` of the last row that was seen: goes on after it. */
  readonly cursor?: string
}

interface ValueOfKind {
  readonly text: string
  readonly whole: number
  readonly number: number
  readonly instant: string
  readonly flag: boolean
  readonly list: readonly unknown[]
}

type ColumnValue<S extends ExportSet, C> = C extends keyof (typeof exportColumns)[S]
  ? (typeof exportColumns)[S][C] extends infer K extends ExportColumnKind
    ? ValueOfKind[K] | null
    : never
  : never

/** One line of an export as NDJSON: the columns that were asked for, and where to go on after it. */
export type ExportRow<S extends ExportSet> = {
  readonly [C in ExportColumn<S>]?: ColumnValue<S, C>
} & { readonly cursor: string }
