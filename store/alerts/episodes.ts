import type { AlertJob, AlertNotice, AlertRecipient, AlertRule, AlertState } from '../../core/contract/alerts.ts'
import { type Conditions, conditions } from '../conditions.ts'
import { decodeCursor, type Page, pageOf, pageSize } from '../cursor.ts'
import { addJobs } from '../jobs/jobs.ts'
import { storableJson } from '../storable-json.ts'
import type { Sql, Transaction } from '../store.ts'
import type { Visibility } from '../visibility.ts'

/** One time that an alert lasted. */
export interface EpisodeRow {
  readonly id: string
  readonly alert: string
  readonly rule: AlertRule
  readonly beganAt: number
  readonly overAt: number | null
  readonly value: number | null
  /** The value that was furthest from good. */
  readonly worst: number | null
  readonly acknowledgedBy: string | null
  readonly acknowledgedAt: number | null
}

/** What one recipient was told. */
export interface NoticeRow {
  readonly id: string
  readonly alert: string
  readonly episode: string | null
  readonly notice: AlertNotice
  readonly recipient: AlertRecipient
  readonly madeAt: number
  /** Null while it is on its way. */
  readonly sentAt: number | null
  /** Why the last attempt failed. */
  readonly error: string | null
}

/** What a look at an alert came to. */
export interface Judgement {
  readonly id: string
  readonly rule: AlertRule
  readonly state: AlertState
  readonly value: number | null
  readonly at: number
  readonly episode: string | null
  readonly change: 'began' | 'over' | null
}

/** Writes down a look, and what became of the alert by it; answers with the episode that it belongs to. */
export async function writeJudgement(tx: Transaction, judgement: Judgement): Promise<string | null> {
  const { id, rule, state, value, at, change } = judgement
  const episode = change === 'began' ? `${id}.${at}` : judgement.episode
  if (change === 'began') {
    await tx.query(
      `insert into alert_episodes (id, alert, rule, began_at, value, worst) values ($1, $2, $3, $4, $5, $5)`,
      [`${id}.${at}`, id, storableJson(rule), at, value],
    )
  } else if (episode !== null && value !== null) {
    const worse = rule.is === 'above' ? 'greatest' : 'least'
    await tx.query(`update alert_episodes set worst = ${worse}(worst, $2) where id = $1`, [episode, value])
  }
  if (change === 'over') await tx.query('update alert_episodes set over_at = $2 where id = $1', [episode, at])
  await tx.query('update alerts set state = $2, value = $3, judged_at = $4, episode = $5 where id = $1', [
    id,
    storableJson(state),
    value,
    at,
    // The words "it is over" may still have to be said when nothing lasts any more: they belong to what lasted.
    state.activeSince === null && state.toldAt === null ? null : episode,
  ])
  return episode
}

/** Tells every recipient: one job each, so that who was told is not told again when another cannot be reached. The same notice again adds nothing. */
export async function addNotices(
  tx: Transaction,
  alert: { readonly id: string; readonly rule: AlertRule; readonly episode: string | null },
  told: Pick<AlertJob, 'notice' | 'value' | 'since' | 'at'>,
): Promise<readonly string[]> {
  const { at, notice } = told
  const jobs = alert.rule.recipients.map(
    ({ id: recipient }): AlertJob => ({
      ...told,
      kind: 'alert',
      id: `alert.${alert.id}.${at}.${notice}.${recipient}`,
      alert: alert.id,
      recipient,
    }),
  )
  const rows = jobs.map((job, index) => ({ id: job.id, recipient: alert.rule.recipients[index] }))
  await tx.query(
    `insert into alert_notices (id, alert, episode, notice, recipient, made_at)
     select r.id, $2, $3, $4, r.recipient, $5 from jsonb_to_recordset($1::jsonb) as r(id text, recipient jsonb)
     on conflict (id) do nothing`,
    [storableJson(rows), alert.id, alert.episode, notice, at],
  )
  await addJobs(tx, null, jobs, at)
  return jobs.map(({ id }) => id)
}

