import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dispatchJobs } from '../../../activities/dispatch-jobs.ts'
import { watchAlerts } from '../../../activities/watch-alerts.ts'
import type { WorkLoop } from '../../../activities/work-loop.ts'
import { makeSmtpMailer } from '../../../connectors/mail/smtp-mailer.ts'
import type { NewAlert } from '../../../core/contract/wire-alerts.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import { testParts } from '../../activities/parts.ts'
import { type MailServer, startMailServer } from '../../parts/smtp.ts'
import { openWithinMs } from '../../server/parts/test-server.ts'
import { problemsOn, type Seat } from '../../system/parts/browser.ts'
import { openServedApp, type ServedApp } from '../../system/parts/served-app.ts'

const minute = 60_000

/** A promise of half an hour at any time of any day. */
const documents = [
  {
    kind: 'calendar',
    id: 'always',
    timeZone: 'UTC',
    hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, ['00:00-24:00']])),
  },
  {
    kind: 'policy',
    id: 'quick',
    clocks: [
      {
        id: 'answer',
        name: { en: 'Answer', 'zh-CN': '答复' },
        metric: 'resolution',
        calendar: 'always',
        targets: [{ within: { amount: 30, unit: 'minutes' } }],
      },
    ],
  },
  {
    kind: 'flow',
    id: 'quick',
    name: { en: 'Quick question', 'zh-CN': '简单咨询' },
    policy: 'quick',
    stages: [{ id: 'work', name: { en: 'Work', 'zh-CN': '处理' } }],
    nodes: [
      { id: 'begin', kind: 'start', stage: 'work' },
      { id: 'fix', kind: 'task', name: { en: 'Answer it', 'zh-CN': '回答' }, stage: 'work', outcomes: ['done'] },
      { id: 'end', kind: 'end', stage: 'work', does: 'close' },
    ],
    edges: [
      { from: 'begin', to: 'fix', on: 'next' },
      { from: 'fix', to: 'end', on: 'done' },
    ],
  },
]

let app: ServedApp
let mails: MailServer
let loops: WorkLoop[] = []
let ticking: NodeJS.Timeout
let passing: Promise<void> = Promise.resolve()
/** While a case is made in the past. */
let isHeld = false

beforeAll(async () => {
  app = await openServedApp()
  const { server, complaints } = app
  await server.publish(...documents)
  const li = await server.person('li', ['manager'])
  await server.store.query(`update users set email = 'li@example.test' where id = $1`, [li])
  mails = await startMailServer()
  // Time passes for the server, and for the cases as Temporal's timers would let it.
  ticking = setInterval(() => {
    if (isHeld) return
    server.setNow(Date.now())
    passing = passing.then(() => server.engine.passTo(Date.now()))
  }, 200)
  const mailer = makeSmtpMailer({ url: mails.url, from: 'pledge@example.test' })
  const parts = { ...testParts(server.store).parts, mailer, now: Date.now, publicUrl: app.url }
  const onError = (error: unknown) => complaints.push(String(error))
  loops = [
    watchAlerts({ ...parts, visibilityOf: async () => 'all' }, { everyMs: 300, onError }),
    await dispatchJobs(parts, { restMs: 100, onError, onDead: (_, error) => onError(error) }),
  ]
}, openWithinMs)

afterEach((context) => app?.leave(context))

afterAll(async () => {
  clearInterval(ticking)
  await passing
  for (const loop of loops) await loop.stop()
  await mails?.stop()
  await app?.close()
})

/** An alert that tells nobody. */
const alertThatIsOff: NewAlert = {
  name: '一线超时',
  isOn: false,
  measure: 'compliance',
  scope: { flow: ['quick'] },
  is: 'below',
  threshold: 90,
  minimumSample: 20,
  holdMinutes: 10,
  calmMinutes: 5,
  remindMinutes: null,
  calendar: 'always',
  zone: 'Asia/Shanghai',
  recipients: [],
}

/** A case whose promise is broken so long from now; time stands still for the server until `look` has seen it. */
async function caseDueIn(dueInMs: number, look: (number: number) => Promise<void> = async () => {}): Promise<number> {
  const { server } = app
  isHeld = true
  await passing
  try {
    server.setNow(Date.now() - 30 * minute + dueInMs)
    const { status, body } = await server.call('POST', '/api/v1/cases', {
      body: { flow: 'quick', subject: '宽带断网', customer: { id: 'c1', name: '王先生', tier: 'gold' } },
    })
    // Later than any answer that those who look share.
    server.setNow(Date.now() + 1000)
    expect(status).toBe(201)
    await settleVisits(server.store)
    await look(body.number)
    return body.number
  } finally {
    isHeld = false
  }
}

