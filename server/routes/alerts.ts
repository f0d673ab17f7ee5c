import { z } from 'zod'
import type { AlertRecipient, AlertRule } from '../../core/contract/alerts.ts'
import type { NewAlert, WireAlert, WireAlertEpisode, WireAlertNotice } from '../../core/contract/wire-alerts.ts'
import { type AlertRow, countAlerts, deleteAlert, getAlert, listAlerts, saveAlert } from '../../store/alerts/alerts.ts'
import {
  acknowledgeEpisode,
  addNotices,
  type EpisodeRow,
  listEpisodes,
  type NoticeRow,
  noticesOf,
  testsOf,
} from '../../store/alerts/episodes.ts'
import { measureAlert } from '../../store/alerts/measure-alert.ts'
import { robotSecretName } from '../../store/alerts/robot-secret.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { namesOf } from '../../store/people/names-of.ts'
import { deleteSecret, saveSecret } from '../../store/settings/secrets.ts'
import type { Sql, Transaction } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import { principalOf } from '../access/authenticate.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { seesTeam } from '../access/visibility-of.ts'
import { checkAlert } from '../alerts/check-alert.ts'
import { previewAlert } from '../alerts/preview-alert.ts'
import type { App } from '../http/app.ts'
import { etagHeader, versionIn } from '../http/etag.ts'
import { pageOf } from '../http/page-of.ts'
import { apiProblem } from '../problems/api-problem.ts'
import {
  alertEpisodeSchema,
  alertHistoryQuery,
  alertNoticeSchema,
  alertPreviewSchema,
  alertSchema,
  newAlertSchema,
} from '../schemas/alert-schemas.ts'
import { listOf, nothing } from '../schemas/atoms.ts'
import type { ServerParts } from '../server-parts.ts'
import { wireInstant, wireInstantOrNull } from '../wire/wire-instant.ts'

const tags = ['alerts']
const config = { permission: 'alerts.manage', reach: 'teams' } as const
const alertParams = z.strictObject({ id: z.string().min(1).max(100) })
const episodeParams = z.strictObject({ id: z.string().min(1).max(200) })

/** More would not be looked at often enough. */
const mostAlerts = 100
const testsShown = 20

