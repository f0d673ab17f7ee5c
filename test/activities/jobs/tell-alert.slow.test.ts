import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatchJobs } from '../../../activities/dispatch-jobs.ts'
import { type JobParts, performJob } from '../../../activities/jobs/perform-job.ts'
import { watchAlerts } from '../../../activities/watch-alerts.ts'
import { postRobot } from '../../../connectors/im/post-robot.ts'
import { makeSmtpMailer } from '../../../connectors/mail/smtp-mailer.ts'
import { postWebhook } from '../../../connectors/webhook/post-webhook.ts'
import type { AlertJob, AlertRecipient, AlertRule } from '../../../core/contract/alerts.ts'
import { deleteAlert, saveAlert } from '../../../store/alerts/alerts.ts'
import { addNotices, listEpisodes, noticesOf } from '../../../store/alerts/episodes.ts'
import { robotSecretName } from '../../../store/alerts/robot-secret.ts'
import { commitStep } from '../../../store/cases/commit-step.ts'
import { addUser } from '../../../store/people/users.ts'
import { saveSecret } from '../../../store/settings/secrets.ts'
import { saveSetting } from '../../../store/settings/settings.ts'
import type { Store } from '../../../store/store.ts'
import { type MailServer, startMailServer } from '../../parts/smtp.ts'
import { makeCommit, morning } from '../../store/make-commit.ts'
import { openScratchStore } from '../../store/scratch-store.ts'
import { testParts } from '../parts.ts'

const loopback = { allowedAddresses: ['127.0.0.1'] }
const signs = `whsec_${Buffer.from('a secret that nobody knows').toString('base64')}`

interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

let store: Store
let mails: MailServer
let http: Server
let received: Received[] = []
let origin: string
let parts: JobParts
let mailer: ReturnType<typeof makeSmtpMailer>

beforeAll(async () => {
  store = await openScratchStore()
  mails = await startMailServer()
  http = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += String(chunk)
    })
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, text })
      response.end(request.url?.startsWith('/refuse') ? '{"errcode":93000}' : '{"errcode":0,"code":0}')
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  mailer = makeSmtpMailer({ url: mails.url, from: 'Pledge <pledge@example.test>' })
  parts = {
    ...testParts(store).parts,
    mailer,
    now: Date.now,
    postWebhook: (call) => postWebhook(call, loopback),
    postRobot: (telling) => postRobot(telling, loopback),
  }
  const person = { passwordHash: null, roles: ['manager'], teams: [], isActive: true, createdAt: 1 }
  await addUser(store, {
    ...person,
    id: 'u-li',
    login: 'li',
    name: '李娜',
    email: 'li@example.test',
    language: 'zh-CN',
  })
  await addUser(store, { ...person, id: 'u-ann', login: 'ann', name: 'Ann', email: null, language: 'en' })
  const endpoint = { id: 'ops', url: `${origin}/hook` }
  await saveSetting(store, { kind: 'endpoints', id: 'ops', value: endpoint, updatedAt: 1, updatedBy: null })
  await saveSetting(store, {
    kind: 'teams',
    id: 'frontline',
    value: { id: 'frontline', name: { en: 'Frontline', 'zh-CN': '一线' } },
    updatedAt: 1,
    updatedBy: null,
  })
  await saveSecret(store, parts.secretKey, 'endpoints/ops', signs, 1)
}, 240_000)

afterAll(async () => {
  mailer?.close()
  await mails?.stop()
  http?.closeAllConnections()
  await new Promise((resolve) => http.close(resolve))
  await store?.close()
})

function ruleOf(recipients: readonly AlertRecipient[], more: Partial<AlertRule> = {}): AlertRule {
  return {
    name: 'Too many late',
    isOn: true,
    measure: 'late',
    scope: { team: ['frontline'] },
    is: 'above',
    threshold: 0,
    minimumSample: 0,
    holdMinutes: 0,
    calmMinutes: 0,
    remindMinutes: null,
    calendar: null,
    zone: 'Asia/Shanghai',
    recipients,
    ...more,
  }
}

/** Keeps an alert with the addresses of its robots, and tells its recipients; answers with the jobs. */
async function told(rule: AlertRule, notice: AlertJob['notice'] = 'began'): Promise<readonly AlertJob[]> {
  const id = randomUUID()
  await store.transaction(async (tx) => {
    await saveAlert(tx, { id, rule, by: null, at: morning })
    for (const recipient of rule.recipients) {
      if (recipient.kind !== 'robot') continue
      const address = { url: `${origin}/${recipient.service}?key=k`, secret: 'sign' }
      await saveSecret(tx, parts.secretKey, robotSecretName(id, recipient.id), JSON.stringify(address), 1)
    }
    await addNotices(tx, { id, rule, episode: null }, { notice, value: 7, since: morning, at: morning + 60_000 })
  })
  const jobs = await store.query<{ payload: AlertJob }>(`select payload from jobs where payload->>'alert' = $1`, [id])
  return jobs.map(({ payload }) => payload)
}

const perform = (job: AlertJob) =>
  performJob(parts, { id: job.id, kind: 'alert', caseId: null, attempt: 1, createdAt: 1, payload: job })
const noticeOf = async (job: AlertJob) =>
  (await store.query('select sent_at as "sentAt", error from alert_notices where id = $1', [job.id]))[0]