/** Goes on by Tab until something with this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null) return ''
      const labels = (element as HTMLInputElement).labels
      return element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? ''
    })
    if (name.test(focused.trim())) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${name.source}`)
}

describe('the board of a manager', () => {
  it('tells of a breach while one looks, and why; nothing is loaded anew', async () => {
    const page = await app.open('li', '/board')
    await page.getByRole('heading', { name: 'Live board' }).waitFor()
    await page.evaluate(() => {
      ;(globalThis as unknown as { isSame: boolean }).isSame = true
    })
    const late = page.locator('section', { has: page.locator('#board-late') })
    const due = page.locator('section', { has: page.locator('#board-due') })
    const number = await caseDueIn(15_000, (made) => due.getByText(`#${made}`).waitFor())

    await page.getByText('Answer was just broken.').waitFor({ timeout: 60_000 })
    await late.getByText(`#${number}`).waitFor({ timeout: 60_000 })

    await late.getByRole('button', { name: `Why #${number} Answer is due then` }).click()
    await page
      .getByRole('dialog')
      .getByText(/30 min/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => (globalThis as unknown as { isSame?: boolean }).isSame)).toBe(true)
    await page.getByRole('link', { name: /^Late \d/ }).click()
    await page.locator('[data-row-link]', { hasText: `#${number}` }).waitFor()
    expect(page.url()).toContain('/cases?late=true')
    expect(app.complaints).toEqual([])
  })

  it('hangs on a wall, says when it lost the server, and is left by Esc', async () => {
    const number = await caseDueIn(-minute)
    const page = await app.open('li', '/board', { language: 'zh-CN' })
    await page.getByRole('button', { name: '大屏模式' }).click()
    await page.getByText(`#${number}`).first().waitFor()

    expect(await page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'))).toBe('dark')
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await problemsOn(page)).toEqual([])
    await page.context().setOffline(true)
    await page.getByText(/连接中断，数据截至/).waitFor()
    await page.context().setOffline(false)
    await page.getByText(/连接中断/).waitFor({ state: 'detached', timeout: 90_000 })
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: '大屏模式' }).waitFor()
    expect(page.url()).not.toContain('wall')
  })

  it('has alerts that are made by keyboard, and reach people by mail', async () => {
    await caseDueIn(-minute)
    const page = await app.open('li', '/board')
    await page.getByRole('heading', { name: 'Live board' }).waitFor()

    await tabTo(page, /^Alerts/)
    await page.keyboard.press('Enter')
    await page.getByText('No alert yet').waitFor()
    await tabTo(page, /^Add an alert$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, /^Limit/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('0')
    await tabTo(page, /^Begins after/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('0')
    await tabTo(page, /^Add a mail address$/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^Mail address$/)
    await page.keyboard.type('ops@example.test')
    await page.getByText('When more than 0 cases are late, tell ops@example.test.').first().waitFor()
    expect(await problemsOn(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    const mail = await mails.waitFor(({ to }) => to.includes('ops@example.test'), 60_000)
    expect(mail.raw).toContain('Subject: Alert: Cases late now: ')
    await page.getByText('Began · ops@example.test · told').first().waitFor({ timeout: 60_000 })
    await tabTo(page, /^I have seen it$/)
    await page.keyboard.press('Enter')
    await page.getByText('seen by li').waitFor()
    await page.getByRole('button', { name: /^Send a test of/ }).click()
    await page.getByText('Test · ops@example.test · told').waitFor({ timeout: 60_000 })
    expect(await problemsOn(page)).toEqual([])
    expect(app.complaints).toEqual([])
  })

  it.each<Seat>([
    { theme: 'dark', language: 'en', width: 1440 },
    { theme: 'light', language: 'zh-CN', width: 390 },
    { theme: 'dark', language: 'zh-CN', width: 390 },
  ])('can be read by everybody in $theme, $language, $width px', async (view) => {
    await caseDueIn(10 * minute)
    await app.server.call('POST', '/api/v1/alerts', { body: alertThatIsOff })
    const page = await app.open('li', '/board', view)
    await page.locator('[data-row-link]').first().waitFor()
    const board = await problemsOn(page)
    await page.goto(`${app.url}/board?alerts=true`)
    await page
      .getByText(view.language === 'en' ? 'Off' : '已停用', { exact: true })
      .first()
      .waitFor()
    const alerts = await problemsOn(page)

    expect({ board, alerts }).toEqual({ board: [], alerts: [] })
  })
})
