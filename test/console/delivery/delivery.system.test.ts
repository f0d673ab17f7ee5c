import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import { simpleParser } from 'mailparser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { deliverReports } from '../../../activities/deliver-reports.ts'
import { dispatchJobs } from '../../../activities/dispatch-jobs.ts'
import type { WorkLoop } from '../../../activities/work-loop.ts'
import { reportPartsOf } from '../../../cli/parts/report-parts.ts'
import { makeSmtpMailer } from '../../../connectors/mail/smtp-mailer.ts'
import { testParts } from '../../activities/parts.ts'
import { chromiumExecutable, launchChromium } from '../../parts/chromium.ts'
import { freePort } from '../../parts/free-port.ts'
import { type MailServer, startMailServer } from '../../parts/smtp.ts'
import { openTestServer, openWithinMs, password, type TestServer } from '../../server/parts/test-server.ts'

let folder: string
let axe: string
let browser: Browser
let context: BrowserContext | undefined
let server: TestServer
let mails: MailServer
let url: string
let loops: WorkLoop[] = []
let complaints: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-delivery-'))
  await build({
    configFile: path.resolve(import.meta.dirname, '../../../console/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  })
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  browser = await launchChromium()
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  server = await openTestServer({ webFolder: folder, publicUrl: url })
  const li = await server.person('li', ['manager'])
  await server.store.query(`update users set email = 'li@example.test' where id = $1`, [li])
  server.setNow(Date.now())
  mails = await startMailServer()
  await server.app.listen({ port, host: '127.0.0.1' })
  const mailer = makeSmtpMailer({ url: mails.url, from: 'pledge@example.test' })
  const reports = await reportPartsOf(server.store, {
    chromium: await chromiumExecutable(),
    programs: '',
    now: Date.now,
  })
  const parts = { ...testParts(server.store).parts, mailer, reports, now: Date.now, publicUrl: url }
  const onError = (error: unknown) => complaints.push(String(error))
  loops = [
    deliverReports(parts, { restMs: 200, onError }),
    await dispatchJobs(parts, { restMs: 100, onError, onDead: (_, error) => onError(error) }),
  ]
}, openWithinMs)

afterEach(async () => {
  await context?.close()
})

afterAll(async () => {
  await Promise.all(loops.map((loop) => loop.stop()))
  await browser?.close()
  await mails?.stop()
  await server?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function open(address: string, view: { theme: string; language: string; width: number }): Promise<Page> {
  complaints = []
  context = await browser.newContext({
    viewport: { width: view.width, height: 900 },
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  await context.addInitScript(({ theme, language }) => {
    // The frame of the preview has no storage.
    if (window.self !== window.top) return
    localStorage.setItem('pledge.theme', theme)
    localStorage.setItem('pledge.language', language)
  }, view)
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(url + address)
  await page.locator('input[autocomplete=username]').fill('li')
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
  return page
}

async function problemsOn(page: Page): Promise<readonly string[]> {
  await page.mouse.move(0, 0)
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    ...(excess > 0 ? [`${excess} px too wide`] : []),
  ]
}

describe('reports by mail in a browser', () => {
  it('a manager makes one from the reports, looks at it, sends it, and it arrives as a page with PDF and CSV', async () => {
    const page = await open('/reports?range=7d', { theme: 'light', language: 'en', width: 1440 })
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
    expect(complaints).toEqual([])
  })

  it.each([
    { theme: 'dark', language: 'zh-CN', width: 1440 },
    { theme: 'light', language: 'zh-CN', width: 390 },
    { theme: 'dark', language: 'en', width: 390 },
  ])('can be read by everybody in $theme, $language, $width px', async (view) => {
    await server.call('POST', '/api/v1/report-schedules', {
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
    const page = await open('/reports/scheduled', view)
    await page.getByRole('button', { name: `Report ${view.theme} ${view.width}`, exact: true }).waitFor()
    expect(await problemsOn(page)).toEqual([])

    await page.getByRole('button', { name: `Report ${view.theme} ${view.width}`, exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Preview|预览/ })
      .waitFor()
    expect(await problemsOn(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
