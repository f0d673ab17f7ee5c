import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import { webAppInChromium } from '../console/web-app-in-chromium.ts'
import { desk, problemsOn, type Seat } from '../system/parts/browser.ts'

// That there is no draft yet is an answer.
const app = webAppInChromium({ isAnswer: 404 })

const draft = <D>(key: string) => app.api.state.documents.drafts.get(key)?.document as D | undefined
const clockIn = (id: string) =>
  draft<PolicyDocument>('policy/complaint-standard')?.clocks.find((clock) => clock.id === id)

async function openClock(id: string, view: Seat = desk): Promise<Page> {
  const page = await app.open(`/designer/complaint?view=clocks&at=${id}`, view)
  await page.getByRole('grid').waitFor()
  return page
}

describe('an owner who makes a promise', () => {
  it('fills the table by keyboard, moves an escalation by keys and by mouse, and takes it all back', async () => {
    const page = await openClock('first-response')
    const cell = page
      .getByRole('row', { name: /^Standard/ })
      .getByRole('gridcell')
      .first()
    await cell.click()
    await page.keyboard.type('2 h')
    await page.keyboard.press('Tab')
    await page.keyboard.type('4 working hours')
    await page.keyboard.press('Enter')
    await expect.poll(() => clockIn('first-response')?.targets.length).toBe(4)
    await expect.poll(() => cell.textContent()).toBe('2 h working time')

    const rung = page.getByRole('button', { name: /tell the team that has it/ })
    await rung.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => clockIn('first-response')?.escalations?.[0]?.at).toEqual({ percent: 85 })
    await page.getByLabel('Per cent of the time').waitFor()
    const from = await rung.boundingBox()
    if (from === null) throw new Error('no rung')
    await page.mouse.move(from.x + 20, from.y + 10)
    await page.mouse.down()
    await page.mouse.move(from.x + 120, from.y + 10, { steps: 8 })
    await page.mouse.move(from.x + 320, from.y + 10, { steps: 8 })
    await page.mouse.up()
    await expect.poll(() => clockIn('first-response')?.escalations?.[0]?.at).toHaveProperty('after')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('tell the team that has it')

    while ((await page.getByRole('button', { name: /^Undo/ }).getAttribute('aria-disabled')) === 'false') {
      await page.keyboard.press('Control+z')
    }
    const published = app.api.state.documents.published.get('policy/complaint-standard')
    await expect.poll(() => draft('policy/complaint-standard') ?? published).toEqual(published)
    expect(app.complaints).toEqual([])
  })

  it('pastes a block from a spreadsheet', async () => {
    const page = await openClock('resolution')
    await app.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => navigator.clipboard.writeText('1 h\t2 h\r\n3 working days\tsoon\r\n'))
    await page.getByRole('gridcell').first().click()
    await page.keyboard.press('Control+v')

    await page.getByText('1 cell could not be read as a time').waitFor()
    await expect
      .poll(() => clockIn('resolution')?.targets.map(({ within }) => within.amount))
      .toEqual([24, 1, 2, 3, 48])
  })

  it('comes from the bars under the drawing', async () => {
    const page = await app.open('/designer/complaint')
    await page.getByRole('button', { name: /^Open the promise First answer/ }).click()

    await page.getByRole('heading', { name: 'First answer' }).waitFor()
    expect(new URL(page.url()).searchParams.get('at')).toContain('first-response')
  })
})

describe('an owner who looks after facts', () => {
  it('adds one with two values by keyboard alone', async () => {
    const page = await app.open('/designer/complaint?view=facts')
    await page.getByRole('button', { name: 'New fact' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'What is it called?' }).waitFor()
    await page.keyboard.type('Product line')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Private line')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Product line' }).waitFor()
    await page.getByRole('textbox', { name: 'Another value' }).focus()
    await page.keyboard.type('voice')
    await page.keyboard.press('Enter')

    await expect
      .poll(() => draft<FlowDocument>('flow/complaint')?.facts?.find(({ id }) => id === 'product-line'))
      .toMatchObject({
        type: 'enum',
        name: { en: 'Product line' },
        values: [{ id: 'private-line', name: { en: 'Private line' } }, 'voice'],
      })
  })
})

describe.each([
  { theme: 'light', language: 'en', width: 1440 },
  { theme: 'dark', language: 'zh-CN', width: 1024 },
] as const)('promises and facts in %s', (view) => {
  it('can be read by everybody', async () => {
    const clocks = await openClock('solution', view)
    await clocks.getByRole('button', { name: view.language === 'en' ? 'Add an escalation' : '添加升级' }).click()
    expect(await problemsOn(clocks)).toEqual([])
    await app.context.close()
    const facts = await app.open('/designer/complaint?view=facts&at=severity', view)
    await facts.getByRole('heading', { level: 2 }).first().waitFor()
    expect(await problemsOn(facts)).toEqual([])
  })
})