/** Whether a notice still has to be sent. One that was sent, or whose alert never made it, has not. */
export async function isNoticeOpen(sql: Sql, id: string): Promise<boolean> {
  const [row] = await sql.query('select id from alert_notices where id = $1 and sent_at is null', [id])
  return row !== undefined
}

/** Writes down that a recipient was told, or why the attempt failed. */
export async function endNotice(
  sql: Sql,
  id: string,
  outcome: { readonly sentAt: number } | { readonly error: string },
) {
  const isSent = 'sentAt' in outcome
  await sql.query('update alert_notices set sent_at = $2, error = $3 where id = $1', [
    id,
    isSent ? outcome.sentAt : null,
    isSent ? null : outcome.error.slice(0, 500),
  ])
}

export interface EpisodeListing {
  /** 1 to 200. */
  readonly limit: number
  readonly cursor?: string | null
  readonly alert?: string
  readonly visibility: Visibility
}

const episodeColumns = `id, alert, rule, began_at as "beganAt", over_at as "overAt", value, worst,
  acknowledged_by as "acknowledgedBy", acknowledged_at as "acknowledgedAt"`

/** Those who see some teams only see what was said of these alone; a rule that names no team looks at all of them. */
function isAboutTeams(visibility: Visibility, found: Conditions): string {
  if (visibility === 'all') return 'true'
  const teams = `${found.value(JSON.stringify(visibility.teams))}::jsonb`
  return `coalesce(jsonb_array_length(rule->'scope'->'team'), 0) > 0 and rule->'scope'->'team' <@ ${teams}`
}

/** A page of what alerts said, the newest first. Throws `store.bad-cursor`. */
export async function listEpisodes(
  sql: Sql,
  { limit, cursor = null, alert, visibility }: EpisodeListing,
): Promise<Page<EpisodeRow>> {
  const size = pageSize(limit)
  const found = conditions()
  found.add(isAboutTeams(visibility, found))
  if (alert !== undefined) found.add(`alert = ${found.value(alert)}`)
  if (cursor !== null) {
    const { key, id } = decodeCursor(cursor, 'began', 'number')
    found.add(`(began_at, id) < (${found.value(key)}::bigint, ${found.value(id)})`)
  }
  const rows = await sql.query<EpisodeRow>(
    `select ${episodeColumns} from alert_episodes ${found.where} order by began_at desc, id desc limit ${size + 1}`,
    found.values,
  )
  return pageOf(rows, size, ({ beganAt, id }) => ({ sort: 'began', key: beganAt, id }))
}

/** What was told in some episodes, in order. */
export function noticesOf(sql: Sql, episodes: readonly string[]): Promise<NoticeRow[]> {
  return sql.query<NoticeRow>(
    `select id, alert, episode, notice, recipient, made_at as "madeAt", sent_at as "sentAt", error from alert_notices
     where episode in (select jsonb_array_elements_text($1::jsonb)) order by made_at, id limit 2000`,
    [JSON.stringify(episodes)],
  )
}

/** The tests of an alert, the newest first, and what came of them. */
export function testsOf(sql: Sql, alert: string, limit: number): Promise<NoticeRow[]> {
  return sql.query<NoticeRow>(
    `select id, alert, episode, notice, recipient, made_at as "madeAt", sent_at as "sentAt", error from alert_notices
     where alert = $1 and notice = 'test' order by made_at desc, id limit $2`,
    [alert, limit],
  )
}

/** Writes down who has seen an episode, the first one for ever; null where there is none. */
export async function acknowledgeEpisode(
  sql: Sql,
  id: string,
  { by, at, visibility }: { readonly by: string; readonly at: number; readonly visibility: Visibility },
): Promise<EpisodeRow | null> {
  const found = conditions()
  const [person, instant] = [found.value(by), found.value(at)]
  found.add(`id = ${found.value(id)}`)
  found.add(isAboutTeams(visibility, found))
  const [row] = await sql.query<EpisodeRow>(
    `update alert_episodes set acknowledged_by = coalesce(acknowledged_by, ${person}), acknowledged_at = coalesce(acknowledged_at, ${instant}::bigint)
     ${found.where} returning ${episodeColumns}`,
    found.values,
  )
  return row ?? null
}
