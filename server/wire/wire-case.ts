import { readClocks } from '../../core/clocks/read-clock.ts'
import { allowedCommands } from '../../core/commands/allowed-commands.ts'
import { openTasks } from '../../core/commands/words/complete.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { Plan, PlanNodeOf } from '../../core/contract/plan.ts'
import type { CaseFacts, CaseState } from '../../core/contract/state.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { WireCase, WireCaseSummary, WireCustomer, WireTask } from '../../core/contract/wire.ts'
import type { CaseRow, CaseSummaryRow } from '../../store/cases/case-row.ts'
import { waitReasons } from './wait-reasons.ts'
import { wayNames } from './way-names.ts'
import { wireClock } from './wire-clock.ts'
import { wireInstant, wireInstantOrNull } from './wire-instant.ts'

/** What the lines of a list need beside their rows. */
export interface SummaryContext {
  readonly plan: Plan
  readonly customer: WireCustomer | null
  readonly publicUrl: string
}

/** Where people open a case. */
export function caseUrl(id: string, publicUrl: string): string {
  return `${publicUrl}/cases/${encodeURIComponent(id)}`
}

/** One line of a list of cases. Pure. */
export function wireCaseSummary(row: CaseSummaryRow, { plan, customer, publicUrl }: SummaryContext): WireCaseSummary {
  return {
    id: row.id,
    number: row.number,
    flow: { id: row.flow, version: row.flowVersion, name: row.flowName ?? plan.name },
    subject: row.subject,
    state: row.status,
    stage: row.stage,
    stageName: stageName(plan, row.stage),
    priority: row.priority,
    channel: row.channel,
    team: row.team,
    assignee: row.assignee,
    customer,
    createdAt: wireInstant(row.createdAt),
    resolvedAt: wireInstantOrNull(row.resolvedAt),
    closedAt: wireInstantOrNull(row.closedAt),
    updatedAt: wireInstant(row.updatedAt),
    nextDue: nextDue(row, plan),
    isLate: row.isLate,
    breachCount: row.breachCount,
    tags: row.tags,
    url: caseUrl(row.id, publicUrl),
  }
}

function stageName(plan: Plan, id: string): LocalText {
  return plan.stages.find((stage) => stage.id === id)?.name ?? id
}

function nextDue({ nextClock, nextDueAt, nextBreachesAt }: CaseSummaryRow, plan: Plan): WireCaseSummary['nextDue'] {
  if (nextClock === null || nextDueAt === null) return null
  return {
    clock: nextClock,
    name: plan.policy?.clocks.find((clock) => clock.id === nextClock)?.name ?? nextClock,
    dueAt: wireInstant(nextDueAt),
    breachesAt: wireInstantOrNull(nextBreachesAt),
  }
}

export interface CaseContext extends SummaryContext {
  /** With personal ones in place of their tokens. */
  readonly facts: CaseFacts
  readonly enteredStages: ReadonlySet<string>
  /** When it is looked at. */
  readonly at: Instant
  readonly temporalUrl: string | null
}

/** A case with all that a page about it shows: clocks as they stand at `at`, and what can be done now. Pure. */
export function wireCase(row: CaseRow, context: CaseContext): WireCase {
  const { plan, facts, enteredStages, at, temporalUrl } = context
  const { state } = row
  return {
    ...wireCaseSummary(row, context),
    facts,
    factList: plan.facts,
    waits: state.waits.map(({ reason, sinceAt, untilAt }) => ({
      reason,
      since: wireInstant(sinceAt),
      until: wireInstantOrNull(untilAt),
    })),
    nodes: state.tokens.map(({ node, enteredAt }) => ({
      id: node,
      name: plan.nodes[node]?.name ?? node,
      since: wireInstant(enteredAt),
    })),
    stages: stages(plan, state, enteredStages),
    tasks: openTasks(plan, state).map(wireTask),
    allowed: row.isFinished ? [] : allowedCommands(plan, state),
    clocks: readClocks(plan, state, Math.max(at, state.at)).map(wireClock),
    links: state.links,
    reopened: state.reopened,
    reasonRequired: state.reasonRequired,
    temporalUrl,
    nodeNames: Object.fromEntries(Object.values(plan.nodes).map(({ id, name }) => [id, name])),
    wayNames: wayNames(plan),
    waitReasons: waitReasons(plan),
  }
}

/** The stages in the owner's order, with where the case is and was. */
function stages(plan: Plan, state: CaseState, entered: ReadonlySet<string>): WireCase['stages'] {
  return plan.stages.map(({ id, name }) => ({
    id,
    name: name ?? id,
    isCurrent: id === state.stage,
    wasEntered: entered.has(id),
  }))
}

function wireTask({ id, name, instructions, form, outcomes }: PlanNodeOf<'task'>): WireTask {
  return { node: id, name, instructions: instructions ?? null, form, outcomes }
}
