import { describe, expect, it } from 'vitest'
import { desk, problemsOn, type Seat } from '../system/parts/browser.ts'
import { clock, sampleCase } from './sample-data.ts'
import { webAppInChromium } from './web-app-in-chromium.ts'

// A refused sign-in is an answer.
const app = webAppInChromium({ isAnswer: 401 })

const screens: readonly (readonly [name: string, address: string, ready: string])[] = [
  ['the list', '/cases', '[data-row-link]'],
  ['a late case', '/cases/1042', '#stream'],
  ['a waiting case', '/cases/1029', '#stream'],
  ['the breaches', '/breaches', '#review'],
  ['the start of a case', '/start', '#start-flow'],
  ['the users', '/administration/users', 'tbody td'],
  ['the keys', '/administration/keys', 'tbody td'],
  ['the teams', '/administration/teams', 'tbody td'],
  ['the account', '/account', '#account-password'],
  ['an address that leads nowhere', '/nowhere', 'h1'],
]

const views: readonly Seat[] = [
  desk,
  { theme: 'dark', language: 'zh-CN', width: 1440 },
  { theme: 'light', language: 'zh-CN', width: 390 },
  { theme: 'dark', language: 'en', width: 390 },
]

describe.each(views)('in $theme, $language, $width px', (view) => {
  it('every screen can be read by everybody and fits', async () => {
    const page = await app.open('/cases', view)
    const found: Record<string, readonly string[]> = {}
    for (const [name, address, ready] of screens) {
      await page.goto(app.url + address)
      await page.locator(ready).first().waitFor()
      found[name] = await problemsOn(page)
    }

    expect(found).toEqual(Object.fromEntries(screens.map(([name]) => [name, []])))
    expect(app.complaints).toEqual([])
  })

  it('the explanation of a due time and the dialogs can be read by everybody', async () => {
    const page = await app.open('/cases/1042', view)
    await page.locator('#clocks').waitFor()

    await page
      .getByRole('button', { name: /^Why|^为什么/ })
      .first()
      .click()
    await page
      .getByRole('dialog')
      .getByRole('img', { name: /Open hours|工作时间/ })
      .waitFor()
    expect(await problemsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^(Wait|等待)/ }).click()
    await page.getByRole('dialog').getByRole('radio').first().waitFor()
    expect(await problemsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /or where to go|或想去的页面/ }).waitFor()

    expect(await problemsOn(page)).toEqual([])
    expect(app.complaints).toEqual([])
  })

  it('the way in can be read by everybody', async () => {
    app.api.state.session = null
    const page = await app.open('/cases', view)
    await page.getByRole('button', { name: /^(Sign in|登录)$/ }).waitFor()

    expect(await problemsOn(page)).toEqual([])
    expect(app.complaints).toEqual([])
  })
})

describe('by keyboard alone', () => {
  it('one signs in, finds a case, answers it and leaves', async () => {
    app.api.state.session = null
    const page = await app.open('/cases')
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
    expect(app.api.calls.find((call) => call.path.endsWith('/commands'))?.body).toMatchObject({
      do: 'reply',
      public: true,
      text: 'We refund it today.',
    })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('breaches')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Breaches' }).waitFor()
    expect(app.complaints).toEqual([])
  })

  it('the palette has the focus before the next key can come, and gives it back', async () => {
    const page = await app.open('/cases/1050')
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
    app.api.state.cases = [sampleCase(now, 1, { clocks: [clock(now, 6000)] })]
    const page = await app.open('/cases')
    const cell = page.locator('tbody [data-urgency]')
    await page.locator('tbody [data-urgency="dueSoon"]').waitFor()
    const first = await cell.innerText()
    const asked = app.api.calls.length

    await page.locator('tbody [data-urgency="late"]').waitFor({ timeout: 20_000 })

    expect(first).toMatch(/due in \d s/)
    expect(await cell.innerText()).toMatch(/late by (< )?\d+ s/)
    expect(app.api.calls).toHaveLength(asked)
  })

  it('a case that others change keeps the focus and the words of who types', async () => {
    const page = await app.open('/cases/1050')
    const field = page.getByRole('textbox', { name: 'Reply to the customer' })
    await field.click()
    await page.keyboard.type('I am typ')

    app.api.state.cases = app.api.state.cases.map((item) =>
      item.number === 1050 ? { ...item, subject: 'Changed by others' } : item,
    )
    app.api.emit({ type: 'case', case: { id: 'case-1050', number: 1050 }, data: {} })
    await page.getByRole('heading', { name: /Changed by others/ }).waitFor()
    await page.keyboard.type('ing')

    expect(await field.inputValue()).toBe('I am typing')
  })

  it('what was typed survives a reload', async () => {
    const page = await app.open('/cases/1050')
    await page.getByRole('textbox', { name: 'Reply to the customer' }).fill('Do not lose me')

    await page.reload()

    await expect
      .poll(() => page.getByRole('textbox', { name: 'Reply to the customer' }).inputValue())
      .toBe('Do not lose me')
  })

  it('says that the network is gone, and that it is back', async () => {
    const page = await app.open('/cases')
    await page.locator('[data-row-link]').first().waitFor()

    await app.context.setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await app.context.setOffline(false)

    await page.getByText('You are offline.').waitFor({ state: 'detached' })
  })
})

describe('before anything is shown', () => {
  it('the theme and the language of this device stand', async () => {
    const page = await app.open('/first-paint.js', { theme: 'dark', language: 'zh-CN', width: 1440 })
    await page.route('**/assets/**', (route) => route.abort())
    await page.goto(`${app.url}/cases`, { waitUntil: 'commit' })
    await page.waitForFunction(() => document.documentElement.hasAttribute('data-mantine-color-scheme'))

    expect(await page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'))).toBe('dark')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  })
})
