import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../parts/chromium.ts'
import { createMockApi, type MockApi } from './mock-api.ts'
import { type MockServer, startMockServer } from './mock-server.ts'
import { clock, sampleCase } from './sample-data.ts'

let folder: string
let browser: Browser
let axe: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pledge-web-'))
  await build({
    configFile: path.resolve(import.meta.dirname, '../../console/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  })
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

let api: MockApi
let server: MockServer
let context: BrowserContext
let complaints: string[]

beforeEach(async () => {
  api = createMockApi(Date.now)
  server = await startMockServer(api, folder)
  complaints = []
})

afterEach(async () => {
  await context?.close()
  await server.close()
})

interface View {
  readonly theme: 'light' | 'dark'
  readonly language: 'en' | 'zh-CN'
  readonly width: number
}

const desk: View = { theme: 'light', language: 'en', width: 1440 }

async function open(address: string, view: View = desk): Promise<Page> {
  context = await browser.newContext({
    viewport: { width: view.width, height: 900 },
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  await context.addInitScript(({ theme, language }) => {
    localStorage.setItem('pledge.theme', theme)
    localStorage.setItem('pledge.language', language)
  }, view)
  const page = await context.newPage()
  page.on('console', (message) => {
    // A refused sign-in is an answer, not a mistake of the page.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(server.url + address)
  return page
}

async function problemsFoundBy(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

const screens: readonly (readonly [name: string, address: string, ready: string])[] = [
  ['the list', '/cases', '[data-row-link]'],
  ['a late case', '/cases/1042', '#stream'],
  ['a waiting case', '/cases/1029', '#stream'],
  ['the breaches', '/breaches', 'tbody button'],
  ['the start of a case', '/start', '#start-flow'],
  ['the users', '/administration/users', 'tbody td'],
  ['the keys', '/administration/keys', 'tbody td'],
  ['the teams', '/administration/teams', 'tbody td'],
  ['the account', '/account', '#account-password'],
  ['an address that leads nowhere', '/nowhere', 'h1'],
]

const views: readonly View[] = [
  desk,
  { theme: 'dark', language: 'zh-CN', width: 1440 },
  { theme: 'light', language: 'zh-CN', width: 390 },
  { theme: 'dark', language: 'en', width: 390 },
]

describe.each(views)('in $theme, $language, $width px', (view) => {
  it('every screen can be read by everybody and fits', async () => {
    const page = await open('/cases', view)
    const found: Record<string, readonly string[]> = {}
    for (const [name, address, ready] of screens) {
      await page.goto(server.url + address)
      await page.locator(ready).first().waitFor()
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      found[name] = [...(await problemsFoundBy(page)), ...(excess > 0 ? [`${excess} px too wide`] : [])]
    }

    expect(found).toEqual(Object.fromEntries(screens.map(([name]) => [name, []])))
    expect(complaints).toEqual([])
  })

  it('the explanation of a due time and the dialogs can be read by everybody', async () => {
    const page = await open('/cases/1042', view)
    await page.locator('#clocks').waitFor()

    await page
      .getByRole('button', { name: /^Why|^为什么/ })
      .first()
      .click()
    await page
      .getByRole('dialog')
      .getByRole('img', { name: /Open hours|工作时间/ })
      .waitFor()
    expect(await problemsFoundBy(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^(Wait|等待)/ }).click()
    await page.getByRole('dialog').getByRole('radio').first().waitFor()
    expect(await problemsFoundBy(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /or where to go|或想去的页面/ }).waitFor()

    expect(await problemsFoundBy(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('the way in can be read by everybody', async () => {
    api.state.session = null
    const page = await open('/cases', view)
    await page.getByRole('button', { name: /^(Sign in|登录)$/ }).waitFor()

    expect(await problemsFoundBy(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('by keyboard alone', () => {
  it('one signs in, finds a case, answers it and leaves', async () => {
    api.state.session = null
    const page = await open('/cases')
    await page.getByRole('textbox', { name: 'User name' }).waitFor()

    await page.keyboard.type('li')
    await page.keyboard.press('Tab')
    await page.keyboard.type('correct horse battery')
    await page.keyboard.press('Enter')
    await page.locator('[data-row-link]').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    const field = page.getByRole('textbox', { name: 'Reply to the customer' })
    await field.waitFor()
    await field.focus()
    await page.keyboard.type('We refund it today.')
    await page.keyboard.press('Control+Enter')

    await page.locator('#stream ~ *, section').getByText('We refund it today.').first().waitFor()
    expect(page.url()).toContain('/cases/case-1050')
    expect(api.calls.find((call) => call.path.endsWith('/commands'))?.body).toMatchObject({
      do: 'reply',
      public: true,
      text: 'We refund it today.',
    })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('breaches')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Breaches' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('the palette has the focus before the next key can come, and gives it back', async () => {
    const page = await open('/cases/1050')
    const field = page.getByRole('textbox', { name: 'Reply to the customer' })
    await field.focus()

    const focused = await page.evaluate(() => {
      const key = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key))
      return document.activeElement?.getAttribute('role')
    })
    await page.keyboard.press('Escape')

    expect(focused).toBe('combobox')
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.getByRole('combobox', { name: 'A case number, or where to go' }).count()).toBe(0)
  })
})

describe('while it is looked at', () => {
  it('the time left counts down without asking the server, and turns late at its instant', async () => {
    const now = Date.now()
    api.state.cases = [sampleCase(now, 1, { clocks: [clock(now, 6000)] })]
    const page = await open('/cases')
    const cell = page.locator('tbody [data-urgency]')
    await page.locator('tbody [data-urgency="dueSoon"]').waitFor()
    const first = await cell.innerText()
    const asked = api.calls.length

    await page.locator('tbody [data-urgency="late"]').waitFor({ timeout: 20_000 })

    expect(first).toMatch(/due in \d s/)
    expect(await cell.innerText()).toMatch(/late by \d+ s/)
    expect(api.calls).toHaveLength(asked)
  })

  it('a case that others change keeps the focus and the words of who types', async () => {
    const page = await open('/cases/1050')
    const field = page.getByRole('textbox', { name: 'Reply to the customer' })
    await field.click()
    await page.keyboard.type('I am typ')

    api.state.cases = api.state.cases.map((item) =>
      item.number === 1050 ? { ...item, subject: 'Changed by others' } : item,
    )
    api.emit({ type: 'case', case: { id: 'case-1050', number: 1050 }, data: {} })
    await page.getByRole('heading', { name: /Changed by others/ }).waitFor()
    await page.keyboard.type('ing')

    expect(await field.inputValue()).toBe('I am typing')
  })

  it('what was typed survives a reload', async () => {
    const page = await open('/cases/1050')
    await page.getByRole('textbox', { name: 'Reply to the customer' }).fill('Do not lose me')

    await page.reload()

    await expect
      .poll(() => page.getByRole('textbox', { name: 'Reply to the customer' }).inputValue())
      .toBe('Do not lose me')
  })

  it('says that the network is gone, and that it is back', async () => {
    const page = await open('/cases')
    await page.locator('[data-row-link]').first().waitFor()

    await context.setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await context.setOffline(false)

    await page.getByText('You are offline.').waitFor({ state: 'detached' })
  })
})

describe('before anything is shown', () => {
  it('the theme and the language of this device stand', async () => {
    const page = await open('/first-paint.js', { theme: 'dark', language: 'zh-CN', width: 1440 })
    await page.route('**/assets/**', (route) => route.abort())
    await page.goto(`${server.url}/cases`, { waitUntil: 'commit' })
    await page.waitForFunction(() => document.documentElement.hasAttribute('data-mantine-color-scheme'))

    expect(await page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'))).toBe('dark')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  })
})
