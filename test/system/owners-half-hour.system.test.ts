import type { i18n } from 'i18next'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createTexts } from '../../look/language/texts.ts'
import type { Seat } from './parts/browser.ts'
import { type Hands, keyboard, mouse } from './parts/hands.ts'
import { productInChromium } from './parts/product-in-chromium.ts'

const house = productInChromium()

/** A process of its own for each run: a copy of the complaint template with two cases that run. */
async function copyOfComplaint(id: string): Promise<readonly string[]> {
  const { documents } = await house.product.pledge.transfer.export()
  const named = (kind: string, of: string) =>
    documents.find((each) => each.kind === kind && each.id === of)?.document as Record<string, unknown>
  const flow = named('flow', 'complaint')
  const nodes = (flow['nodes'] as readonly Record<string, unknown>[]).map((node) =>
    node['rules'] === undefined ? node : { ...node, rules: `${id}-rules` },
  )
  await house.product.pledge.transfer.import({
    documents: [
      { document: { ...named('policy', 'complaint-standard'), id: `${id}-policy` } },
      { document: { ...named('rules', 'complaint-assess'), id: `${id}-rules` } },
      { document: { ...flow, id, policy: `${id}-policy`, nodes } },
    ],
    settings: [],
  })
  const cases = await Promise.all(
    ['delivery', 'billing'].map((category) => house.product.pledge.cases.create({ flow: id, facts: { category } })),
  )
  return cases.map((one) => one.id)
}

const words = {
  en: { vip: 'VIP', way: 'vip-desk', desk: 'VIP desk', task: 'Task', tier: 'Customer class', six: '6 stars' },
  'zh-CN': { vip: '贵宾', way: 'vip-desk', desk: '贵宾专席', task: '任务', tier: '客户级别', six: '六星' },
} as const
const steps = {
  en: { done: 'Done', tell: 'Tell the customer and confirm', solve: 'Find a solution', clock: 'Resolution' },
  'zh-CN': { done: '办结', tell: '告知客户并确认', solve: '制定处理方案', clock: '解决时限' },
} as const

/** One owner at work, in the words of their language. */
class Owner {
  readonly page: Page
  readonly hands: Hands
  readonly t: i18n['t']
  readonly own: (typeof words)[keyof typeof words]
  readonly steps: (typeof steps)[keyof typeof steps]
  readonly isMouse: boolean

  constructor(page: Page, how: 'mouse' | 'keyboard', language: Seat['language']) {
    this.page = page
    this.isMouse = how === 'mouse'
    this.hands = this.isMouse ? mouse(page) : keyboard(page)
    this.t = createTexts(language).t
    this.own = words[language]
    this.steps = steps[language]
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: true })
  }

  card(text: string) {
    return this.page.locator('[data-card]', { hasText: text })
  }

  token(text: string) {
    return this.page.locator('[data-token]', { hasText: text })
  }

  get problems() {
    return this.page.getByRole('region', { name: this.t('designer:problems.title') })
  }

  problem(...texts: readonly string[]) {
    return texts.reduce((found, hasText) => found.filter({ hasText }), this.problems.getByRole('listitem'))
  }

  async open(view: 'drawing' | 'rules' | 'clocks' | 'rehearsal') {
    const tabs = this.page.getByRole('navigation', { name: this.t('designer:views.label') })
    await this.hands.press(tabs.getByRole('button', { name: this.t(`designer:views.${view}`), exact: true }))
  }

  /** Chooses a card: with the mouse where it is in sight, else by looking for it. */
  async find(text: string) {
    if (this.isMouse) await this.hands.press(this.button(this.t('designer:bar.findKeys')))
    else await this.page.keyboard.press('Control+f')
    await this.page.getByRole('dialog').getByRole('combobox').waitFor()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
    await this.page.locator('[data-card][aria-pressed="true"]', { hasText: text }).waitFor()
  }
}

const runs = [
  { how: 'mouse', language: 'en' },
  { how: 'keyboard', language: 'zh-CN' },
  { how: 'mouse', language: 'zh-CN' },
  { how: 'keyboard', language: 'en' },
] as const

