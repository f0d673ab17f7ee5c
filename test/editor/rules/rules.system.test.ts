import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { RulesDocument, RulesList, RulesTable } from '../../../core/contract/rules.ts'
import { webAppInChromium } from '../../console/web-app-in-chromium.ts'
import { desk, problemsOn, type Seat } from '../../system/parts/browser.ts'

// That there is no draft yet is an answer.
const app = webAppInChromium({ isAnswer: 404 })

const draft = (id: string) => app.api.state.documents.drafts.get(`rules/${id}`)?.document as RulesDocument | undefined
const table = () => draft('consultation-triage') as RulesTable | undefined
const list = () => draft('complaint-assess') as RulesList | undefined

async function openTable(view: Seat = desk): Promise<Page> {
  const page = await app.open('/designer/consultation?view=rules', view)
  await page.getByRole('grid').waitFor()
  return page
}

const at = (page: Page, cell: string) => page.locator(`[data-cell="${cell}"]`)
const isThere = (page: Page, cell: string) =>
  expect.poll(() => at(page, cell).evaluate((found) => found === document.activeElement)).toBe(true)

describe('a table at the keyboard', () => {
  it('is filled in, extended, moved, copied and pasted like a spreadsheet', async () => {
    const page = await openTable()
    await app.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await at(page, '0 0').focus()

    await page.keyboard.press('Control+End')
    await isThere(page, '3 4')
    await page.keyboard.press('Control+Enter')
    await isThere(page, '4 0')
    await page.keyboard.type('usage, other')
    await page.keyboard.press('Tab')
    await isThere(page, '4 1')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Is asked' }).press('ArrowDown')
    await page.getByRole('option', { name: 'is not', exact: true }).click()
    await page.getByRole('combobox', { name: 'Value' }).waitFor()
    await page.keyboard.press('Enter')
    await isThere(page, '4 1')
    await expect.poll(() => table()?.rows[4]?.if).toEqual([{ in: ['usage', 'other'] }, { isNot: 'simple' }, '-'])

    await page.keyboard.press('Alt+ArrowUp')
    await isThere(page, '3 1')
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+v')
    await expect.poll(() => table()?.rows[0]?.if.slice(0, 2)).toEqual([{ in: ['usage', 'other'] }, { isNot: 'simple' }])
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('How to use it, Something else\tnot Simple')

    await page.getByRole('button', { name: /^Undo: Paste/ }).click()
    await expect.poll(() => table()?.rows[0]?.if.slice(0, 2)).toEqual(['-', '-'])
    await at(page, '0 0').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect.poll(() => page.locator('[data-cell]:focus').count()).toBe(0)
    await expect.poll(() => page.locator('button:focus').count()).toBe(1)
    expect(app.complaints).toEqual([])
  })

  it('says what does not fit, and Escape leaves everything as it was', async () => {
    const page = await openTable()
    await at(page, '1 1').focus()
    await page.keyboard.type('nonsense')
    await page.keyboard.press('Enter')
    await page.getByText('“nonsense” does not fit Complexity.').waitFor()
    await page.keyboard.press('Escape')
    await isThere(page, '1 1')
    await page.keyboard.press('F2')
    await page.getByRole('dialog', { name: 'Complexity, row 2' }).waitFor()
    await page.keyboard.press('Escape')
    await isThere(page, '1 1')

    expect(table()).toBeUndefined()
  })
})

describe('sentences', () => {
  it('are put together from conditions and groups, tried on a case, and turned into a table', async () => {
    const page = await app.open('/designer/complaint?view=rules')
    await page
      .getByRole('button', { name: /Falls under the policy/ })
      .first()
      .click()
    const group = page.getByRole('group', { name: 'Group: All of these hold' })
    await group.getByRole('button', { name: 'Condition', exact: true }).click()
    const added = page.getByRole('group', { name: 'Condition 2' })
    await added.getByRole('combobox', { name: 'Fact' }).click()
    await page.getByRole('option', { name: /^Amount concerned/ }).click()
    await added.getByRole('combobox', { name: 'Is asked' }).click()
    await page.getByRole('option', { name: 'is below', exact: true }).click()
    await added.getByRole('textbox', { name: 'Value' }).fill('500')
    await expect
      .poll(() => list()?.rules[3]?.if)
      .toMatchObject({ all: [{ fact: 'category' }, { fact: 'amount', op: 'below', value: 500 }] })

    await page.getByRole('button', { name: /^Try it/ }).click()
    await page.getByRole('combobox', { name: 'About' }).click()
    await page.getByRole('option', { name: 'Safety', exact: true }).click()
    await page.getByText('The case takes “A specialist”.').waitFor()
    await page.locator('li[data-entry="danger"][data-result="held"]').waitFor()

    await page.getByText('Table', { exact: true }).click()
    await page.getByRole('button', { name: 'Go on with a table' }).click()
    await page.getByRole('grid').waitFor()
    await expect.poll(() => draft('complaint-assess')?.style).toBe('table')
    expect(app.complaints).toEqual([])
  })
})

const views: readonly Seat[] = [
  desk,
  { theme: 'dark', language: 'zh-CN', width: 1440 },
  { theme: 'dark', language: 'en', width: 1024 },
  { theme: 'light', language: 'zh-CN', width: 1024 },
]

describe.each(views)('in $theme, $language, $width px', (view) => {
  it('tables, cells, trials, JSON and sentences can be read by everybody and fit', async () => {
    const page = await openTable(view)
    const found: Record<string, readonly string[]> = { table: await problemsOn(page) }
    await at(page, '0 2').dblclick()
    await page.getByRole('dialog').waitFor()
    found['cell'] = await problemsOn(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^(Try it|试算)/ }).click()
    await page.getByRole('button', { name: /^(Fill in samples|填入示例)/ }).click()
    await page.locator('tr[data-result="held"]').waitFor()
    found['trial'] = await problemsOn(page)
    await page.getByText('JSON', { exact: true }).click()
    found['json'] = await problemsOn(page)
    await page.goto(`${app.url}/designer/complaint?view=rules`)
    await page.locator('li[data-entry] button[aria-expanded]').nth(2).click()
    found['sentences'] = await problemsOn(page)
    await page.getByText(/^(Table|决策表)$/).click()
    await page.getByRole('button', { name: /^(Go on with a table|改用决策表编写)$/ }).waitFor()
    found['turning'] = await problemsOn(page)

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    expect(app.complaints).toEqual([])
  })
})