/** Alerts: rules of one's own about what happens now, whom they tell, and what they said. */
export function alertRoutes(app: App, parts: Pick<ServerParts, 'store' | 'now' | 'uuid' | 'secretKey'>): void {
  const { store, now, uuid, secretKey } = parts

  app.get(
    '/alerts',
    {
      config,
      schema: {
        tags,
        summary: 'All alerts, by name',
        description: 'Whoever sees their own teams alone sees, and keeps, alerts that name these and no others.',
        response: { 200: listOf(alertSchema) },
      },
    },
    async (request) => {
      const { visibility } = principalOf(request)
      const seen = (await listAlerts(store)).filter(({ rule }) => isSeen(visibility, rule))
      return { items: seen.map(wireAlert), nextCursor: null }
    },
  )

  app.get(
    '/alerts/:id',
    { config, schema: { tags, summary: 'One alert', params: alertParams, response: { 200: alertSchema } } },
    async (request, reply) => {
      const alert = await known(store, request.params.id, principalOf(request))
      return reply.header('etag', etagHeader(alert.version)).send(wireAlert(alert))
    },
  )

  app.post(
    '/alerts',
    {
      config,
      schema: { tags, summary: 'Add an alert', body: newAlertSchema, response: { 201: alertSchema } },
    },
    async (request, reply) => {
      const id = uuid()
      const by = principalOf(request)
      const saved = await store.transaction(async (tx) => {
        if ((await countAlerts(tx)) >= mostAlerts) throw apiProblem('alert.too-many', { limit: mostAlerts })
        refuseUnseen(by, request.body)
        await checkAlert(tx, id, request.body)
        return keep(tx, id, request.body, { by: by.id, ifVersion: null }, actorOf(by))
      })
      return reply
        .code(201)
        .header('location', `/api/v1/alerts/${id}`)
        .header('etag', etagHeader(saved.version))
        .send(wireAlert(saved))
    },
  )

  app.put(
    '/alerts/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change an alert',
        description: 'What lasts is over without a word when the alert is turned off or looks at something else.',
        params: alertParams,
        body: newAlertSchema,
        response: { 200: alertSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const by = principalOf(request)
      const ifVersion = versionIn(request.headers)
      const saved = await store.transaction(async (tx) => {
        const before = await known(tx, id, by)
        refuseUnseen(by, request.body)
        await checkAlert(tx, id, request.body)
        await forgetAddresses(tx, id, before.rule, request.body.recipients)
        const options = { by: by.id, ...(ifVersion === undefined ? {} : { ifVersion }) }
        return keep(tx, id, request.body, options, actorOf(by))
      })
      return reply.header('etag', etagHeader(saved.version)).send(wireAlert(saved))
    },
  )

  app.delete(
    '/alerts/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Take an alert away',
        description: 'Its history stays.',
        params: alertParams,
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      await store.transaction(async (tx) => {
        const before = await known(tx, id, principalOf(request))
        if (!(await deleteAlert(tx, id, now(), versionIn(request.headers))))
          throw apiProblem('alert.unknown', { alert: id })
        await forgetAddresses(tx, id, before.rule, [])
        const actor = actorOf(principalOf(request))
        await appendAudit(tx, { at: now(), actor, action: 'alert.removed', subject: id })
      })
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/alerts/:id/test',
    {
      config,
      schema: {
        tags,
        summary: 'Tell its recipients how things stand, as a test',
        description: 'Really sent, through the same jobs as an alert; GET /alerts/:id/tests says what came of it.',
        params: alertParams,
        response: { 202: listOf(alertNoticeSchema) },
      },
    },
    async (request, reply) => {
      const by = principalOf(request)
      const { id, rule } = await known(store, request.params.id, by)
      const at = now()
      const actor = actorOf(by)
      const made = await store.transaction(async (tx) => {
        const value = await measureAlert(tx, rule, at, by.visibility)
        const ids = await addNotices(tx, { id, rule, episode: null }, { notice: 'test', value, since: at, at })
        await appendAudit(tx, { at, actor, action: 'alert.tested', subject: id })
        const tests = await testsOf(tx, id, testsShown)
        return tests.filter((notice) => ids.includes(notice.id))
      })
      return reply.code(202).send({ items: made.map(wireNotice), nextCursor: null })
    },
  )

  app.get(
    '/alerts/:id/tests',
    {
      config,
      schema: { tags, summary: 'Its last tests', params: alertParams, response: { 200: listOf(alertNoticeSchema) } },
    },
    async (request) => {
      const { id } = await known(store, request.params.id, principalOf(request))
      return { items: (await testsOf(store, id, testsShown)).map(wireNotice), nextCursor: null }
    },
  )

  app.post(
    '/alerts/preview',
    {
      config,
      schema: {
        tags,
        summary: 'What an alert would have said in the last seven days',
        description: 'Nothing is kept and nobody is told. Without quiet hours.',
        body: newAlertSchema,
        response: { 200: alertPreviewSchema },
      },
    },
    (request) => {
      const by = principalOf(request)
      refuseUnseen(by, request.body)
      return previewAlert(store, ruleOf(request.body), now(), by.visibility)
    },
  )

  app.get(
    '/alerts/history',
    {
      config,
      schema: {
        tags,
        summary: 'What alerts said, the newest first',
        querystring: alertHistoryQuery,
        response: { 200: listOf(alertEpisodeSchema) },
      },
    },
    async (request) => {
      const { alert } = request.query
      const { visibility } = principalOf(request)
      const listing = { ...pageOf(request.query), visibility, ...(alert === undefined ? {} : { alert }) }
      const page = await listEpisodes(store, listing)
      return { items: await wireEpisodes(page.items), nextCursor: page.nextCursor }
    },
  )

  app.post(
    '/alerts/history/:id/acknowledge',
    {
      config,
      schema: {
        tags,
        summary: 'Say that one has seen it',
        description: 'Reminders end. The first one who says so stays.',
        params: episodeParams,
        response: { 200: alertEpisodeSchema },
      },
    },
    async (request) => {
      const { id } = request.params
      const by = principalOf(request)
      const seen = await store.transaction(async (tx) => {
        const found = await acknowledgeEpisode(tx, id, { by: by.id, at: now(), visibility: by.visibility })
        if (found === null) throw apiProblem('alert.unknown-episode', { episode: id })
        await appendAudit(tx, { at: now(), actor: actorOf(by), action: 'alert.acknowledged', subject: id })
        return found
      })
      const [episode] = await wireEpisodes([seen])
      if (episode === undefined) throw new Error('one row makes one episode')
      return episode
    },
  )

  async function keep(
    tx: Transaction,
    id: string,
    alert: NewAlert,
    options: { readonly by: string; readonly ifVersion?: number | null },
    actor: ReturnType<typeof actorOf>,
  ): Promise<AlertRow> {
    const at = now()
    for (const recipient of alert.recipients) {
      if (recipient.kind !== 'robot' || recipient.address === undefined) continue
      const { address: url, secret } = recipient
      const kept = JSON.stringify({ url, ...(secret === undefined ? {} : { secret }) })
      await saveSecret(tx, secretKey, robotSecretName(id, recipient.id), kept, at)
    }
    const saved = await saveAlert(tx, { id, rule: ruleOf(alert), at, ...options })
    await appendAudit(tx, { at, actor, action: 'alert.changed', subject: id, data: { version: saved.version } })
    return saved
  }

  async function wireEpisodes(episodes: readonly EpisodeRow[]): Promise<readonly WireAlertEpisode[]> {
    const notices = await noticesOf(
      store,
      episodes.map(({ id }) => id),
    )
    const names = await namesOf(
      store,
      episodes.map(({ acknowledgedBy }) => acknowledgedBy),
    )
    return episodes.map((episode) => wireEpisode(episode, notices, names))
  }
}

