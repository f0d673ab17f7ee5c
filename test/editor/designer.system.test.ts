import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../core/contract/flow.ts'
import { webAppInChromium } from '../console/web-app-in-chromium.ts'
import { desk, problemsOn, type Seat } from '../system/parts/browser.ts'

// That there is no draft yet is an answer.
const app = webAppInChromium({ isAnswer: 404 })

const card = (page: Page, text: string) => page.locator('[data-card]', { hasText: text })

async function openComplaint(view: Seat = desk): Promise<Page> {
  const page = await app.open('/designer/complaint', view)
  await page.locator('[data-card]').first().waitFor()
  return page
}

/** Where something is once it has come to rest: a canvas that has just been opened is still fitted into its place. */
async function restingBox(locator: Locator) {
  let before = ''
  for (;;) {
    const box = await locator.boundingBox()
    const now = JSON.stringify(box)
    if (box !== null && now === before) return box
    before = now
    await locator.page().evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)))
  }
}

function draft(): FlowDocument | undefined {
  return app.api.state.documents.drafts.get('flow/complaint')?.document as FlowDocument | undefined
}

describe('an owner at the keyboard', () => {
  it('adds a task, names it and connects it, undoes it all, and finds the draft after a reload', async () => {
    const page = await openComplaint()
    const before = app.api.state.documents.published.get('flow/complaint')

    await page.getByRole('region', { name: 'The process as a picture' }).waitFor()
    await card(page, 'Tell the customer').click()
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: 'Which step?' }).waitFor()
    await page.keyboard.type('task')
    await page.keyboard.press('Enter')
    await card(page, 'New task').waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.type('Call back')
    await page.keyboard.press('Enter')
    await card(page, 'Call back').waitFor()
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: 'Connect “Call back”' }).waitFor()
    await page.getByRole('combobox', { name: 'To which step' }).fill('Are you')
    await page.getByRole('option', { name: 'Are you satisfied?' }).click()
    await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await expect.poll(() => draft()?.edges.some(({ from, to }) => from === 'task' && to === 'survey')).toBe(true)
    expect(draft()?.nodes.find((node) => node.id === 'task')?.name).toMatchObject({ en: 'Call back' })
    await page.reload()
    await card(page, 'Call back').waitFor()
    await card(page, 'Call back').click()
    await page.keyboard.press('Delete')
    await card(page, 'Call back').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await card(page, 'Call back').waitFor()
    expect(before).toBe(app.api.state.documents.published.get('flow/complaint'))
    expect(app.complaints).toEqual([])
  })

  it('undoes everything to the document that was opened', async () => {
    const page = await openComplaint()
    await card(page, 'Find a solution').click()
    await page.keyboard.press('Control+d')
    await page.keyboard.press('Delete')
    await page.keyboard.press('/')
    await page.keyboard.type('wait')
    await page.keyboard.press('Enter')
    await card(page, 'Wait a day').waitFor()
    await page.getByRole('textbox', { name: 'Name' }).fill('Think it over')
    await expect.poll(() => draft()?.nodes.some((node) => node.kind === 'wait')).toBe(true)

    while ((await page.getByRole('button', { name: /^Undo/ }).getAttribute('aria-disabled')) === 'false') {
      await page.keyboard.press('Control+z')
    }

    await card(page, 'Think it over').waitFor({ state: 'detached' })
    await expect
      .poll(() => draft() ?? app.api.state.documents.published.get('flow/complaint'))
      .toEqual(app.api.state.documents.published.get('flow/complaint'))
  })

  it('walks along the ways, opens a form, finds a step, and does it all in the outline as well', async () => {
    const page = await openComplaint()
    const isChosen = (name: string) => expect.poll(() => card(page, name).getAttribute('aria-pressed')).toBe('true')
    await card(page, 'A complaint comes in').click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await isChosen('How serious')
    await page.keyboard.press('ArrowDown')
    await isChosen('Assess by hand')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Name' }).evaluate((field) => field === document.activeElement))
      .toBe(true)
    await page.keyboard.press('Control+f')
    await page.getByRole('combobox', { name: /A step, a team/ }).waitFor()
    await page.keyboard.type('retro')
    await page.keyboard.press('Enter')
    await isChosen('Retrospective')

    await page.getByText('Outline', { exact: true }).click()
    await page.getByRole('treeitem', { name: /Find a solution/ }).click()
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: 'Which step?' }).waitFor()
    await page.keyboard.type('survey')
    await page.keyboard.press('Enter')
    await page.getByRole('treeitem', { name: /Ask how it went/ }).waitFor()
    await page.keyboard.press('Delete')
    await page.getByRole('treeitem', { name: /Ask how it went/ }).waitFor({ state: 'detached' })
    expect(app.complaints).toEqual([])
  })

  it('copies steps into another process', async () => {
    const page = await openComplaint()
    await app.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await card(page, 'Explain why not').click()
    await page.keyboard.press('Control+c')

    await page.goto(`${app.url}/designer/consultation`)
    await card(page, 'A question comes in').or(page.locator('[data-card]').first()).first().click()
    await page.keyboard.press('Control+v')

    await card(page, 'Explain why not').waitFor()
  })
})

