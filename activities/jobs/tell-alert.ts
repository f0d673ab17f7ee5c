import type { AlertJob, AlertRecipient, AlertRule } from '../../core/contract/alerts.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { getAlert } from '../../store/alerts/alerts.ts'
import { endNotice, isNoticeOpen } from '../../store/alerts/episodes.ts'
import { robotSecretName } from '../../store/alerts/robot-secret.ts'
import { newestPlan } from '../../store/documents/plans.ts'
import { getUser } from '../../store/people/users.ts'
import { readSecret } from '../../store/settings/secrets.ts'
import { listSettings } from '../../store/settings/settings.ts'
import { callOf, endpointOf } from '../endpoint.ts'
import { type AlertNames, type AlertWords, alertWords } from './alert-words.ts'
import { errorLine, HopelessWork } from './outcome.ts'
import type { JobParts } from './perform-job.ts'

/**
 * Tells one recipient of an alert. What was told is written down at once, so that a job that is done a second time after a crash tells
 * nobody twice; whoever is not told any more, because the alert or the recipient was taken away, is left alone.
 */
export async function tellAlert(parts: JobParts, job: AlertJob): Promise<void> {
  const { store, now } = parts
  if (!(await isNoticeOpen(store, job.id))) return
  const alert = await getAlert(store, job.alert)
  const recipient = alert?.rule.recipients.find(({ id }) => id === job.recipient)
  if (alert === null || recipient === undefined) {
    await endNotice(store, job.id, { error: 'alert.no-such-recipient' })
    return
  }
  try {
    await tell(parts, job, alert.rule, recipient)
  } catch (error) {
    await endNotice(store, job.id, { error: errorLine(error) })
    throw error
  }
  await endNotice(store, job.id, { sentAt: now() })
}

async function tell(parts: JobParts, job: AlertJob, rule: AlertRule, recipient: AlertRecipient): Promise<void> {
  const { store, publicUrl } = parts
  const names = await namesOf(parts, rule)
  const wordsIn = (language: Language) => alertWords(rule, job, names, language, publicUrl)
  switch (recipient.kind) {
    case 'person': {
      const user = await getUser(store, recipient.user)
      if (!user?.isActive || !user.email) throw new HopelessWork('step.no-recipient', { to: recipient.user })
      return mail(parts, job, user.email, wordsIn(user.language.startsWith('zh') ? 'zh-CN' : 'en'))
    }
    case 'mail':
      return mail(parts, job, recipient.address, wordsIn(recipient.language))
    case 'endpoint':
      return post(parts, job, rule, recipient.endpoint)
    case 'robot':
      return tellRobot(parts, job, recipient, wordsIn(recipient.language))
  }
}

async function namesOf({ store }: JobParts, { scope, node = '' }: AlertRule): Promise<AlertNames> {
  const teams = scope.team === undefined ? [] : await listSettings<TeamSetting>(store, 'teams')
  const plans = await Promise.all((scope.flow ?? []).map((flow) => newestPlan(store, flow)))
  const known = plans.filter((plan) => plan !== null)
  return {
    flow: new Map(known.map(({ id, name }) => [id, name])),
    team: new Map(teams.flatMap(({ id, value }): [string, LocalText][] => (value.name ? [[id, value.name]] : []))),
    node: known.map(({ nodes }) => nodes[node]?.name).find((name) => name !== undefined) ?? null,
  }
}

async function mail(
  { mailer }: JobParts,
  job: AlertJob,
  to: string,
  { title, lines, link }: AlertWords,
): Promise<void> {
  if (mailer === null) throw new HopelessWork('step.no-mail')
  await mailer.send({ to, subject: title, text: [...lines, '', link.url, ''].join('\n'), id: job.id })
}

async function post(parts: JobParts, job: AlertJob, rule: AlertRule, id: string): Promise<void> {
  const endpoint = await endpointOf(parts, id)
  if (endpoint === null) throw new HopelessWork('step.no-endpoint', { endpoint: id })
  const { name, measure, scope, is, threshold } = rule
  const data = {
    alert: { id: job.alert, name, measure, scope, is, threshold },
    value: job.value,
    since: new Date(job.since).toISOString(),
  }
  const event = { id: job.id, type: `pledge.alert.${job.notice}`, at: job.at, data }
  refuseFailure(await parts.postWebhook(callOf(parts, endpoint, event)))
}

async function tellRobot(
  parts: JobParts,
  job: AlertJob,
  { id, service, name }: Extract<AlertRecipient, { kind: 'robot' }>,
  message: AlertWords,
): Promise<void> {
  const secret = await readSecret(parts.store, parts.secretKey, robotSecretName(job.alert, id))
  if (secret === null) throw new HopelessWork('step.no-recipient', { to: name })
  const address = JSON.parse(secret) as { readonly url: string; readonly secret?: string }
  refuseFailure(await parts.postRobot({ service, address, message, at: parts.now() }))
}

function refuseFailure(answer: Awaited<ReturnType<JobParts['postWebhook']>>): void {
  if (answer.ok) return
  if (answer.isFinal) throw new HopelessWork('step.refused', { detail: answer.error })
  throw new Error(answer.error)
}