/** Whether an alert looks at nothing but teams that may be seen. Pure. */
function isSeen(visibility: Visibility, { scope: { team = [] } }: Pick<AlertRule, 'scope'>): boolean {
  return visibility === 'all' || (team.length > 0 && team.every((one) => seesTeam(visibility, one)))
}

/** An alert that may be seen; throws `alert.unknown`. */
async function known(sql: Sql, id: string, { visibility }: Principal): Promise<AlertRow> {
  const alert = await getAlert(sql, id)
  if (alert === null || !isSeen(visibility, alert.rule)) throw apiProblem('alert.unknown', { alert: id })
  return alert
}

/** What one may not see one may not be told of either. */
function refuseUnseen({ visibility }: Principal, alert: Pick<NewAlert, 'scope'>): void {
  if (!isSeen(visibility, alert)) throw apiProblem('http.own-teams-only', {})
}

/** The rule as it is kept: without what is secret. */
function ruleOf(alert: NewAlert): AlertRule {
  const recipients = alert.recipients.map((recipient): AlertRecipient => {
    if (recipient.kind !== 'robot') return recipient
    const { kind, id, service, name, language } = recipient
    return { kind, id, service, name, language }
  })
  return { ...alert, recipients }
}

/** What was the address of a robot is not kept longer than the robot. */
async function forgetAddresses(
  tx: Transaction,
  id: string,
  before: AlertRule,
  recipients: readonly { readonly id: string; readonly kind: string }[],
): Promise<void> {
  const staying = new Set(recipients.flatMap((recipient) => (recipient.kind === 'robot' ? [recipient.id] : [])))
  for (const recipient of before.recipients) {
    if (recipient.kind === 'robot' && !staying.has(recipient.id)) {
      await deleteSecret(tx, robotSecretName(id, recipient.id))
    }
  }
}

function wireAlert(alert: AlertRow): WireAlert {
  const { id, version, rule, state, episode, value, judgedAt, acknowledgedBy, updatedAt } = alert
  const isActive = state.activeSince !== null
  return {
    id,
    version,
    rule,
    activeSince: wireInstantOrNull(state.activeSince),
    episode: isActive ? episode : null,
    isAcknowledged: isActive && acknowledgedBy !== null,
    value,
    judgedAt: wireInstantOrNull(judgedAt),
    updatedAt: wireInstant(updatedAt),
  }
}

function wireNotice({ id, notice, recipient, madeAt, sentAt, error }: NoticeRow): WireAlertNotice {
  return { id, notice, recipient, madeAt: wireInstant(madeAt), sentAt: wireInstantOrNull(sentAt), error }
}

function wireEpisode(
  episode: EpisodeRow,
  notices: readonly NoticeRow[],
  names: ReadonlyMap<string, string>,
): WireAlertEpisode {
  const { id, alert, rule, beganAt, overAt, value, worst, acknowledgedBy, acknowledgedAt } = episode
  const { name, measure, is, threshold } = rule
  return {
    id,
    alert,
    name,
    measure,
    is,
    threshold,
    beganAt: wireInstant(beganAt),
    overAt: wireInstantOrNull(overAt),
    value,
    worst,
    acknowledgedBy:
      acknowledgedBy === null ? null : { id: acknowledgedBy, name: names.get(acknowledgedBy) ?? acknowledgedBy },
    acknowledgedAt: wireInstantOrNull(acknowledgedAt),
    notices: notices.filter((notice) => notice.episode === id).map(wireNotice),
  }
}
