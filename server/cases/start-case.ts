import type { Actor } from '../../core/contract/case-command.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import type { CaseStart } from '../../core/contract/temporal.ts'
import type { Instant } from '../../core/contract/time.ts'
import { checkFacts, flattenFacts } from '../../core/facts/check-facts.ts'
import type { CaseRow } from '../../store/cases/case-row.ts'
import { getCase } from '../../store/cases/get-case.ts'
import { type ReservedCase, reserveCase } from '../../store/cases/reserve-case.ts'
import { addContent } from '../../store/customers/contents.ts'
import { getCustomer, saveCustomer } from '../../store/customers/customers.ts'
import { newestPlanHash } from '../../store/documents/plans.ts'
import { putInbox } from '../../store/inbox/inbox.ts'
import type { Transaction } from '../../store/store.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { IntakeRequest } from '../schemas/intake-schema.ts'
import type { CaseParts } from './case-parts.ts'
import { hideFacts, keepHidden } from './personal-facts.ts'

/** What became of an intake. `known`: a case of that id was there before. `kept`: it will begin as soon as it can. */
export type StartedCase =
  | { readonly kind: 'started' | 'known'; readonly row: CaseRow }
  | { readonly kind: 'kept'; readonly id: string; readonly number: number }

/**
 * Accepts a case: checks it, keeps its words and personal facts, reserves its id and number, and starts it. Idempotent by its id.
 * What is accepted is durable before this answers, also while the engine is away. Of a case that was there before and that they may not see,
 * whoever asks learns that it is kept and no more.
 */
export async function startCase(parts: CaseParts, request: IntakeRequest, principal: Principal): Promise<StartedCase> {
  const { store, engine, plans, arrivals, limits, now, uuid } = parts
  const at = now()
  const id = request.id ?? uuid()
  const known = request.id === undefined ? null : await getCase(store, id, at, 'all')
  if (known !== null) return knownCase(parts, sameFlow(known, request.flow), principal)

  const hash = await newestPlanHash(store, request.flow)
  if (hash === null) throw apiProblem('http.unknown-flow', { flow: request.flow })
  const plan = await plans.get(hash)
  const facts = flattenFacts(request.facts ?? {}) as CaseFacts
  const { reserved, start } = await store.transaction((tx) =>
    keepIntake(tx, { id, at, actor: actorOf(principal), plan, facts, request }),
  )
  sameFlow({ id, flow: reserved.flow }, request.flow)
  const arrival = arrivals.expect(id, limits.createWithinMs)
  try {
    const outcome = await engine.start(id, start)
    if (outcome === 'unreachable') {
      await putInbox(store, { id: start.commandId, caseId: id, payload: { kind: 'intake', start }, acceptedAt: at })
      return { kind: 'kept', id, number: reserved.number }
    }
    if (outcome === 'started') await arrival.arrived
    const row = await getCase(store, id, now(), 'all')
    if (row === null) return { kind: 'kept', id, number: reserved.number }
    return outcome === 'exists' && !reserved.isNew ? await knownCase(parts, row, principal) : { kind: 'started', row }
  } finally {
    arrival.forget()
  }
}

async function knownCase({ store, now }: CaseParts, row: CaseRow, { visibility }: Principal): Promise<StartedCase> {
  const isSeen = visibility === 'all' || (await getCase(store, row.id, now(), visibility)) !== null
  return isSeen ? { kind: 'known', row } : { kind: 'kept', id: row.id, number: row.number }
}

/** An id belongs to one case for ever; asking for it with another flow is a mistake that must not pass as a repetition. */
function sameFlow<T extends { readonly id: string; readonly flow: string }>(found: T, flow: string): T {
  if (found.flow !== flow) throw apiProblem('http.other-flow', { case: found.id, flow: found.flow })
  return found
}

interface Intake {
  readonly id: string
  readonly at: Instant
  readonly actor: Actor
  readonly plan: Plan
  readonly facts: CaseFacts
  readonly request: IntakeRequest
}

/** Writes what never enters a workflow, and says with what the workflow starts. */
async function keepIntake(
  tx: Transaction,
  intake: Intake,
): Promise<{ reserved: ReservedCase; start: CaseStart & { readonly commandId: string } }> {
  const { id, at, actor, plan, request } = intake
  const { subject = null, message, channel, team, assignee, waiting, bot, links } = request
  const customer = await keepCustomer(tx, intake)
  const problem = checkFacts(plan, { ...intake.facts, ...factsOf(customer) }, true)
  if (problem !== null) throw new ProblemError(problem.code, problem.params)
  const reserved = await reserveCase(tx, { id, flow: request.flow, customerId: customer?.id ?? null, subject, at })
  const { facts, hidden } = hideFacts(plan, intake.facts, id, firstCommandId(id))
  await keepHidden(tx, hidden, at)
  if (message !== undefined) {
    const author: Actor = customer === null ? actor : { kind: 'customer', id: customer.id }
    await addContent(tx, { id: firstContentId(id), caseId: id, kind: 'message', text: message, author, createdAt: at })
  }
  const start = {
    flow: plan.id,
    plan: { id: plan.id, version: plan.version, hash: plan.hash },
    number: reserved.number,
    at,
    actor,
    commandId: firstCommandId(id),
    facts,
    ...(customer === null ? {} : { customer }),
    ...(channel === undefined ? {} : { channel }),
    ...(team === undefined ? {} : { team }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(waiting === undefined ? {} : { waiting }),
    ...(bot === undefined ? {} : { bot }),
    ...(links === undefined ? {} : { links }),
  }
  return { reserved, start }
}

/** The id of the command that creates a case: one case is created once. */
function firstCommandId(caseId: string): string {
  return `${caseId}.first`
}

/** The id under which the first words of a case are kept. */
export function firstContentId(caseId: string): string {
  return `${caseId}.first`
}

function factsOf(customer: Readonly<Record<string, string>> | null): CaseFacts {
  return Object.fromEntries(Object.entries(customer ?? {}).map(([field, value]) => [`customer.${field}`, value]))
}

const workflowFields = ['tier', 'region', 'language'] as const

/** Keeps what is said of the customer, and answers what the workflow may know: the class, never a name. A record of one's own gets the case's id. */
async function keepCustomer(
  tx: Transaction,
  { id: caseId, at, request }: Intake,
): Promise<({ readonly id: string } & Readonly<Record<string, string>>) | null> {
  if (request.customer === undefined || Object.keys(request.customer).length === 0) return null
  const { id = `of-${caseId}`, ...fields } = request.customer
  const isSilent = Object.keys(fields).length === 0
  const before = isSilent ? await getCustomer(tx, id) : null
  const saved = before ?? (await saveCustomer(tx, id, fields, at))
  const known = workflowFields.flatMap((field) => {
    const value = saved[field]
    return value === null || value === undefined ? [] : [[field, value]]
  })
  return { id, ...(Object.fromEntries(known) as Record<string, string>) }
}
