import type { Actor, CaseCommand } from '../../core/contract/case-command.ts'
import type { CaseIntake } from '../../core/contract/event.ts'
import type { FactValue } from '../../core/contract/facts.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { CaseRecord, RecordName } from '../../core/contract/record.ts'
import type { CaseFacts } from '../../core/contract/state.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { RecordedCase } from './recorded-case.ts'

/** What came to a case from outside, as far as its timeline shows it. */
export type RecordedInput =
  | { readonly kind: 'command'; readonly at: Instant; readonly actor: Actor; readonly command: CaseCommand }
  /** Something came due at an instant at which somebody did something afterwards. */
  | { readonly kind: 'tick'; readonly at: Instant }
  | {
      readonly kind: 'performed'
      readonly at: Instant
      readonly node: string
      readonly step: number
      readonly ok: boolean
      readonly facts: CaseFacts
    }
  | {
      readonly kind: 'childEnded'
      readonly at: Instant
      readonly node: string
      readonly outcome: string | null
      /** By the names that the parent has for them. */
      readonly facts: CaseFacts
    }

/** The inputs of a case in order, or the entry that cannot be turned back into what led to it. */
export type ReadInputs =
  | {
      readonly ok: true
      readonly createdAt: Instant
      readonly actor: Actor
      readonly intake: CaseIntake
      readonly inputs: readonly RecordedInput[]
    }
  | { readonly ok: false; readonly code: 'rehearsal.case-unreadable'; readonly seq: number; readonly event: string }
  | { readonly ok: false; readonly code: 'rehearsal.case-migrated'; readonly at: Instant }

/** The entries of a timeline that matter here; whoever reads timelines from a store needs no others. */
export const replayedEvents = [
  'caseCreated',
  'reply',
  'message',
  'note',
  'external',
  'surveyAnswered',
  'reopened',
  'merged',
  'handedToPeople',
  'linked',
  'tagged',
  'waitStarted',
  'waitEnded',
  'nodeLeft',
  'resolved',
  'closed',
  'cancelled',
  'factChanged',
  'assigned',
  'performed',
  'subflowEnded',
  'planChanged',
  'warned',
  'breached',
  'escalated',
] as const satisfies readonly RecordName[]

const deadlines: ReadonlySet<RecordName> = new Set(['warned', 'breached', 'escalated', 'waitEnded'])

/**
 * Turns a timeline back into what led to it; pure. What the case did by itself is left out, since it will do so again. `plan` is the
 * one under which it was recorded: it tells the tasks, which people leave, from the other nodes.
 */
export function readInputs({ id, records, isBots }: RecordedCase, plan: Plan): ReadInputs {
  const [first] = records
  if (first?.event !== 'caseCreated') return unreadable(first)
  const inputs: RecordedInput[] = []
  const facts: Record<string, unknown> = {}
  let intake: CaseIntake | null = null
  for (let index = 0; index < records.length; ) {
    const record = records[index] as CaseRecord
    if (record.event === 'planChanged') return { ok: false, code: 'rehearsal.case-migrated', at: record.at }
    const group = groupFrom(records, index)
    index += group.length
    if (intake === null) {
      intake = intakeOf(id, group, isBots || records.some(({ event }) => event === 'handedToPeople'))
    } else if (record.event === 'performed') inputs.push(performedOf(group))
    else if (record.event === 'subflowEnded') inputs.push(childEndedOf(group))
    else if (isFromOutside(record)) {
      const command = commandOf(group, plan, facts)
      if (command === null) return unreadable(record)
      if (command !== 'nothing') inputs.push({ kind: 'command', at: record.at, actor: record.actor, command })
    } else if (deadlines.has(record.event) && records[index]?.at === record.at) {
      inputs.push({ kind: 'tick', at: record.at })
    }
    Object.assign(facts, record === first ? record.data['facts'] : {}, factsIn(group))
  }
  if (intake === null) return unreadable(first)
  return { ok: true, createdAt: first.at, actor: first.actor, intake, inputs }
}

function unreadable(record: CaseRecord | undefined): ReadInputs {
  return { ok: false, code: 'rehearsal.case-unreadable', seq: record?.seq ?? 0, event: record?.event ?? 'nothing' }
}

function isFromOutside({ commandId, actor }: CaseRecord): boolean {
  return commandId !== undefined || actor.kind !== 'system'
}

