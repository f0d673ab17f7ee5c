import { ProblemError } from '../../core/contract/problem-error.ts'
import { type Conditions, conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import { addJobs } from '../jobs/jobs.ts'
import type { Sql, Transaction } from '../store.ts'
import type { Visibility } from '../visibility.ts'
import type { ActionContent, ActionRow, ActionState, Writing } from './retrospective-row.ts'
import { isSeen } from './retrospectives.ts'

const columns = `
  a.id, a.retrospective_id as "retrospectiveId", r.title, r.reason, r.flow, a.what, a.owner, a.due_at as "dueAt", a.state, a.result,
  case when a.document_id is null then null
    else jsonb_build_object('kind', a.document_kind, 'id', a.document_id, 'version', a.document_version) end as document,
  a.ended_at as "endedAt", a.reminded_at as "remindedAt", a.version`

const source = 'retrospective_actions a join retrospectives r on r.id = a.retrospective_id'

/** Writes a new action down; its owner is reminded when it is due. Audit it in the same transaction. */
export async function addAction(
  tx: Transaction,
  retrospectiveId: string,
  content: ActionContent,
  { id, by, at }: Writing,
): Promise<void> {
  await tx.query(
    `insert into retrospective_actions (id, retrospective_id, what, owner, due_at, state, result, document_kind, document_id,
       document_version, ended_at, created_at, created_by, updated_at, updated_by, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $13, 1)`,
    [id, retrospectiveId, ...valuesOf(content), content.state === 'open' ? null : at, at, by],
  )
  await remind(tx, id, content)
}

/**
 * Replaces what an action says. Null when there is none; throws `store.changed-meanwhile` when `ifVersion` does not hold. One that is
 * due at another time is reminded of anew.
 */
export async function changeAction(
  tx: Transaction,
  content: ActionContent,
  { id, by, at, ifVersion }: Writing & { readonly ifVersion?: number },
): Promise<ActionRow | null> {
  await tx.query('select 1 from retrospective_actions where id = $1 for update', [id])
  const before = await getAction(tx, id)
  if (before === null) return null
  if (ifVersion !== undefined && ifVersion !== before.version) throw new ProblemError('store.changed-meanwhile', { id })
  const endedAt = content.state === 'open' ? null : content.state === before.state ? before.endedAt : at
  const isDueAnew = content.dueAt !== before.dueAt || content.owner !== before.owner
  await tx.query(
    `update retrospective_actions set what = $2, owner = $3, due_at = $4, state = $5, result = $6, document_kind = $7,
       document_id = $8, document_version = $9, ended_at = $10, reminded_at = $11, updated_at = $12, updated_by = $13,
       version = version + 1 where id = $1`,
    [id, ...valuesOf(content), endedAt, isDueAnew ? null : before.remindedAt, at, by],
  )
  if (isDueAnew) await remind(tx, id, content)
  return getAction(tx, id)
}

function valuesOf({ what, owner, dueAt, state, result, document }: ActionContent) {
  return [
    what,
    owner,
    dueAt,
    state,
    result,
    document?.kind ?? null,
    document?.id ?? null,
    document?.version ?? null,
  ] as const
}

/** A letter that waits until the action is due; whoever sends it looks whether it still is. Once for each owner and due time. */
async function remind(tx: Transaction, action: string, { owner, dueAt, state }: ActionContent): Promise<void> {
  if (state !== 'open') return
  const job = { id: `reminder/${action}/${dueAt}/${owner}`, kind: 'reminder' as const, at: dueAt, action, owner }
  await addJobs(tx, null, [job], dueAt)
}

/** Notes that the owner was reminded; false when that is not so any more, or was done before. */
export async function noteReminder(sql: Sql, id: string, at: number): Promise<boolean> {
  const rows = await sql.query(
    `update retrospective_actions set reminded_at = $2 where id = $1 and state = 'open' and reminded_at is null returning id`,
    [id, at],
  )
  return rows.length > 0
}

/** One action; null when there is none. */
export async function getAction(sql: Sql, id: string): Promise<ActionRow | null> {
  const [row] = await sql.query<ActionRow>(`select ${columns} from ${source} where a.id = $1`, [id])
  return row ?? null
}

/** The actions of a retrospective, as they were written down. */
export function actionsOf(sql: Sql, retrospectiveId: string): Promise<ActionRow[]> {
  return sql.query<ActionRow>(
    `select ${columns} from ${source} where a.retrospective_id = $1 order by a.created_at, a.id`,
    [retrospectiveId],
  )
}

export interface ActionListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  readonly state?: ActionState
  readonly owner?: string
  /** Only those that should have been done before this instant and are open still. */
  readonly lateAt?: number
  readonly visibility: Visibility
}

/** A page of actions, what is due first first. Throws `store.bad-cursor`. */
export async function listActions(sql: Sql, listing: ActionListing): Promise<Page<ActionRow>> {
  const { cursor = null, state, owner, lateAt, visibility } = listing
  const limit = pageSize(listing.limit)
  const found = conditions()
  found.add(isSeenAction(visibility, found))
  if (state !== undefined) found.add(`a.state = ${found.value(state)}`)
  if (owner !== undefined) found.add(`a.owner = ${found.value(owner)}`)
  if (lateAt !== undefined) found.add(`a.state = 'open' and a.due_at < ${found.value(lateAt)}`)
  if (cursor !== null) {
    const { key, id } = decodeCursor(cursor, 'actions', 'number')
    found.add(`(a.due_at, a.id) > (${found.value(key)}::bigint, ${found.value(id)})`)
  }
  const rows = await sql.query<ActionRow>(
    `select ${columns} from ${source} ${found.where} order by a.due_at, a.id limit ${limit + 1}`,
    found.values,
  )
  return pageOf(rows, limit, ({ dueAt, id }) => ({ sort: 'actions', key: dueAt, id }))
}

/** One's own actions may be seen, and those of retrospectives that may. */
function isSeenAction(visibility: Visibility, found: Conditions): string {
  const isOwn = visibility === 'all' ? 'true' : `a.owner = ${found.value(visibility.assignee)}`
  return `${isOwn} or ${isSeen(visibility, found)}`
}

/** How many open actions somebody has, and how many of those that may be seen are late. */
export async function countActions(
  sql: Sql,
  { owner, at, visibility }: { readonly owner: string; readonly at: number; readonly visibility: Visibility },
): Promise<{ mine: number; late: number }> {
  const found = conditions()
  const [person, instant] = [found.value(owner), found.value(at)]
  found.add(`a.state = 'open'`)
  found.add(isSeenAction(visibility, found))
  const [row] = await sql.query<{ mine: number; late: number }>(
    `select count(*) filter (where a.owner = ${person}) as mine, count(*) filter (where a.due_at < ${instant}::bigint) as late
     from ${source} ${found.where}`,
    found.values,
  )
  return row ?? { mine: 0, late: 0 }
}
