import { createHash } from 'node:crypto'
import { checkCommand } from '../../core/commands/check-command.ts'
import { readCommand } from '../../core/commands/read-command.ts'
import type { Actor, CaseCommand } from '../../core/contract/case-command.ts'
import type { Plan } from '../../core/contract/plan.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { CaseRow } from '../../store/cases/case-row.ts'
import { getCase } from '../../store/cases/get-case.ts'
import { addContent, type Content } from '../../store/customers/contents.ts'
import { putInbox } from '../../store/inbox/inbox.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import type { CommandOutcome, SentCommand } from '../engine/case-engine.ts'
import { ApiProblem, apiProblem } from '../problems/api-problem.ts'
import { statusOf } from '../problems/problem-status.ts'
import type { CommandRequest } from '../schemas/command-schema.ts'
import type { CaseParts } from './case-parts.ts'
import { type FoundCase, findCase } from './find-case.ts'
import { hideFacts, keepHidden } from './personal-facts.ts'

/** What became of a command. `kept`: it will be applied once, at its acceptance time. */
export type CommandedCase =
  | { readonly kind: 'applied'; readonly row: CaseRow }
  | { readonly kind: 'kept'; readonly id: string; readonly number: number }

/** How long a caller is asked to wait while the engine is away. */
const retryAfterSeconds = 5

/**
 * Accepts a command for a case: checks it, keeps its words and personal facts, and sends it. Throws what is wrong with it, what the case
 * allows instead, or `http.unavailable` when it could neither be applied nor kept.
 */
export async function commandCase(
  parts: CaseParts,
  reference: string,
  request: CommandRequest,
  principal: Principal,
): Promise<CommandedCase> {
  const { store, engine, now, uuid } = parts
  const at = now()
  const found = await findCase(store, reference, at, principal.visibility)
  const commandId = request.commandId ?? uuid()
  const sent = await keepWords(parts, found, { request, commandId, at, actor: actorOf(principal) })
  if (found.kind === 'kept') return keepCommand(parts, found, sent)
  const { row } = found
  if (row.isFinished) throw over(row, request.do)
  const outcome = await engine.command(row.id, sent)
  switch (outcome.kind) {
    case 'applied':
      return { kind: 'applied', row: (await getCase(store, row.id, now(), 'all')) ?? row }
    case 'kept':
      return { kind: 'kept', id: row.id, number: row.number }
    case 'refused':
      throw refusalOf(outcome)
    case 'over':
      throw over(row, request.do)
    case 'unreachable':
      throw apiProblem('http.unavailable', { seconds: retryAfterSeconds }, { retryAfter: retryAfterSeconds })
  }
}

interface Accepted {
  readonly request: CommandRequest
  readonly commandId: string
  readonly at: Instant
  readonly actor: Actor
}

/** Keeps what never enters a workflow, and answers the command as it is sent: with the id of its words and tokens for personal facts. */
async function keepWords(
  { store, plans }: CaseParts,
  found: FoundCase,
  { request, commandId, at, actor }: Accepted,
): Promise<SentCommand> {
  const { text, words } = apart(request)
  const caseId = found.kind === 'running' ? found.row.id : found.id
  const contentId = text === undefined ? undefined : contentIdOf(caseId, commandId)
  const input = { ...words, ...(contentId === undefined ? {} : { contentId }) }
  const plan = found.kind === 'running' ? await plans.get(found.row.planHash) : null
  const command = plan !== null && found.kind === 'running' ? judge(plan, found.row, input, at) : read(input)
  const author = authorOf(command, actor, found)
  if (text !== undefined && contentId !== undefined) {
    const kind = contentKinds[command.do] ?? 'note'
    await addContent(store, { id: contentId, caseId, kind, text, author, createdAt: at })
  }
  if (plan === null || !('facts' in command) || command.facts === undefined) {
    return { commandId, at, actor: author, command }
  }
  const { facts, hidden } = hideFacts(plan, command.facts, caseId, commandId)
  await keepHidden(store, hidden, at)
  return { commandId, at, actor: author, command: { ...command, facts } }
}

/** The words of a command apart from the rest; those of an answer are its comment. */
function apart(request: CommandRequest): { readonly text: string | undefined; readonly words: object } {
  const {
    commandId: _,
    text,
    comment,
    ...words
  } = request as CommandRequest & Readonly<Record<'text' | 'comment', string>>
  return { text: (text ?? comment) || undefined, words }
}

/** The same for the same command of the same case, and for no other: 128 bits of a hash. */
function contentIdOf(caseId: string, commandId: string): string {
  return createHash('sha256').update(`${caseId}/${commandId}`).digest('hex').slice(0, 32)
}

const contentKinds: Readonly<Partial<Record<CaseCommand['do'], Content['kind']>>> = {
  message: 'message',
  reply: 'reply',
  note: 'note',
  answer: 'comment',
}

/** What a customer says is said by the customer, whoever passes it on; likewise what a bot replies. */
function authorOf(command: CaseCommand, actor: Actor, found: FoundCase): Actor {
  if (command.do === 'reply' && command.by === 'bot') return { kind: 'bot', ...(actor.id ? { id: actor.id } : {}) }
  if (command.do !== 'message' && command.do !== 'answer') return actor
  const customerId = found.kind === 'running' ? found.row.customerId : null
  return customerId === null ? { kind: 'customer' } : { kind: 'customer', id: customerId }
}

/**
 * Refuses what is wrong whatever the case's state. What the case merely does not allow by its row is for the case itself to refuse:
 * the row may lag behind it.
 */
function judge(plan: Plan, row: CaseRow, input: object, at: Instant): CaseCommand {
  const checked = checkCommand(plan, row.state, input, Math.max(at, row.state.at))
  if (checked.ok) return checked.command
  const { code, params } = checked.problem
  if (statusOf(code) !== 409) throw new ProblemError(code, params)
  return read(input)
}

function read(input: object): CaseCommand {
  const result = readCommand(input)
  if (!result.ok) throw new ProblemError(result.problem.code, result.problem.params)
  return result.command
}

/** A command for a case that waits to begin follows it into the inbox. */
async function keepCommand(
  { store }: CaseParts,
  { id, number }: Extract<FoundCase, { kind: 'kept' }>,
  { commandId, at, actor, command }: SentCommand,
): Promise<CommandedCase> {
  const payload = { kind: 'command' as const, envelope: { commandId, at, actor, command } }
  await putInbox(store, { id: `${id}/${commandId}`, caseId: id, payload, acceptedAt: at })
  return { kind: 'kept', id, number }
}

function refusalOf({ code, params, allowed }: Extract<CommandOutcome, { kind: 'refused' }>): ApiProblem {
  return new ApiProblem(code, params, allowed !== null && statusOf(code) === 409 ? { allowed } : {})
}

/** A case that is over takes nothing; one who wanted to reopen it is offered a new case that is linked to it. */
function over(row: CaseRow, word: string): ApiProblem {
  if (word !== 'reopen') return apiProblem('http.case-over', { case: row.id }, { allowed: [] })
  const links = [{ to: row.id, as: 'follow-up' }]
  const customer = row.customerId === null ? {} : { customer: row.customerId }
  return apiProblem('http.case-over', { case: row.id }, { allowed: [], offer: { flow: row.flow, links, ...customer } })
}
