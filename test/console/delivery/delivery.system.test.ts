import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { deliverReports } from '../../../activities/deliver-reports.ts'
import { dispatchJobs } from '../../../activities/dispatch-jobs.ts'
import type { WorkLoop } from '../../../activities/work-loop.ts'
import { reportPartsOf } from '../../../cli/parts/report-parts.ts'
import { makeSmtpMailer } from '../../../connectors/mail/smtp-mailer.ts'
import { testParts } from '../../activities/parts.ts'
import { chromiumExecutable } from '../../parts/chromium.ts'
import { type MailServer, startMailServer } from '../../parts/smtp.ts'
import { openWithinMs } from '../../server/parts/test-server.ts'
import { problemsOn, type Seat } from '../../system/parts/browser.ts'
import { openServedApp, type ServedApp } from '../../system/parts/served-app.ts'

let app: ServedApp
let mails: MailServer
let loops: WorkLoop[] = []

beforeAll(async () => {
  app = await openServedApp()
  const { server, complaints } = app
  const li = await server.person('li', ['manager'])
  await server.store.query(`update users set email = 'li@example.test' where id = $1`, [li])
  server.setNow(Date.now())
  mails = await startMailServer()
  const mailer = makeSmtpMailer({ url: mails.url, from: 'pledge@example.test' })
  const reports = await reportPartsOf(server.store, {
    chromium: await chromiumExecutable(),
    programs: '',
    now: Date.now,
  })
  const parts = { ...testParts(server.store).parts, mailer, reports, now: Date.now, publicUrl: app.url }
  const onError = (error: unknown) => complaints.push(String(error))
  loops = [
    deliverReports(parts, { restMs: 200, onError }),
    await dispatchJobs(parts, { restMs: 100, onError, onDead: (_, error) => onError(error) }),
  ]
}, openWithinMs)

afterEach((context) => app?.leave(context))

afterAll(async () => {
  await Promise.all(loops.map((loop) => loop.stop()))
  await mails?.stop()
  await app?.close()
})

describe('reports by mail in a browser', () => {
  it('a manager makes one from the reports, looks at it, sends it, and it arrives as a page with PDF and CSV', async () => {
    const page = await app.open('li', '/reports?range=7d')
    await page.getByRole('link', { name: 'By mail' }).click()
    await page.getByRole('button', { name: 'New report by mail' }).click()
    const dialog = page.getByRole('dialog', { name: 'New report by mail' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Morning report')
    await dialog.getByRole('button', { name: 'Preview' }).click()

    const mail = page.frameLocator('iframe')
    await mail.getByRole('heading', { name: 'Morning report' }).waitFor()
    await mail.getByText('Promises kept').waitFor()
    expect(await problemsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('iframe').waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'What to do with “Morning report”' }).click()
    await page.getByRole('menuitem', { name: 'Send now' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Send now' }).click()

    const received = await mails.waitFor(({ to }) => to.includes('li@example.test'), 90_000)
    const letter = await simpleParser(received.raw)
    expect(letter.subject).toMatch(/^Morning report: \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/)
    expect(String(letter.html)).toContain('Promises kept')
    expect(letter.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf', 'text/csv'])
    expect(letter.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-')
    expect(letter.attachments[0]?.content.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(0)
    await page.getByText('1 letter').waitFor()
    expect(app.complaints).toEqual([])
  })

  it.each<Seat>([
    { theme: 'dark', language: 'zh-CN', width: 1440 },
    { theme: 'light', language: 'zh-CN', width: 390 },
    { theme: 'dark', language: 'en', width: 390 },
  ])('can be read by everybody in $theme, $language, $width px', async (view) => {
    await app.server.call('POST', '/api/v1/report-schedules', {
      body: {
        name: `Report ${view.theme} ${view.width}`,
        report: { kind: 'figures', period: 'day', measure: 'clock', by: ['team'] },
        rhythm: { every: 'month', monthDay: 31, time: '08:30', zone: 'Asia/Shanghai', calendar: 'ny' },
        recipients: ['li', 'boss@example.test'],
        language: 'zh-CN',
        formats: [],
        isPaused: true,
      },
    })
    const page = await app.open('li', '/reports/scheduled', view)
    await page.getByRole('button', { name: `Report ${view.theme} ${view.width}`, exact: true }).waitFor()
    expect(await problemsOn(page)).toEqual([])

    await page.getByRole('button', { name: `Report ${view.theme} ${view.width}`, exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Preview|预览/ })
      .waitFor()
    expect(await problemsOn(page)).toEqual([])
    expect(app.complaints).toEqual([])
  })
})