describe.each(runs)("an owner's first half hour by $how, in $language", ({ how, language }) => {
  it('adds a way for VIPs, promises them four hours, mends, rehearses, takes a mistake back and publishes', async () => {
    const id = `complaint-${how}-${language.toLowerCase()}`
    const cases = await copyOfComplaint(id)
    const page = await house.open(`/designer/${id}`, { language })
    await page.locator('[data-card]').first().waitFor()
    const owner = new Owner(page, how, language)

    await addRule(owner)
    await mendProblems(owner)
    await promise(owner)
    await mistake(owner)
    await rehearse(owner)
    await publish(owner)

    const published = await house.product.pledge.documents.get('flow', id)
    expect(published).toMatchObject({ version: 2, note: owner.own.vip })
    const policy = (await house.product.pledge.documents.get('policy', `${id}-policy`)).document as {
      clocks: readonly { id: string; targets: readonly unknown[] }[]
    }
    expect(policy.clocks.find((clock) => clock.id === 'resolution')?.targets).toContainEqual({
      when: { 'customer.tier': '6-star' },
      within: { amount: 4, unit: 'businessHours' },
    })
    for (const one of cases) {
      await expect
        .poll(() => house.product.pledge.cases.get(one), { timeout: 60_000 })
        .toMatchObject({ flow: { version: 2 } })
    }
    await page.context().close()
  })
})

/** "When the customer class is 6 stars, then the way vip." */
async function addRule(owner: Owner) {
  const { page, hands, t, own } = owner
  await owner.open('rules')
  await hands.press(owner.button(t('designerRules:sentence.add')))
  const rule = page.locator('li[data-open]')
  await rule.getByRole('textbox', { name: t('designerRules:sentence.name') }).waitFor()
  await page.keyboard.type(own.vip)
  await hands.press(rule.getByRole('button', { name: t('designerRules:group.addTest'), exact: true }))
  await hands.choose(rule.getByRole('combobox', { name: t('designerRules:test.fact'), exact: true }), own.tier)
  await hands.choose(rule.getByRole('combobox', { name: t('designerRules:test.value'), exact: true }), own.six)
  const way = rule.getByRole('combobox', { name: t('designerRules:effect.way') })
  await hands.choose(way, t('designerRules:effect.newWay'))
  await rule.getByRole('textbox', { name: t('designerRules:effect.newWayName') }).waitFor()
  await page.keyboard.type(own.way)
  await page.keyboard.press('Enter')
}

/** The rule can never hold where it stands, and its way leads nowhere: the panel says both. */
async function mendProblems(owner: Owner) {
  const { page, hands, t, own, steps: known } = owner
  await hands.press(owner.problems.getByRole('button', { name: t('designer:problems.title') }))
  const fix = t('designer:problems.fix', { what: '' })
  const shadowed = owner.problem(own.vip).filter({ has: page.getByRole('button', { name: fix }) })
  await shadowed.waitFor()
  const up = owner.button(t('designerRules:sentence.up', { name: own.vip }))
  for (let rule = 5; rule > 2; rule--) await hands.press(up)
  await shadowed.waitFor({ state: 'detached' })

  const leadsNowhere = owner.problem(`“${own.way}”`)
  await hands.press(leadsNowhere.getByRole('button', { name: t('designer:problems.show') }))
  await page.locator('[data-card="assess"][aria-pressed="true"]').waitFor()
  if (owner.isMouse) await owner.button(t('designer:card.addOnWay', { way: own.way })).click()
  else await page.keyboard.press('/')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.type(own.task)
  await page.keyboard.press('Enter')
  await owner.card(t('designer:edits.names.task')).waitFor()
  await page.keyboard.press('F2')
  await page.keyboard.type(own.desk)
  await page.keyboard.press('Enter')
  await owner.card(own.desk).waitFor()

  if (owner.isMouse) await drawWay(owner, own.desk, known.tell)
  else {
    await page.keyboard.press('c')
    await page.getByRole('dialog').waitFor()
    await hands.choose(page.getByRole('combobox', { name: t('designer:connect.to') }), known.tell)
    await hands.press(page.getByRole('dialog').getByRole('button', { name: t('designer:connect.submit'), exact: true }))
  }
  await expect.poll(() => owner.problems.getByRole('status').innerText(), { timeout: 10_000 }).not.toMatch(/error|错误/)
}