/** The entries of one step: those with one command id; without one, those of one hand at one instant. */
function groupFrom(records: readonly CaseRecord[], from: number): readonly CaseRecord[] {
  const first = records[from] as CaseRecord
  let end = from + 1
  while (end < records.length && belongsTo(records[end] as CaseRecord, first)) end += 1
  return records.slice(from, end)
}

function belongsTo(record: CaseRecord, first: CaseRecord): boolean {
  if (first.commandId !== undefined) return record.commandId === first.commandId
  if (record.commandId !== undefined || record.at !== first.at) return false
  if (first.event === 'performed' || first.event === 'subflowEnded') return record.event === 'factChanged'
  return first.actor.kind !== 'system' && record.event !== 'performed' && record.event !== 'subflowEnded'
}

function intakeOf(id: string, group: readonly CaseRecord[], isBots: boolean): CaseIntake {
  const created = group[0]?.data ?? {}
  const { channel } = created
  const facts = created['facts'] as CaseFacts | undefined
  const waiting = group.find(({ event }) => event === 'waitStarted')?.data['reason']
  // Whoever takes the case when it begins is told right after its creation; later hand-overs follow from its first nodes.
  const assigned = group[1]?.event === 'assigned' ? group[1].data : {}
  const { team, assignee } = assigned
  return {
    id,
    facts: facts ?? {},
    ...(typeof channel === 'string' ? { channel } : {}),
    ...(typeof team === 'string' ? { team } : {}),
    ...(typeof assignee === 'string' ? { assignee } : {}),
    ...(typeof waiting === 'string' ? { waiting } : {}),
    ...(isBots ? { bot: true } : {}),
  }
}

function performedOf([first, ...rest]: readonly CaseRecord[]): RecordedInput {
  const { at = 0, data = {} } = first ?? {}
  const { node, step, ok } = data
  return { kind: 'performed', at, node: textOf(node), step: Number(step), ok: ok === true, facts: factsIn(rest) }
}

function childEndedOf([first, ...rest]: readonly CaseRecord[]): RecordedInput {
  const { at = 0, data = {} } = first ?? {}
  const { node, outcome } = data
  return {
    kind: 'childEnded',
    at,
    node: textOf(node),
    outcome: typeof outcome === 'string' ? outcome : null,
    facts: factsIn(rest),
  }
}

/** The command that a step was taken for; `nothing` where it was rejected, null where nobody can tell. */
function commandOf(
  group: readonly CaseRecord[],
  { nodes }: Plan,
  facts: Readonly<Record<string, unknown>>,
): CaseCommand | 'nothing' | null {
  const isTask = (node: unknown) =>
    typeof node === 'string' && Object.hasOwn(nodes, node) && nodes[node]?.kind === 'task'
  const own = group.filter(
    ({ actor, event, data }) => actor.kind !== 'system' && (event !== 'nodeLeft' || isTask(data['node'])),
  )
  const find = (event: RecordName) => own.find((record) => record.event === event)
  for (const [event, read] of headlines) {
    const record = find(event)
    if (record === undefined) continue
    return event === 'nodeLeft' && wasResolved(record, own, nodes, facts) ? { do: 'resolve' } : read(record, own)
  }
  const set = factsIn(own)
  const assigned = find('assigned')
  if (Object.keys(set).length > 0) return { do: 'set', facts: { ...set, ...assignedFacts(assigned) } }
  if (assigned !== undefined) return assignOf(assigned)
  return group.every(({ event }) => silent.has(event)) ? 'nothing' : null
}

const silent: ReadonlySet<RecordName> = new Set(['rejected', 'breachContested', 'reasonRequired'])

type ReadCommand = (record: CaseRecord, own: readonly CaseRecord[]) => CaseCommand | null