/** The words of a mail, out of base64 or quoted-printable, or as they are. */
function bodyOf(mail: { readonly raw: string }): string {
  const end = mail.raw.indexOf('\r\n\r\n')
  const [head, body] = [mail.raw.slice(0, end), mail.raw.slice(end + 4)]
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/transfer-encoding: quoted-printable/i.test(head)) return body
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`)
  return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, '%25'))
}

describe('an alert', () => {
  it('writes to a person in their language, and to an address in the one that was chosen', async () => {
    const jobs = await told(
      ruleOf([
        { kind: 'person', id: 'a', user: 'u-li' },
        { kind: 'mail', id: 'b', address: 'ops@example.test', language: 'en' },
      ]),
    )
    for (const job of jobs) await perform(job)

    const chinese = await mails.waitFor(({ to }) => to.includes('li@example.test'))
    const english = await mails.waitFor(({ to }) => to.includes('ops@example.test'))
    expect(bodyOf(chinese)).toContain('当前超时工单：7 张')
    expect(bodyOf(chinese)).toContain('范围：一线。')
    expect(bodyOf(english)).toContain('Cases late now: 7')
    expect(bodyOf(english)).toContain('Since 23 Nov 2026, 09:00 (Asia/Shanghai).')
    expect(bodyOf(english)).toContain('https://pledge.test/board?team=frontline')
    expect(english.raw).toContain('Subject: Alert: Too many late')
  })

  it('calls an endpoint with its signature, and groups in the form of their service', async () => {
    received = []
    const robot = { kind: 'robot' as const, name: '值班群', language: 'zh-CN' as const }
    const jobs = await told(
      ruleOf([
        { kind: 'endpoint', id: 'a', endpoint: 'ops' },
        { ...robot, id: 'b', service: 'wecom' },
        { ...robot, id: 'c', service: 'dingtalk' },
        { ...robot, id: 'd', service: 'feishu' },
      ]),
      'over',
    )
    for (const job of jobs) await perform(job)

    const of = (path: string) => received.find((one) => one.path.startsWith(path))
    const hook = of('/hook')
    const event = new Webhook(signs).verify(hook?.text ?? '', hook?.headers as Record<string, string>)
    expect(event).toMatchObject({
      type: 'pledge.alert.over',
      data: { alert: { name: 'Too many late', measure: 'late', threshold: 0 }, value: 7 },
    })
    expect(JSON.parse(of('/wecom')?.text ?? '').markdown.content).toContain('告警解除：Too many late')
    const dingtalk = new URL(of('/dingtalk')?.path ?? '', origin)
    const at = dingtalk.searchParams.get('timestamp')
    expect(dingtalk.searchParams.get('sign')).toBe(createHmac('sha256', 'sign').update(`${at}\nsign`).digest('base64'))
    expect(JSON.parse(of('/feishu')?.text ?? '')).toMatchObject({ msg_type: 'post' })
    expect(received).toHaveLength(4)
  })

  it('tells nobody twice when a job is done a second time after a crash', async () => {
    received = []
    const [job] = await told(ruleOf([{ kind: 'endpoint', id: 'a', endpoint: 'ops' }]))
    if (job === undefined) throw new Error('there is a job')

    await perform(job)
    await perform(job)

    expect(received).toHaveLength(1)
    expect(await noticeOf(job)).toMatchObject({ error: null })
  })

  it('says why somebody could not be told, and leaves alone who is not to be told any more', async () => {
    const [mute] = await told(ruleOf([{ kind: 'person', id: 'a', user: 'u-ann' }]))
    const [gone] = await told(ruleOf([{ kind: 'endpoint', id: 'a', endpoint: 'ops' }]))
    if (mute === undefined || gone === undefined) throw new Error('there are jobs')
    received = []
    await store.transaction((tx) => deleteAlert(tx, gone.alert, morning))

    await expect(perform(mute)).rejects.toMatchObject({ name: 'HopelessWork', code: 'step.no-recipient' })
    await perform(gone)

    expect(await noticeOf(mute)).toMatchObject({ sentAt: null, error: expect.stringContaining('step.no-recipient') })
    expect(await noticeOf(gone)).toMatchObject({ sentAt: null, error: 'alert.no-such-recipient' })
    expect(received).toEqual([])
  })

  it('goes from a late case to a mail by itself', async () => {
    const flow = randomUUID()
    const id = randomUUID()
    const rule = ruleOf([{ kind: 'mail', id: 'a', address: `${id}@example.test`, language: 'en' }], {
      scope: { flow: [flow] },
    })
    await store.transaction((tx) => saveAlert(tx, { id, rule, by: null, at: morning }))
    const dueAt = Date.now() - 60_000
    await commitStep(
      store,
      makeCommit(randomUUID(), {
        nextDue: { clock: 'resolution', dueAt, breachesAt: dueAt },
        state: { plan: { id: flow, version: 1, hash: 'plan-1' } },
      }),
    )
    const failures: unknown[] = []
    const watch = watchAlerts(
      { ...parts, visibilityOf: async () => 'all' },
      { everyMs: 20, onError: (error) => failures.push(error) },
    )
    const jobs = await dispatchJobs(parts, {
      restMs: 20,
      onError: (error) => failures.push(error),
      onDead: (job, error) => failures.push([job.id, error]),
    })

    const mail = await mails.waitFor(({ to }) => to.includes(`${id}@example.test`))
    await watch.stop()
    await jobs.stop()

    expect(bodyOf(mail)).toContain('Cases late now: 1')
    expect(mails.mails.filter(({ to }) => to.includes(`${id}@example.test`))).toHaveLength(1)
    const { items } = await listEpisodes(store, { visibility: 'all', limit: 5, alert: id })
    expect(
      (
        await noticesOf(
          store,
          items.map((episode) => episode.id),
        )
      )[0]?.sentAt,
    ).not.toBeNull()
    // Others of this file may still hang on those who cannot be told.
    expect(failures.map(String).filter((text) => text.includes(id))).toEqual([])
  })
})
