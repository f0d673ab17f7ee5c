import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow'
import type { CaseCommit } from '../core/contract/commit.ts'
import { caseSearchAttributes } from '../core/contract/search-attributes.ts'
import { dateOf } from './now.ts'

type AttributeName = keyof typeof caseSearchAttributes
type AttributeValues = Readonly<Record<AttributeName, string | number | null>>

/** Keeps the search attributes of this workflow as they should be: one event, and only when one of them changed. */
export function makeAttributeKeeper(): (commit: CaseCommit) => void {
  const known = knownAttributes()
  return (commit) => {
    const wanted = attributesOf(commit)
    const changed = attributeNames.filter((name) => known.get(name) !== wanted[name])
    if (changed.length === 0) return
    for (const name of changed) known.set(name, wanted[name])
    upsertSearchAttributes(changed.map((name) => pairOf(name, wanted[name])))
  }
}

/** What operators can look for: status, priority, queue, assignee, flow version, promise state and next due time. Pure. */
export function attributesOf(commit: CaseCommit): AttributeValues {
  const { state } = commit
  const isOver = state.phase === 'closed' || state.phase === 'cancelled'
  return {
    PledgeStatus: commit.status,
    PledgePriority: commit.priority,
    PledgeQueue: state.team,
    PledgeAssignee: state.assignee,
    PledgeFlow: `${state.plan.id}@${state.plan.version ?? 'draft'}`,
    PledgeSla: promiseStateOf(commit),
    PledgeNextDue: isOver ? null : (commit.nextDue?.dueAt ?? null),
  }
}

const attributeNames = Object.keys(caseSearchAttributes) as AttributeName[]

/** The worst of its clocks. */
function promiseStateOf({ state }: CaseCommit): string {
  if (state.breaches.length > 0) return 'breached'
  const newest = state.clocks.flatMap(({ instances }) => instances.slice(-1))
  const running = newest.filter((instance) => instance.state === 'running')
  if (running.some(({ marks }) => Object.values(marks).some(({ warned }) => warned.length > 0))) return 'warned'
  return running.length === 0 && newest.some((instance) => instance.state === 'paused') ? 'paused' : 'onTime'
}

function knownAttributes(): Map<AttributeName, string | number | null> {
  const given = workflowInfo().typedSearchAttributes.getAll()
  const known = new Map<AttributeName, string | number | null>(attributeNames.map((name) => [name, null]))
  for (const { key, value } of given) {
    if (!Object.hasOwn(caseSearchAttributes, key.name)) continue
    known.set(key.name as AttributeName, typeof value === 'object' ? (value.valueOf() as number) : (value as string))
  }
  return known
}

type UpdatePair = Extract<Parameters<typeof upsertSearchAttributes>[0], readonly unknown[]>[number]

function pairOf(name: AttributeName, value: string | number | null): UpdatePair {
  if (caseSearchAttributes[name] === 'Datetime') {
    return { key: { name, type: 'DATETIME' }, value: value === null ? null : dateOf(value as number) }
  }
  return { key: { name, type: 'KEYWORD' }, value: value as string | null }
}
