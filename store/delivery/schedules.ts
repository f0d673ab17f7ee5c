import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Instant } from '../../core/contract/time.ts'
import type { ReportScheduleInput } from '../../core/contract/wire-delivery.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql } from '../store.ts'
import { lastSendings, type SendingRow } from './sendings.ts'

/** A report by mail as it is kept. */
export interface ScheduleRow extends Required<ReportScheduleInput> {
  readonly id: string
  /** The user or key that keeps it. */
  readonly keeper: string
  /** Null while paused, and where its calendar leaves no time. */
  readonly nextAt: Instant | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
  /** Counts its changes from 1. */
  readonly version: number
}

/** So many reports by mail there are at most. */
export const mostSchedules = 500

const columns = `s.id, s.name, s.report, s.rhythm, s.recipients, s.language, s.formats, s.is_paused as "isPaused", s.keeper,
  s.next_at as "nextAt", s.created_at as "createdAt", s.updated_at as "updatedAt", s.version`

/** Every report by mail by name, with the last time it was sent or should have been. */
export async function listSchedules(
  sql: Sql,
): Promise<readonly { readonly schedule: ScheduleRow; readonly last: SendingRow | null }[]> {
  const rows = await sql.query<ScheduleRow>(
    `select ${columns} from report_schedules s order by lower(s.name), s.id limit ${mostSchedules}`,
  )
  const last = await lastSendings(sql)
  return rows.map((schedule) => ({ schedule, last: last.get(schedule.id) ?? null }))
}

export async function getSchedule(sql: Sql, id: string): Promise<ScheduleRow | null> {
  const [row] = await sql.query<ScheduleRow>(`select ${columns} from report_schedules s where s.id = $1`, [id])
  return row ?? null
}

/** Adds one. Throws `delivery.too-many-schedules`. */
export async function addSchedule(sql: Sql, row: Omit<ScheduleRow, 'version'>): Promise<void> {
  const [{ count } = { count: 0 }] = await sql.query<{ count: number }>(
    'select count(*) as count from report_schedules',
  )
  if (count >= mostSchedules) throw new ProblemError('delivery.too-many-schedules', { limit: mostSchedules })
  await sql.query(
    `insert into report_schedules
       (id, name, report, rhythm, recipients, language, formats, is_paused, keeper, next_at, created_at, updated_at, version)
     values ($1, $2, $3::jsonb, $4::jsonb, $5::jsonb, $6, $7::jsonb, $8, $9, $10, $11, $11, 1)`,
    [...contentOf(row), row.createdAt],
  )
}

/**
 * Writes one anew, keeper and all. Throws `delivery.changed-meanwhile` when it is not of this version any more; false when there is none.
 */
export async function changeSchedule(
  sql: Sql,
  row: Omit<ScheduleRow, 'version' | 'createdAt'>,
  ifVersion: number | null,
): Promise<boolean> {
  const changed = await sql.query(
    `update report_schedules set name = $2, report = $3::jsonb, rhythm = $4::jsonb, recipients = $5::jsonb, language = $6,
       formats = $7::jsonb, is_paused = $8, keeper = $9, next_at = $10, updated_at = $11, version = version + 1
     where id = $1 and ($12::integer is null or version = $12) returning id`,
    [...contentOf(row), row.updatedAt, ifVersion],
  )
  if (changed.length > 0) return true
  if ((await getSchedule(sql, row.id)) === null) return false
  throw new ProblemError('delivery.changed-meanwhile', { schedule: row.id })
}

function contentOf(row: Omit<ScheduleRow, 'version' | 'createdAt' | 'updatedAt'>) {
  const { id, name, report, rhythm, recipients, language, formats, isPaused, keeper, nextAt } = row
  return [
    id,
    name,
    storableJson(report),
    storableJson(rhythm),
    storableJson(recipients),
    language,
    storableJson(formats),
    isPaused,
    keeper,
    isPaused ? null : nextAt,
  ]
}

/** Takes one away, with what is known of its sendings. False when there is none. */
export async function deleteSchedule(sql: Sql, id: string): Promise<boolean> {
  return (await sql.query('delete from report_schedules where id = $1 returning id', [id])).length > 0
}

/** Those that are due, for this process alone as long as the transaction lasts: others pass them by. */
export function takeDue(sql: Sql, now: Instant, limit: number): Promise<ScheduleRow[]> {
  return sql.query<ScheduleRow>(
    `select ${columns} from report_schedules s where s.next_at <= $1 and not s.is_paused
     order by s.next_at, s.id limit ${limit} for update skip locked`,
    [now],
  )
}

/** Notes when one is due next. */
export async function setNext(sql: Sql, id: string, nextAt: Instant | null): Promise<void> {
  await sql.query('update report_schedules set next_at = $2 where id = $1', [id, nextAt])
}
