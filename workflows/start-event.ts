import { currentBehaviour } from '../core/behaviours.ts'
import type { CaseEvent, CaseIntake } from '../core/contract/event.ts'
import type { Plan } from '../core/contract/plan.ts'
import type { CaseFacts } from '../core/contract/state.ts'
import type { CaseStart } from '../core/contract/temporal.ts'
import { checkFacts, flattenFacts } from '../core/facts/check-facts.ts'
import { now } from './now.ts'
import { isActor, isRecord, readInstant, temporalActor } from './received.ts'
import { refusal } from './refusal.ts'

const mostLinks = 100
const customerFacts = ['id', 'tier', 'region', 'language'] as const

/** Reads the argument of a case, whoever wrote it. Throws a refusal that ends the workflow when it cannot be one. */
export function readStart(argument: unknown): CaseStart {
  if (!isRecord(argument) || typeof argument['flow'] !== 'string') throw refusal('start.no-flow')
  const { facts, customer, links, at, actor } = argument
  if (facts !== undefined && !isRecord(facts)) throw refusal('start.bad-field', { field: 'facts' })
  if (customer !== undefined && !isRecord(customer)) throw refusal('start.bad-field', { field: 'customer' })
  if (links !== undefined && !areLinks(links)) throw refusal('start.bad-field', { field: 'links' })
  if (at !== undefined && readInstant(at) === null) throw refusal('start.bad-field', { field: 'at' })
  if (actor !== undefined && !isActor(actor)) throw refusal('start.bad-field', { field: 'actor' })
  for (const field of ['channel', 'team', 'assignee', 'waiting', 'subject', 'message', 'commandId'] as const) {
    const value = argument[field]
    if (value !== undefined && typeof value !== 'string') throw refusal('start.bad-field', { field })
  }
  return argument as unknown as CaseStart
}

/**
 * The event with which a case begins. `at` is when the system accepted it, never later than now, but for driven cases.
 * Throws a refusal for facts that the flow does not take.
 */
export function createEventOf(plan: Plan, caseId: string, start: CaseStart): CreateEvent {
  const given = start.at === undefined ? null : readInstant(start.at)
  const at = given === null ? now() : start.clock === 'driven' ? given : Math.min(given, now())
  const intake = intakeOf(caseId, start)
  const problem = checkFacts(plan, intake.facts ?? {}, true)
  if (problem !== null) throw refusal(problem.code, problem.params)
  return {
    kind: 'create',
    at,
    actor: start.actor ?? temporalActor,
    intake,
    behaviour: currentBehaviour,
    ...(start.commandId === undefined ? {} : { commandId: start.commandId }),
  }
}

type CreateEvent = Extract<CaseEvent, { kind: 'create' }>

function intakeOf(caseId: string, start: CaseStart): CaseIntake {
  const { channel, team, assignee, waiting, bot, links } = start
  const facts = flattenFacts(start.facts ?? {}) as CaseFacts
  return {
    id: caseId,
    facts: { ...facts, ...factsOfCustomer(start.customer ?? {}) },
    ...(channel === undefined ? {} : { channel }),
    ...(team === undefined ? {} : { team }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(waiting === undefined ? {} : { waiting }),
    ...(bot === undefined ? {} : { bot }),
    ...(links === undefined ? {} : { links }),
  }
}

function factsOfCustomer(customer: Readonly<Record<string, unknown>>): CaseFacts {
  return Object.fromEntries(
    customerFacts.flatMap((field) => {
      const value = Object.hasOwn(customer, field) ? customer[field] : undefined
      return typeof value === 'string' ? [[`customer.${field}`, value]] : []
    }),
  )
}

function areLinks(links: unknown): boolean {
  const isLink = (link: unknown) => isRecord(link) && typeof link['to'] === 'string' && typeof link['as'] === 'string'
  return Array.isArray(links) && links.length <= mostLinks && links.every(isLink)
}
