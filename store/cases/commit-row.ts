import type { CaseCommit } from '../../core/contract/commit.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { Breach } from '../../core/contract/state.ts'

/** A commit as `commit_steps_v1` takes it: rows by the names of their columns. Pure. */
export function commitRow(commit: CaseCommit) {
  return {
    previous_seq: commit.previousSeq,
    row: caseRow(commit),
    records: commit.records,
    clocks: commit.clocks.filter(({ instance }) => instance > 0),
    breaches: breachRows(commit),
    jobs: commit.jobs,
    stream: streamRows(commit),
  }
}

function caseRow({ state, ...commit }: CaseCommit) {
  return {
    id: commit.caseId,
    number: commit.number,
    seq: state.seq,
    serial: state.serial,
    phase: state.phase,
    status: commit.status,
    stage: state.stage,
    outcome: state.outcome,
    flow: state.plan.id,
    flow_version: state.plan.version,
    flow_name: commit.flowName ?? null,
    plan_hash: state.plan.hash,
    behaviour: state.behaviour,
    priority: commit.priority,
    channel: state.channel,
    team: state.team,
    assignee: state.assignee,
    customer_id: commit.customerId,
    created_at: state.createdAt,
    updated_at: state.at,
    first_reply_at: state.firstReplyAt,
    resolved_at: state.resolvedAt,
    closed_at: state.closedAt,
    reopened: state.reopened,
    next_clock: commit.nextDue?.clock ?? null,
    next_due_at: commit.nextDue?.dueAt ?? null,
    next_breaches_at: commit.nextDue?.breachesAt ?? null,
    next_deadline_at: commit.nextDeadlineAt,
    breach_count: state.breaches.length,
    tags: state.tags,
    merged_into: state.mergedInto,
    is_finished: state.isFinished,
    state,
  }
}

/** Each clock, instance and target once, the first time it was missed; contested if any of them is. */
function breachRows(commit: CaseCommit) {
  const rows = new Map<string, ReturnType<typeof breachRow>>()
  for (const breach of commit.state.breaches) {
    const row = breachRow(commit, breach)
    const key = JSON.stringify([row.clock, row.instance, row.target])
    const first = rows.get(key) ?? row
    rows.set(key, { ...first, contested: first.contested || row.contested })
  }
  return [...rows.values()]
}

/** A breach belongs to whom the case belonged to at its instant, not to whom it was handed because of it. */
function breachRow({ state, clocks, records }: CaseCommit, breach: Breach) {
  const owner = ownerAt(records, breach) ?? state
  return {
    clock: breach.clock,
    clock_name: clocks.find(({ id }) => id === breach.clock)?.name ?? breach.clock,
    instance: breach.instance,
    target: `${breach.target.amount} ${breach.target.unit}`,
    target_ms: breach.targetMs,
    breached_at: breach.breachedAt,
    due_at: breach.dueAt,
    detected_at: breach.detectedAt,
    cause: breach.cause,
    contested: breach.contested,
    priority: typeof breach.priority === 'string' ? breach.priority : null,
    team: owner.team,
    assignee: owner.assignee,
    policy_version: breach.policyVersion,
    calendar_version: breach.calendarVersion,
  }
}

/** The first hand-over after the breach says who had the case until then; null when there was none in this commit. */
function ownerAt(records: readonly CaseRecord[], breach: Breach) {
  const breached = records.find(
    ({ event, data }) =>
      event === 'breached' &&
      data.clock === breach.clock &&
      data.instance === breach.instance &&
      data.targetMs === breach.targetMs,
  )
  const handed = records.find(({ event, seq }) => event === 'assigned' && breached !== undefined && seq > breached.seq)
  if (handed === undefined) return null
  const { fromTeam, fromAssignee } = handed.data
  return {
    team: typeof fromTeam === 'string' ? fromTeam : null,
    assignee: typeof fromAssignee === 'string' ? fromAssignee : null,
  }
}

/** One `case` event for a step in which anything happened, and each warning; breaches are told where they are written. */
function streamRows({ caseId, number, state, status, priority, nextDue, records }: CaseCommit) {
  if (records.length === 0) return []
  const common = {
    at: state.at,
    case_id: caseId,
    number,
    flow: state.plan.id,
    team: state.team,
    assignee: state.assignee,
  }
  const warnings = records
    .filter(({ event }) => event === 'warned')
    .map(({ at, data }) => ({ ...common, at, type: 'warning', data: { ...data, at } }))
  const data = {
    seq: state.seq,
    state: status,
    stage: state.stage,
    priority,
    team: state.team,
    assignee: state.assignee,
    nextDue,
    breachCount: state.breaches.length,
    events: [...new Set(records.map(({ event }) => event))],
  }
  return [...warnings, { ...common, type: 'case', data }]
}
