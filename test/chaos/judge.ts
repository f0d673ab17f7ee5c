import { createHash } from 'node:crypto'
import type { CaseCommand } from '../../core/contract/case-command.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord } from '../../core/contract/record.ts'
import type { CaseState } from '../../core/contract/state.ts'
import { differencesFromFold } from '../../store/cases/fold-records.ts'
import { getCase } from '../../store/cases/get-case.ts'
import type { Store } from '../../store/store.ts'
import { expectedBreaches, type PromisedTimes } from './expected-breaches.ts'
import { differenceFromCore } from './replay-in-core.ts'
import type { CaseLog } from './traffic.ts'

/** What the traffic ended in, counted; and everything that is not as it has to be. */
export interface Judgement {
  readonly cases: number
  readonly commands: number
  readonly breaches: number
  readonly complaints: readonly string[]
}

export interface JudgedBy {
  readonly plan: Plan
  readonly promised: PromisedTimes
  /** Until when every case has been looked at. */
  readonly seenUntilAt: number
}

/** Holds every case against what its caller was told, plain arithmetic, core alone, and a fold of its own timeline. */
export async function judge(store: Store, logs: readonly CaseLog[], by: JudgedBy): Promise<Judgement> {
  const complaints: string[] = []
  const total = { cases: 0, commands: 0, breaches: 0 }
  for (const log of logs) {
    const found = await readFound(store, log.id)
    if (found === null) {
      if (log.created.told !== 'unknown') complaints.push(`${log.id} was accepted and is not there`)
      continue
    }
    total.cases += 1
    total.breaches += found.state.breaches.length
    total.commands += log.commands.filter(({ told }) => told === 'done' || told === 'kept').length
    const wrong = [
      ...wrongCommands(log, found),
      ...wrongBreaches(found, by),
      ...wrongNotifications(found),
      ...differencesFromFold(found.state, found.records),
      ...wrongRow(found),
      ...wrongLife(log, found, by.plan),
    ]
    complaints.push(...wrong.map((what) => `${log.id}: ${what}`))
  }
  return { ...total, complaints }
}

interface Found {
  readonly row: Readonly<Record<string, unknown>>
  readonly state: CaseState
  readonly records: readonly CaseRecord[]
  readonly breachRows: readonly { readonly clock: string; readonly breachedAt: number; readonly contested: boolean }[]
  readonly notifications: readonly { readonly id: string; readonly clock: string; readonly instance: number }[]
}

async function readFound(store: Store, id: string): Promise<Found | null> {
  const row = await getCase(store, id, Date.now(), 'all')
  if (row === null) return null
  const records = await store.query<CaseRecord>(
    `select seq, at, event, actor, data, accepted_at as "acceptedAt", command_id as "commandId"
     from case_records where case_id = $1 order by seq`,
    [id],
  )
  return {
    row: { ...row },
    state: row.state,
    records: records.map(withoutNulls),
    breachRows: await store.query(
      `select clock, breached_at as "breachedAt", contested from case_breaches where case_id = $1 order by breached_at`,
      [id],
    ),
    notifications: await store.query(
      `select id, payload->>'clock' as clock, (payload->>'instance')::integer as instance
       from jobs where case_id = $1 and kind = 'notify'`,
      [id],
    ),
  }
}

function withoutNulls(record: CaseRecord): CaseRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as unknown as CaseRecord
}

/** Words that write a line of their own each time they are applied, and which. */
const lineOf: Readonly<Record<string, string>> = {
  reply: 'reply',
  note: 'note',
  message: 'message',
  tag: 'tagged',
  complete: 'resolved',
  answer: 'surveyAnswered',
  cancel: 'cancelled',
  reopen: 'reopened',
}

