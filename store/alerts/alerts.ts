import { calmAlert } from '../../core/alerts/step-alert.ts'
import type { AlertRule, AlertState } from '../../core/contract/alerts.ts'
import { ProblemError } from '../../core/contract/problem-error.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'

/** An alert with how it stands. */
export interface AlertRow {
  readonly id: string
  /** Counts the changes of the rule; what `If-Match` takes. */
  readonly version: number
  readonly rule: AlertRule
  readonly state: AlertState
  /** The episode that lasts. */
  readonly episode: string | null
  readonly value: number | null
  readonly judgedAt: number | null
  readonly acknowledgedBy: string | null
  readonly createdBy: string | null
  /** Who wrote the rule last: what it looks at is what they may see. */
  readonly keeper: string | null
  readonly updatedAt: number
}

const select = `
  select a.id, a.version, a.rule, a.state, a.episode, a.value, a.judged_at as "judgedAt",
    e.acknowledged_by as "acknowledgedBy", a.created_by as "createdBy", a.updated_by as keeper, a.updated_at as "updatedAt"
  from alerts a left join alert_episodes e on e.id = a.episode`

/** Every alert, by name. There are few: the API keeps it so. */
export function listAlerts(sql: Sql): Promise<AlertRow[]> {
  return sql.query<AlertRow>(`${select} order by lower(a.rule->>'name'), a.id`)
}

export async function getAlert(sql: Sql, id: string): Promise<AlertRow | null> {
  const [row] = await sql.query<AlertRow>(`${select} where a.id = $1`, [id])
  return row ?? null
}

export async function countAlerts(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ count: number }>('select count(*) as count from alerts')
  return row?.count ?? 0
}

export interface AlertToSave {
  readonly id: string
  readonly rule: AlertRule
  readonly by: string | null
  readonly at: number
  /** The version last seen; null: there must be none yet; left out: the last one wins. */
  readonly ifVersion?: number | null
}

/**
 * Keeps an alert. One that is turned off, or that looks at something else now, begins anew: what lasted is over without a word. Throws
 * `store.changed-meanwhile` when `ifVersion` does not hold.
 */
export async function saveAlert(tx: Transaction, { id, rule, by, at, ifVersion }: AlertToSave): Promise<AlertRow> {
  const [known] = await tx.query<{ version: number; rule: AlertRule }>(
    'select version, rule from alerts where id = $1 for update',
    [id],
  )
  const isExpected =
    ifVersion === undefined || (ifVersion === null ? known === undefined : known?.version === ifVersion)
  if (!isExpected) throw new ProblemError('store.changed-meanwhile', { id })
  if (known !== undefined && !(rule.isOn && looksAtTheSame(known.rule, rule))) await startAnew(tx, id, at)
  await tx.query(
    `insert into alerts (id, version, rule, is_on, state, created_by, created_at, updated_by, updated_at)
     values ($1, 1, $2, $3, $4, $5, $6, $5, $6)
     on conflict (id) do update set version = alerts.version + 1, rule = excluded.rule, is_on = excluded.is_on,
       updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
    [id, storableJson(rule), rule.isOn, storableJson(calmAlert), by, at],
  )
  const saved = await getAlert(tx, id)
  if (saved === null) throw new Error('an alert that was just saved is there')
  return saved
}

/** Whether two rules of an alert judge the same values in the same way. Pure. */
function looksAtTheSame(one: AlertRule, other: AlertRule): boolean {
  // These change whom it tells, how often and under what name, and nothing of what it looks at.
  const judged = (rule: AlertRule) =>
    JSON.stringify(
      Object.entries({ ...rule, name: '', recipients: [], remindMinutes: null }).toSorted(([a], [b]) =>
        a < b ? -1 : 1,
      ),
    )
  return judged(one) === judged(other)
}

/** Takes an alert away; what lasted is over without a word, and its history stays. False when there was none. */
export async function deleteAlert(tx: Transaction, id: string, at: number, ifVersion?: number): Promise<boolean> {
  const [known] = await tx.query<{ version: number }>('select version from alerts where id = $1 for update', [id])
  if (known === undefined) return false
  if (ifVersion !== undefined && known.version !== ifVersion) throw new ProblemError('store.changed-meanwhile', { id })
  await startAnew(tx, id, at)
  await tx.query('delete from alerts where id = $1', [id])
  return true
}

async function startAnew(tx: Transaction, id: string, at: number): Promise<void> {
  await tx.query('update alert_episodes set over_at = $2 where alert = $1 and over_at is null', [id, at])
  await tx.query('update alerts set state = $2, episode = null, value = null, judged_at = null where id = $1', [
    id,
    storableJson(calmAlert),
  ])
}

/** The alerts that nobody has looked at since `before`, the longest ago first. */
export async function alertsToJudge(sql: Sql, before: number): Promise<readonly string[]> {
  const rows = await sql.query<{ id: string }>(
    `select id from alerts where is_on and (judged_at is null or judged_at <= $1) order by judged_at nulls first, id limit 200`,
    [before],
  )
  return rows.map(({ id }) => id)
}

/** An alert for whoever looks at it now; null where another worker does, or has done since `before`. Nobody else gets it before the end of the transaction. */
export async function takeAlert(tx: Transaction, id: string, before: number): Promise<AlertRow | null> {
  const [taken] = await tx.query(
    `select id from alerts where id = $1 and is_on and (judged_at is null or judged_at <= $2) for update skip locked`,
    [id, before],
  )
  return taken === undefined ? null : await getAlert(tx, id)
}