/** From the way out of one card to the way into another, with both in sight. */
async function drawWay(owner: Owner, from: string, to: string) {
  const { page, t } = owner
  await owner.button(t('designer:canvas.fit')).click()
  // From far away cards have no ways to draw from.
  for (let step = 0; step < 2; step++) await owner.button(t('designer:canvas.zoomIn')).click()
  const node = (text: string) => page.locator('.react-flow__node', { has: owner.card(text) })
  const out = await resting(node(from).locator('.react-flow__handle.source').last())
  const into = await resting(node(to).locator('.react-flow__handle.target'))
  await page.mouse.move(out.x, out.y)
  await page.mouse.down()
  await page.mouse.move((out.x + into.x) / 2, (out.y + into.y) / 2, { steps: 6 })
  await page.mouse.move(into.x, into.y, { steps: 6 })
  await page.mouse.up()
}

/** The middle of something, once it has come to rest. */
async function resting(locator: Locator) {
  for (let before = ''; ; ) {
    const box = await locator.boundingBox()
    const now = JSON.stringify(box)
    if (box !== null && now === before) return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    before = now
    await locator.page().evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)))
  }
}

/** Four hours for whoever has six stars. */
async function promise(owner: Owner) {
  const { page, hands, t, own, steps: known } = owner
  await owner.open('clocks')
  await hands.press(page.getByRole('button', { name: new RegExp(`^${known.clock}`) }).first())
  const cell = page
    .getByRole('row', { name: new RegExp(`^${own.six}`) })
    .getByRole('gridcell')
    .last()
  if (owner.isMouse) await cell.click()
  else {
    await hands.enter(page.locator('[role=gridcell][tabindex="0"]'))
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('End')
    for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.type('4 h')
  await page.keyboard.press('Enter')
  await expect.poll(() => cell.innerText()).toMatch(/^4 (h|小时)/)
  // Four hours round the clock are over before anybody is back: the panel says so, and counts open time instead.
  await hands.press(owner.problem(known.clock).getByRole('button', { name: t('designer:problems.fix', { what: '' }) }))
  await expect.poll(() => cell.innerText()).toMatch(/working time|工作时间/)
}

/** The last step is deleted, which is seen at once, and is there again. */
async function mistake(owner: Owner) {
  const { page, hands, t, steps: known } = owner
  await owner.open('drawing')
  await owner.find(known.done)
  await page.keyboard.press('Delete')
  await expect.poll(() => owner.problems.getByRole('status').innerText(), { timeout: 10_000 }).toMatch(/error|错误/)
  if (owner.isMouse)
    await hands.press(
      owner.button(t('designer:bar.undoNamed', { what: t('designer:edits.remove', { count: 1, name: known.done }) })),
    )
  else await page.keyboard.press('Control+z')
  await owner.card(known.done).waitFor()
  await expect.poll(() => owner.problems.getByRole('status').innerText(), { timeout: 10_000 }).not.toMatch(/error|错误/)
}

/** A VIP, an ordinary complaint, and one by chance. */
async function rehearse(owner: Owner) {
  const { page, hands, t, own, steps: known } = owner
  const begin = owner.button(t('designerRehearsal:sample.begin'))
  const again = owner.button(t('designerRehearsal:deeds.again'))
  await owner.open('rehearsal')
  await hands.choose(page.getByRole('combobox', { name: own.tier }), own.six)
  await hands.press(begin)
  await owner.token(own.desk).waitFor()
  await hands.press(owner.button(t('designer:edits.names.outcome')).first())
  await owner.token(known.tell).waitFor()

  await hands.press(again)
  await hands.press(begin)
  await page.locator('[data-token]').first().waitFor()
  await hands.press(again)
  await hands.press(owner.button(t('designerRehearsal:sample.chance')))
  await hands.press(begin)
  await page.locator('[data-token]').first().waitFor()
}

/** To running cases, too, which are counted before. */
async function publish(owner: Owner) {
  const { page, hands, t, own } = owner
  await hands.press(owner.button(t('designer:publish.open')))
  const dialog = page.getByRole('dialog', { name: t('designer:publish.title') })
  await dialog
    .getByText(/2 (?:cases|个|张)/)
    .first()
    .waitFor()
  const move = dialog.getByRole('radio', { name: t('designer:publish.migrate') })
  if (owner.isMouse) await move.click()
  else {
    await hands.enter(dialog.getByRole('radio', { name: t('designer:publish.stay') }))
    await page.keyboard.press('ArrowDown')
  }
  await hands.enter(dialog.getByRole('textbox', { name: t('designer:publish.note') }))
  await page.keyboard.type(own.vip)
  await hands.press(dialog.getByRole('button', { name: t('designer:publish.submit'), exact: true }))
  await dialog.getByText(t('designer:publish.done')).waitFor()
}