describe('an owner with a mouse', () => {
  it('clicks a step where the browser brought it into sight', async () => {
    const page = await app.open('/designer/consultation')
    const step = page.locator('[data-card="answer"]')
    const canvas = await restingBox(page.locator('[data-canvas]'))
    const reach = async () => {
      const { x, width } = await restingBox(step)
      return x + width - (canvas.x + canvas.width)
    }
    expect(await reach()).toBeGreaterThan(0)

    await step.evaluate((card) => card.scrollIntoView({ block: 'center', inline: 'center' }))

    await expect.poll(reach).toBeLessThan(0)
    const { x, y, width, height } = await restingBox(step)
    await page.mouse.click(x + width / 2, y + height / 2)
    await page.locator('[data-card="answer"][aria-pressed="true"]').waitFor()
    expect(app.complaints).toEqual([])
  })

  it('drags a card into another stage', async () => {
    const page = await openComplaint()
    const box = await restingBox(card(page, 'Confirm receipt'))
    const lane = await restingBox(page.getByRole('button', { name: 'Stage “Assessment”' }))

    await page.mouse.move(box.x + 60, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + 100, box.y + 60, { steps: 4 })
    await page.mouse.move(lane.x + 80, box.y + 330, { steps: 8 })
    await page.mouse.up()

    await expect.poll(() => draft()?.nodes.find((node) => node.id === 'receipt')?.stage).toBe('triage')
    await page.getByRole('button', { name: /^Undo: Move Confirm receipt/ }).click()
    await expect
      .poll(() => (draft() ?? app.api.state.documents.published.get('flow/complaint')) as FlowDocument)
      .toEqual(app.api.state.documents.published.get('flow/complaint'))
  })

  it('begins a process of their own and sees what is wrong with it', async () => {
    const page = await app.open('/designer')
    await page.getByRole('button', { name: 'New process' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Order change')
    await page.getByRole('button', { name: 'Draw it' }).click()
    await card(page, 'Work on it').waitFor()

    expect(page.url()).toContain('/designer/order-change')
    await card(page, 'Keep open for a week').click()
    await page.keyboard.press('Delete')
    await page
      .getByText(/leads nowhere|no way out|has no way|nowhere/i)
      .first()
      .waitFor()
    await page.goto(`${app.url}/designer`)
    await page.getByRole('link', { name: 'Order change' }).waitFor()
    expect(app.complaints).toEqual([])
  })
})

describe('who may only read', () => {
  it('sees the process and can change nothing', async () => {
    const { session } = app.api.state
    if (session === null) throw new Error('nobody is signed in')
    app.api.state.session = {
      ...session,
      permissions: session.permissions.filter((one) => one !== 'documents.draft' && one !== 'documents.publish'),
    }
    const page = await openComplaint()
    await card(page, 'Find a solution').click()
    await page.keyboard.press('Delete')
    await page.keyboard.press('/')

    await page.getByText('You may look, but not change anything.').waitFor()
    expect(await card(page, 'Find a solution').count()).toBe(1)
    expect(await page.getByRole('textbox', { name: 'Name' }).isDisabled()).toBe(true)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(app.api.calls.filter((call) => call.method === 'PUT')).toEqual([])
  })
})

const views: readonly Seat[] = [
  desk,
  { theme: 'dark', language: 'zh-CN', width: 1440 },
  { theme: 'dark', language: 'en', width: 1024 },
  { theme: 'light', language: 'zh-CN', width: 1024 },
]

describe.each(views)('in $theme, $language, $width px', (view) => {
  it('every view can be read by everybody and fits', async () => {
    const page = await app.open('/designer', view)
    await page.getByRole('row').nth(1).waitFor()
    const found: Record<string, readonly string[]> = { list: await problemsOn(page) }
    await page.goto(`${app.url}/designer/complaint`)
    await page.locator('[data-card]').first().waitFor()
    found['process'] = await problemsOn(page)
    await page.locator('[data-card]').nth(2).click()
    found['decision'] = await problemsOn(page)
    await page.locator('[data-card]').nth(3).click()
    await page.getByText(/^(Outline|大纲)$/).click()
    await page.getByRole('tree').waitFor()
    found['outline and task'] = await problemsOn(page)
    await page.locator('[data-card]').nth(3).click()
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: /^(Which step\?|哪种步骤？)$/ }).waitFor()
    found['adding'] = await problemsOn(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('c')
    await page.getByRole('dialog').waitFor()
    found['connecting'] = await problemsOn(page)

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    expect(app.complaints).toEqual([])
  })
})
