import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openPage, seriousViolations, signIn } from './parts/browser.ts'
import { productInChromium } from './parts/product-in-chromium.ts'

const house = productInChromium()

const panel = (page: Page, name: string | RegExp) => page.getByRole('region', { name })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

const idIn = (page: Page): string => decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')

describe('a team in the browser', () => {
  it('works a complaint from its form to the survey and takes it up again', async () => {
    // Another one at a second attempt.
    const subject = `The parcel came open ${Date.now().toString(36)}`
    const board = await house.open('/cases')
    const page = await house.open('/cases')

    await page.getByRole('link', { name: 'Start a case' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Start a case' }).waitFor()
    await choose(page, 'Process', 'Complaint')
    await page.getByLabel('Name', { exact: true }).fill('Grace Liu')
    await page.getByLabel('E-mail', { exact: true }).fill('grace@example.test')
    await page.getByLabel('Subject').fill(subject)
    await choose(page, 'Channel', 'Phone')
    await page.getByLabel('What the customer says').fill('Half of it is missing.')
    await button(page, 'Start the case').click()
    await page.getByText('This is needed.').waitFor()
    await choose(page, 'About', 'Delivery')
    await button(page, 'Start the case').click()
    await page.getByRole('heading', { level: 1, name: subject }).waitFor()
    const id = idIn(page)

    // The list on the other screen has it without being loaded again.
    await board.getByRole('row', { name: subject }).waitFor()
    const row = board.getByRole('row', { name: subject })
    await row.getByText('due in').waitFor()

    await page.getByLabel('Reply to the customer').fill('We are sorry, and look into it.')
    await button(page, 'Send reply').click()
    await panel(page, 'Conversation and timeline').getByText('We are sorry, and look into it.').waitFor()
    await panel(page, 'Promises').getByText('Met').first().waitFor()

    await button(page, 'Wait …').click()
    const wait = page.getByRole('dialog', { name: 'Wait' })
    await choose(page, 'For whom or what?', 'the customer')
    await wait.getByRole('button', { name: 'Wait', exact: true }).click()
    await page.getByText('Waiting for the customer', { exact: true }).waitFor()
    await row.getByText('Waiting').first().waitFor()
    await page.getByRole('button', { name: /^Resume/ }).click()
    await panel(page, 'Conversation and timeline').getByText('No longer waiting for the customer.').waitFor()

    await button(page, 'Hand on …').click()
    await choose(page, 'Team', 'Specialists')
    await page.getByRole('dialog').getByRole('button', { name: 'Hand on', exact: true }).click()
    await row.getByText('Specialists').waitFor()

    await panel(page, /Find a solution/)
      .getByRole('textbox', { name: 'Solution' })
      .fill('A new one, free of charge')
    await button(page, 'Complete: Solution found').click()
    await button(page, 'Complete: Customer agrees').click()
    await page.getByRole('banner').waitFor()
    await panel(page, 'Process').getByText('Follow-up').waitFor()
    await page.getByText('Resolved', { exact: true }).first().waitFor()

    const answered = await house.product.pledge.cases.do(id, { do: 'answer', score: 5, text: 'Quick and kind' })
    expect(answered).toMatchObject({ isKept: false, state: 'closed' })
    await page.getByText('Closed', { exact: true }).first().waitFor()
    await panel(page, 'Conversation and timeline').getByText('Quick and kind').waitFor()

    await button(page, 'Reopen').click()
    await panel(page, /Find a solution/).waitFor()
    const now = await house.product.pledge.cases.get(id)
    expect(now).toMatchObject({ state: 'open', stage: 'resolve', reopened: 1, breachCount: 0 })
  })

  it('says in both languages why a promise is due then', async () => {
    const { id } = await house.product.pledge.cases.create({
      flow: 'complaint',
      facts: { category: 'billing' },
      subject: 'Twice',
    })
    for (const [language, clock, why, counted] of [
      ['en', 'Why First answer is due then', 'First answer: how the time came about', '30 business minutes'],
      ['zh-CN', '首次响应', '首次响应', '30'],
    ] as const) {
      const page = await house.open(`/cases/${id}`, { language })
      await page.getByRole('button', { name: clock }).click()
      const dialog = page.getByRole('dialog', { name: why })

      await dialog.getByText(counted).first().waitFor()
      const { sentence } = await page.evaluate(
        async ([path, tag]) => (await fetch(path, { headers: { 'accept-language': tag } })).json(),
        [`/api/v1/cases/${id}/clocks/first-response/why`, language] as const,
      )
      await dialog.getByText(sentence).waitFor()
      await page.context().close()
    }
  })

  it('stays Chinese for a Chinese browser, from signing in to the case', async () => {
    const page = await house.open('/cases', { language: 'zh-CN', width: 390 })

    await page.getByRole('main').getByRole('link', { name: '新建工单' }).click()
    await page.getByRole('heading', { level: 1, name: '新建工单' }).waitFor()
    await page.getByRole('combobox', { name: '流程' }).click()
    await page.getByRole('option', { name: '咨询处理' }).click()
    await page.getByLabel('主题').fill('怎么开发票')
    await choose(page, '咨询内容', '订单与发货')
    await page.getByRole('button', { name: '提交工单' }).click()

    await page.getByRole('heading', { level: 1, name: '怎么开发票' }).waitFor()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })
})

describe('whoever cannot see or use a mouse', () => {
  it.each(['light', 'dark'] as const)('finds nothing serious in the way, in the %s theme', async (theme) => {
    const seat = { language: 'en', theme } as const
    const page = await openPage(house.browser, house.product, seat)
    const { id } = await house.product.pledge.cases.create({
      flow: 'complaint',
      facts: { category: 'delivery' },
      subject: 'Late',
    })
    const found: Record<string, unknown> = { 'sign in': await seriousViolations(page) }

    await signIn(page, seat, house.premises.administrator)
    await page.getByRole('row', { name: /Late/ }).first().waitFor()
    found.cases = await seriousViolations(page)
    for (const [name, path, sign] of [
      ['case', `/cases/${id}`, 'Late'],
      ['breaches', '/breaches', 'Breaches'],
      ['start', '/start', 'Start a case'],
      ['administration', '/administration', 'Administration'],
    ] as const) {
      await page.goto(house.product.url + path)
      await page.getByRole('heading', { level: 1, name: sign }).waitFor()
      await page.waitForLoadState('networkidle').catch(() => undefined)
      found[name] = await seriousViolations(page)
    }

    expect(found).toEqual({ 'sign in': [], cases: [], case: [], breaches: [], start: [], administration: [] })
  })
})
