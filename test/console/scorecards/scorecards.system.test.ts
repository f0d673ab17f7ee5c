import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultScorecardRules } from '../../../core/scorecards/default-rules.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import { settleFacts } from '../../../store/reports/settle-facts.ts'
import { launchChromium } from '../../parts/chromium.ts'
import { freePort } from '../../parts/free-port.ts'
import { card, closeCase } from '../../server/parts/audited-cases.ts'
import { hour, monday, openTestServer, password, type TestServer } from '../../server/parts/test-server.ts'

const day = 24 * hour
let folder: string
let url: string
let server: TestServer
let browser: Browser
let axe: string
let auditOfMax: string
const ids: Record<string, string> = {}
const contexts: BrowserContext[] = []
const complaints: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-web-'))
  await build({
    configFile: path.resolve(import.meta.dirname, '../../../console/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  })
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  server = await openTestServer({ publicUrl: url, webFolder: folder })
  for (const [login, role] of [
    ['anna', 'agent'],
    ['mia', 'manager'],
    ['max', 'manager'],
  ] as const) {
    ids[login] = await server.person(login, [role])
  }
  for (const id of ['one', 'two']) await closeCase(server, id, ids['anna'] ?? '')
  await settleVisits(server.store)
  await settleFacts(server.store, 500)
  // One audit is enough to be told of here.
  const { components } = defaultScorecardRules
  const rules = { ...defaultScorecardRules, components: { ...components, audit: { ...components.audit, minimum: 1 } } }
  await server.call('PUT', '/api/v1/scorecards/rules', { body: { scope: 'all', from: '2026Q4', rules } })
  await server.call('PUT', '/api/v1/quality/cards/short', { body: { ...card, name: 'Short', basedOn: 0 } })
  const audit = { case: 'two', card: 'short', auditor: ids['max'] }
  auditOfMax = (await server.call('POST', '/api/v1/quality/audits', { body: audit })).body.id
  server.setNow(monday + 8 * day)
  await server.app.listen({ port, host: '127.0.0.1' })
  browser = await launchChromium()
})

afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser?.close()
  await server?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

interface View {
  readonly theme: 'light' | 'dark'
  readonly language: 'en' | 'zh-CN'
  readonly width: number
}

/** The app as somebody sees it who has signed in. */
async function openAs(login: string, address: string, view: View): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 },
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  contexts.push(context)
  await context.addInitScript(({ theme, language }) => {
    localStorage.setItem('pledge.theme', theme)
    localStorage.setItem('pledge.language', language)
  }, view)
  const signedIn = await context.request.post(`${url}/api/v1/session`, {
    data: { login, password },
    headers: { origin: url },
  })
  expect(signedIn.status()).toBe(200)
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(url + address)
  return page
}

/** What axe finds, and whether the page is too wide. */
async function problemsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run
    const { violations } = await run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  })
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [...found, ...(excess > 0 ? [`${excess} px too wide`] : [])]
}

const desk: View = { theme: 'light', language: 'en', width: 1440 }

describe('an audit', () => {
  it('is drawn, scored by keys, appealed against, decided by a third person, and counts in the scorecard', async () => {
    const mia = await openAs('mia', '/scorecards?view=cards', desk)
    await mia.getByRole('button', { name: 'Start with “Complaint”' }).click()
    await mia.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await mia.getByRole('row', { name: /Complaint/ }).waitFor()
    await mia.getByRole('button', { name: /^New rule/ }).click()
    const dialog = mia.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Id' }).fill('weekly')
    await dialog.getByRole('textbox', { name: 'Name in English' }).fill('Every week')
    await dialog.getByLabel('Card').first().click()
    await mia.getByRole('option', { name: 'Complaint' }).click()
    await dialog.getByLabel('How many').first().fill('1')
    await dialog.getByLabel('Auditors').first().click()
    await mia.getByRole('option', { name: 'mia' }).click()
    await mia.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await mia.getByRole('row', { name: /Every week/ }).waitFor()
    await mia.getByRole('button', { name: 'Draw now' }).click()
    await mia.getByText('Cases drawn: 1.').waitFor()

    await mia.getByRole('tab', { name: 'Audits' }).click()
    await mia.getByRole('row', { name: /anna/ }).getByRole('button').click()
    await mia.getByRole('group', { name: /Understood the request/ }).waitFor()
    const criteria = await mia.getByRole('group').count()
    for (let index = 0; index < criteria; index++) {
      await mia.keyboard.press('1')
      await mia.keyboard.press('j')
    }
    await mia.getByText('Score so far').waitFor()
    await mia.keyboard.press('Control+Enter')
    await mia.getByText('The score is submitted.').waitFor()
    await mia.getByRole('heading', { name: 'Scores' }).waitFor()

    const anna = await openAs('anna', '/scorecards?view=audits', { ...desk, language: 'zh-CN' })
    await anna.getByRole('row', { name: /anna/ }).getByRole('button').click()
    await anna.getByRole('button', { name: /^申诉/ }).click()
    await anna.getByRole('textbox', { name: /申诉理由/ }).fill('已在电话中说明原因并致歉，请听录音。')
    await anna.getByRole('button', { name: '提交申诉' }).click()
    await anna.getByText('申诉已提交。').waitFor()

    const max = await openAs('max', '/scorecards?view=audits&audits=appealed', desk)
    await max.getByRole('row', { name: /anna/ }).getByRole('button').click()
    await max.getByText('已在电话中说明原因并致歉').waitFor()
    await max.getByRole('button', { name: /^Change to these marks/ }).click()
    await max
      .getByRole('group', { name: /Understood the request/ })
      .getByRole('radio', { name: '5' })
      .check({ force: true })
    await max.getByRole('textbox', { name: /Reasons of the decision/ }).fill('The recording shows it.')
    await max.getByRole('button', { name: 'Change to these marks' }).click()
    await max.getByText('The appeal is decided.').waitFor()
    await max.getByRole('heading', { name: 'The score was changed.' }).waitFor()

    const [row] = await server.store.query<{ score: number }>(
      `select score from quality_audits where rule_id = 'weekly'`,
    )
    await anna.goto(`${url}/scorecards`)
    const audit = anna.getByRole('row', { name: /质检得分/ })
    await audit.waitFor()
    expect(await audit.innerText()).toContain(String(row?.score))
    await audit.getByRole('button', { name: /对应的工单/ }).click()
    await anna.getByRole('dialog').getByRole('link', { name: /#/ }).click()
    await anna.getByRole('heading', { name: '评分已更改。' }).waitFor()
    expect(complaints).toEqual([])
  })
})

describe.each<View>([
  { theme: 'dark', language: 'en', width: 1440 },
  { theme: 'light', language: 'zh-CN', width: 390 },
])('in $theme, $language, $width px', (view) => {
  it('every view can be read by everybody and fits', async () => {
    const views = ['mine', 'team', 'people', 'audits&audits=all', 'cards', 'calibration', 'weights']
    const page = await openAs('max', '/scorecards', view)
    const found: Record<string, readonly string[]> = {}
    for (const name of [...views, `audits&audit=${auditOfMax}`]) {
      await page.goto(`${url}/scorecards?view=${name}`)
      await page.locator('main h1').waitFor()
      await page.locator('main section, main form, main h2, main table').first().waitFor()
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' })
      found[name] = await problemsOf(page)
    }

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    expect(complaints).toEqual([])
  })
})