function* wrongCommands(log: CaseLog, { state, records }: Found): Iterable<string> {
  for (const { what, told, sentAt, answeredAt } of log.commands) {
    const { commandId, do: word } = what
    const name = `${word} ${commandId}, ${told},`
    const times = state.commandIds.filter((id) => id === commandId).length
    const lines = records.filter((record) => record.commandId === commandId)
    const applied = lines.filter(({ event }) => event === lineOf[word]).length
    const isRejected = lines.some(({ event }) => event === 'rejected')
    if (times > 1 || applied > 1) yield `${name} was applied more than once`
    if (told === 'done' && times !== 1) yield `${name} is lost`
    if (told === 'done' && isRejected) yield `${name} was rejected later`
    if (told === 'kept' && times !== 1) yield `${name} is lost`
    if (told === 'refused' && times > 0) yield `${name} was applied all the same`
    if ((told === 'done' || told === 'kept') && !isRejected && lineOf[word] !== undefined && applied !== 1) {
      yield `${name} left no line in the timeline`
    }
    const acceptedAts = lines
      .filter(({ event }) => event === lineOf[word])
      .map(({ at, acceptedAt }) => acceptedAt ?? at)
    if (acceptedAts.some((at) => at < sentAt || at > answeredAt)) yield `${name} counts from another time than its own`
  }
}

function* wrongBreaches({ state, records, breachRows }: Found, { promised, seenUntilAt }: JudgedBy): Iterable<string> {
  const expected = expectedBreaches(records, promised, seenUntilAt)
  for (const { clock, breachedAt, isAtTheInstant } of expected) {
    const found = state.breaches.filter((breach) => breach.clock === clock)
    const [only] = found
    if (isAtTheInstant && (only === undefined || only.contested)) continue
    if (found.length !== 1 || only?.breachedAt !== breachedAt) {
      yield `${clock} breaches at ${breachedAt} and not at [${found.map((breach) => breach.breachedAt).join()}]`
    }
  }
  for (const { clock } of state.breaches) {
    if (!expected.some((breach) => breach.clock === clock)) yield `${clock} breached without reason`
  }
  const lines = records.filter(({ event }) => event === 'breached')
  const told = (breaches: readonly { readonly clock: string; readonly breachedAt: number }[]): string =>
    breaches
      .map(({ clock, breachedAt }) => `${clock} ${breachedAt}`)
      .toSorted()
      .join()
  const inLines = told(lines.map(({ data, at }) => ({ clock: data.clock as string, breachedAt: at })))
  if (told(state.breaches) !== told(breachRows)) yield `its breaches are ${told(breachRows)} in the list of breaches`
  if (told(state.breaches) !== inLines) yield `its breaches are ${inLines} in the timeline`
}

function* wrongNotifications({ state, notifications }: Found): Iterable<string> {
  const late = state.breaches.filter(({ clock }) => clock === 'resolution').length
  if (notifications.length !== late)
    yield `${late} breaches called the manager and there are ${notifications.length} jobs`
}

function* wrongRow({ row, state }: Found): Iterable<string> {
  const columns = ['seq', 'phase', 'stage', 'team', 'assignee', 'outcome', 'reopened', 'isFinished'] as const
  for (const column of columns) {
    if (row[column] !== state[column]) yield `its column ${column} says ${String(row[column])}`
  }
  if (row.breachCount !== state.breaches.length) yield `its row counts ${String(row.breachCount)} breaches`
}

function* wrongLife(log: CaseLog, { records, state }: Found, plan: Plan): Iterable<string> {
  const commands = new Map<string, CaseCommand>()
  for (const { what } of log.commands) {
    const { commandId, text, ...command } = what
    const content = text === undefined ? {} : { contentId: contentIdOf(log.id, commandId) }
    commands.set(commandId, { ...command, ...content } as CaseCommand)
  }
  const intake = { id: state.id, facts: { amount: log.amount }, channel: 'email' }
  const difference = differenceFromCore(plan, records, { intake, commands })
  if (difference !== null) yield difference
}

/** The server keeps the words of a command under an id of their own, the same for the same command. */
function contentIdOf(caseId: string, commandId: string): string {
  return createHash('sha256').update(`${caseId}/${commandId}`).digest('hex').slice(0, 32)
}
