import { readClocks } from '../clocks/read-clock.ts'
import type { Command } from '../contract/command.ts'
import type { CaseCommit, Job } from '../contract/commit.ts'
import type { Plan } from '../contract/plan.ts'
import type { ClockReading } from '../contract/reading.ts'
import type { CaseState } from '../contract/state.ts'
import type { CaseStatus } from '../contract/wire.ts'
import { factOf } from '../facts/fact-view.ts'
import { nextDeadline } from '../step/next-deadline.ts'

/** How a case shows: its phase, or that it waits for somebody. */
export function statusOf(state: CaseState): CaseStatus {
  const isAlive = state.phase === 'open' || state.phase === 'resolved'
  return isAlive && state.waits.length > 0 ? 'waiting' : state.phase
}

/** The running clock that is due first; one that is late is due before all others. Null when none runs. */
export function nextDueOf(clocks: readonly ClockReading[]): CaseCommit['nextDue'] {
  let next: CaseCommit['nextDue'] = null
  for (const { id, state, dueAt, breachesAt } of clocks) {
    if (state !== 'running' || dueAt === null) continue
    if (next === null || dueAt < next.dueAt) next = { clock: id, dueAt, breachesAt }
  }
  return next
}

/**
 * What a host writes after one or more steps: from the state before (null: a new case) to the one after, with their commands.
 * `planBefore` is the plan of the state before, if a step moved the case to another one.
 */
export function commitOf(
  plan: Plan,
  before: CaseState | null,
  after: CaseState,
  commands: readonly Command[],
  number: number,
  planBefore: Plan = plan,
): CaseCommit {
  const clocks = readClocks(plan, after, after.at)
  const unchanged = new Set(before?.clocks.flatMap((clock) => clock.instances))
  const changed = new Set(
    after.clocks.flatMap((clock) =>
      clock.instances
        .filter((instance) => !unchanged.has(instance))
        .map((instance) => `${clock.id} ${instance.instance}`),
    ),
  )
  const priority = factOf(plan, after, 'priority')
  const customerId = factOf(plan, after, 'customer.id')
  return {
    caseId: after.id,
    number,
    previousSeq: before?.seq ?? 0,
    state: after,
    status: statusOf(after),
    flowName: plan.name,
    priority: typeof priority === 'string' ? priority : null,
    customerId: typeof customerId === 'string' ? customerId : null,
    clocks: [...clocks, ...goneClocks(plan, planBefore, after)].filter((clock) =>
      changed.has(`${clock.id} ${clock.instance}`),
    ),
    nextDue: nextDueOf(clocks),
    nextDeadlineAt: nextDeadline(plan, after)?.at ?? null,
    records: commands.flatMap((command) => (command.kind === 'record' ? command.records : [])),
    jobs: commands.filter(isJob),
  }
}

/** How clocks ended that the plan has no more. */
function goneClocks(plan: Plan, planBefore: Plan, after: CaseState): readonly ClockReading[] {
  const policy = planBefore.policy
  if (planBefore === plan || policy === null) return []
  const kept = new Set(plan.policy?.clocks.map(({ id }) => id))
  const begun = new Set(after.clocks.filter(({ instances }) => instances.length > 0).map(({ id }) => id))
  const clocks = policy.clocks.filter(({ id }) => !kept.has(id) && begun.has(id))
  return readClocks({ ...plan, policy: { ...policy, clocks } }, after, after.at)
}

function isJob(command: Command): command is Command & Job {
  return (
    command.kind === 'notify' || command.kind === 'webhook' || command.kind === 'survey' || command.kind === 'startCase'
  )
}