/** What tells a command, the surest sign first: a completed task may resolve, a reopening leaves nodes. */
const headlines: readonly (readonly [RecordName, ReadCommand])[] = [
  ['reopened', () => ({ do: 'reopen' })],
  ['merged', ({ data }) => ({ do: 'merge', into: textOf(data['into']) })],
  ['message', ({ data }) => ({ do: 'message', ...optional('channel', data['channel']) })],
  [
    'reply',
    ({ data }) => ({ do: 'reply', by: data['by'] === 'bot' ? 'bot' : 'person', public: data['public'] === true }),
  ],
  ['note', () => ({ do: 'note' })],
  ['external', ({ data, seq }, own) => ({ do: 'external', name: textOf(data['name']), ...withFacts(own, seq) })],
  ['surveyAnswered', ({ data }) => ({ do: 'answer', node: textOf(data['node']), score: Number(data['score']) })],
  ['handedToPeople', () => ({ do: 'handOver' })],
  ['linked', ({ data }) => ({ do: 'link', to: textOf(data['to']), as: textOf(data['as']) })],
  ['tagged', ({ data }) => ({ do: 'tag', add: Array.isArray(data['tags']) ? data['tags'].map(textOf) : [] })],
  ['waitStarted', ({ data, at }) => waitOf(textOf(data['reason']), data['untilAt'], at)],
  ['nodeLeft', (record, own) => completeOf(record, own)],
  ['resolved', () => ({ do: 'resolve' })],
  ['closed', () => ({ do: 'close' })],
  ['cancelled', () => ({ do: 'cancel' })],
  ['waitEnded', ({ data }, own) => resumeOf(textOf(data['reason']), own)],
]

/**
 * Whether `resolve` ended a task, which asks for no form. Its records are those of completing the task by its one resolving
 * outcome without a fact, and so is what it does; only where a required fact was missing can it have been nothing else.
 */
function wasResolved(
  left: CaseRecord,
  own: readonly CaseRecord[],
  nodes: Plan['nodes'],
  known: Readonly<Record<string, unknown>>,
): boolean {
  const task = nodes[textOf(left.data['node'])]
  const isResolved = own.some(({ event, seq }) => event === 'resolved' && seq < left.seq)
  if (task?.kind !== 'task' || !isResolved) return false
  const resolving = task.outcomes.filter(({ resolves }) => resolves)
  if (resolving.length !== 1 || resolving[0]?.id !== left.data['way']) return false
  const given: Readonly<Record<string, unknown>> = withFacts(own, left.seq).facts ?? {}
  return task.form.some((field) => {
    if (typeof field === 'string' || field.required !== true) return false
    const from = Object.hasOwn(given, field.fact) ? given : known
    const value = Object.hasOwn(from, field.fact) ? from[field.fact] : undefined
    return value === undefined || value === null || value === ''
  })
}

function completeOf({ data, seq }: CaseRecord, own: readonly CaseRecord[]): CaseCommand | null {
  const { node, way } = data
  if (typeof node !== 'string' || typeof way !== 'string') return null
  return { do: 'complete', node, outcome: way, ...withFacts(own, seq) }
}

function waitOf(reason: string, untilAt: unknown, at: Instant): CaseCommand {
  return { do: 'wait', reason, ...(typeof untilAt === 'number' && untilAt > at ? { until: untilAt } : {}) }
}

function resumeOf(reason: string, own: readonly CaseRecord[]): CaseCommand {
  const ended = own.filter(({ event }) => event === 'waitEnded').length
  return ended > 1 ? { do: 'resume' } : { do: 'resume', reason }
}

function assignOf({ data }: CaseRecord): CaseCommand {
  const { team, assignee, isNewTeam } = data
  return {
    do: 'assign',
    ...(isNewTeam === true && typeof team === 'string' ? { team } : {}),
    agent: typeof assignee === 'string' ? assignee : null,
  }
}

function assignedFacts(record: CaseRecord | undefined): CaseFacts {
  if (record === undefined) return {}
  const { team, assignee, isNewTeam } = record.data
  return {
    ...(isNewTeam === true && typeof team === 'string' ? { team } : {}),
    assignee: typeof assignee === 'string' ? assignee : null,
  }
}

/** The facts that a command brought: those that changed before what it did. */
function withFacts(own: readonly CaseRecord[], beforeSeq: number): { readonly facts?: CaseFacts } {
  const before = own.filter(({ seq }) => seq < beforeSeq)
  const facts = { ...factsIn(before), ...assignedFacts(before.find(({ event }) => event === 'assigned')) }
  return Object.keys(facts).length === 0 ? {} : { facts }
}

function factsIn(records: readonly CaseRecord[]): CaseFacts {
  const facts: Record<string, FactValue> = {}
  for (const { event, data } of records) {
    if (event === 'factChanged' && typeof data['fact'] === 'string')
      facts[data['fact']] = (data['is'] ?? null) as FactValue
  }
  return facts
}

function optional<K extends string>(field: K, value: unknown): { readonly [F in K]?: string } {
  return (typeof value === 'string' ? { [field]: value } : {}) as { readonly [F in K]?: string }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
