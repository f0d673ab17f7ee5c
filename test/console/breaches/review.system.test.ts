import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hour, monday, openWithinMs, type TestServer } from '../../server/parts/test-server.ts'
import { problemsOn } from '../../system/parts/browser.ts'
import { openServedApp, type ServedApp } from '../../system/parts/served-app.ts'

const cases = ['late-1', 'late-2', 'late-3', 'late-4'] as const
const period = `from=${new Date(monday - 24 * hour).toISOString()}&to=${new Date(monday + 24 * hour).toISOString()}`

let app: ServedApp

beforeAll(async () => {
  app = await openServedApp()
  await brokenPromises(app.server)
}, openWithinMs)

afterEach((context) => app?.leave(context))
afterAll(() => app?.close())

/** Four cases that nobody answered in time, reasons to choose from, and two people who judge. */
async function brokenPromises(server: TestServer) {
  const reasons = [
    ['staffing', { name: { en: 'Staffing', 'zh-CN': '人手不足' }, side: 'ours', order: 1 }],
    ['ill', { name: { en: 'Somebody was ill', 'zh-CN': '有人病假' }, parent: 'staffing', order: 2 }],
    ['supplier', { name: { en: 'Third party', 'zh-CN': '第三方延误' }, side: 'outside', order: 3 }],
  ] as const
  for (const [id, body] of reasons) await server.call('PUT', `/api/v1/settings/reasons/${id}`, { body })
  for (const id of cases) {
    const body = { flow: 'complaint', id, facts: { amount: 1 }, subject: `Nobody answered ${id}` }
    await server.call('POST', '/api/v1/cases', { body })
  }
  await server.engine.passTo(monday + hour)
  server.setNow(monday + 9 * hour)
  await server.person('ann', ['manager'])
  await server.person('ben', ['manager'])
}

const breaches = async (query = '') =>
  (await app.server.call('GET', `/api/v1/breaches?sort=oldest&clock=first-response${query}`)).body.items as {
    readonly id: string
    readonly reason: string | null
    readonly note: string | null
    readonly exclusion: string
  }[]

/** Waits until it is so, also where everything else is busy. */
async function until(isTrue: () => Promise<boolean>): Promise<void> {
  await expect.poll(isTrue, { timeout: 60_000, interval: 100 }).toBe(true)
}

describe('the review of breaches', () => {
  it('is done by keys alone, one after the other, with a proposal to exclude', async () => {
    const page = await app.open('ann', '/breaches?clock=first-response')
    const judged = async (count: number) =>
      until(async () => (await breaches()).filter(({ reason }) => reason !== null).length === count)
    await page.getByRole('button', { name: 'Staffing' }).waitFor()
    await page.getByRole('link', { name: /to judge$/ }).waitFor()

    await page.keyboard.press('1')
    await page.getByText('What kind of “Staffing”?').first().waitFor()
    await page.keyboard.press('1')
    await page.getByText('Chosen: Staffing › Somebody was ill').waitFor()
    await page.keyboard.press('Enter')
    await judged(1)

    await page.getByText('No reason yet').waitFor()
    await page.keyboard.press('2')
    await page.getByText('Chosen: Third party').waitFor()
    await page.keyboard.press('n')
    await page.keyboard.type('The cable was cut.')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await judged(2)

    await page.getByText('No reason yet').waitFor()
    await page.keyboard.press('2')
    await page.getByText('Chosen: Third party').waitFor()
    await page.keyboard.press('e')
    await page.getByRole('textbox', { name: 'Why it should not count' }).waitFor()
    await until(() =>
      page
        .getByRole('textbox', { name: 'Why it should not count' })
        .evaluate((element) => element === document.activeElement),
    )
    await page.keyboard.type('The whole town was without power')
    await page.keyboard.press('Enter')
    await judged(3)

    const said = (await breaches()).map(({ reason, note, exclusion }) => `${reason}, ${note}, ${exclusion}`)
    expect(new Set(said)).toEqual(
      new Set([
        'ill, null, none',
        'supplier, The cable was cut., none',
        'supplier, null, proposed',
        'null, null, none',
      ]),
    )
    expect(app.complaints).toEqual([])
  })

  it('is decided by another person, and both counts say so', async () => {
    const page = await app.open('ben', '/breaches?review=proposed')
    await page.getByText('The whole town was without power').first().waitFor()
    await page.getByRole('button', { name: 'Keep in reports' }).click()
    await page.getByText('Say why it stays: whoever proposed it will ask.').waitFor()
    expect(await breaches('&review=proposed')).toHaveLength(1)
    const [{ id } = { id: '' }] = await breaches('&review=proposed')
    await page.getByRole('textbox', { name: 'What you say to that' }).fill('Our own station had power.')
    await page.getByRole('button', { name: 'Keep in reports' }).click()
    await until(async () => (await breaches('&review=proposed')).length === 0)

    const proposer = await app.open('ann', `/breaches?review=all&breach=${id}`)
    await proposer.getByText('ben did not agree to leave it out:').waitFor()
    await proposer.getByText('Our own station had power.').first().waitFor()
    await proposer.getByRole('checkbox', { name: 'Propose to leave it out of the reports' }).check()
    await proposer.getByRole('textbox', { name: 'Why it should not count' }).fill('The station’s line was cut as well.')
    await proposer.getByRole('button', { name: /^Save/ }).click()
    await until(async () => (await breaches('&review=proposed')).length === 1)

    await page.goto(`${app.url}/breaches?review=proposed`)
    await page.getByText('The station’s line was cut as well.').first().waitFor()
    await page.getByRole('button', { name: 'Agree to exclude' }).click()
    await until(async () => (await breaches('&excluded=true')).length === 1)

    await page.goto(`${app.url}/breaches?view=reasons&clock=first-response&${period}`)
    const row = page.locator('section[aria-labelledby="figures"]').getByRole('row', { name: /Third party/ })
    await row.waitFor()
    const cells = async () => (await row.getByRole('cell').allInnerTexts()).slice(1, 3)
    expect(await cells()).toEqual(['2', '1'])
    await page.getByText('Without excluded', { exact: true }).click()
    await until(async () => (await cells())[0] === '1')

    await row.getByRole('link').first().click()
    await page.getByRole('list', { name: 'Broken promises' }).getByRole('button').first().waitFor()
    await until(
      async () => (await page.getByRole('list', { name: 'Broken promises' }).getByRole('button').count()) === 1,
    )
    expect(app.complaints).toEqual([])
  })

  it('leads to a retrospective with an action that somebody has, and does', async () => {
    const page = await app.open('ann', `/breaches?view=reasons&clock=first-response&${period}`)
    await page.getByRole('button', { name: 'Open a retrospective about Third party' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Open it' }).click()
    await page.getByRole('textbox', { name: 'What happened' }).fill('The cable to the town was cut by a digger.')
    await page.getByRole('button', { name: 'Ask again' }).click()
    await page.getByRole('textbox', { name: 'Why 1' }).fill('Nobody asked us before digging')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The retrospective is saved.').waitFor()

    await page.getByRole('button', { name: 'Add an action' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'What is to be done' }).fill('Mark the cable in the town’s plan')
    await dialog
      .getByRole('combobox', { name: 'Who sees to it' })
      .or(dialog.getByRole('textbox', { name: 'Who sees to it' }))
      .first()
      .click()
    await page.getByRole('option', { name: 'ben' }).click()
    await dialog.getByLabel('Until').fill('2026-12-31')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Mark the cable in the town’s plan').first().waitFor()

    const { body } = await app.server.call('GET', '/api/v1/review/actions?state=open')
    expect(body.items).toMatchObject([{ what: 'Mark the cable in the town’s plan', ownerName: 'ben' }])
    const own = await app.open('ben', '/breaches?view=actions')
    await own.getByRole('button', { name: 'Change: Mark the cable in the town’s plan' }).click()
    await own.getByRole('dialog').getByText('Done', { exact: true }).click()
    await own.getByRole('textbox', { name: 'What came of it' }).fill('It is in the plan since today.')
    await own.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await own.getByText('The action is saved.').waitFor()

    await page.reload()
    await page.getByText('It is in the plan since today.').waitFor()
    const done = await app.server.call('GET', '/api/v1/review/actions?state=done')
    expect(done.body.items).toMatchObject([{ result: 'It is in the plan since today.' }])
    expect(app.complaints).toEqual([])
  })

  it.each([
    { theme: 'dark', language: 'zh-CN', width: 1440 },
    { theme: 'light', language: 'en', width: 390 },
  ] as const)('can be read by everybody in $theme, $language, $width px', async (view) => {
    const { body } = await app.server.call('GET', '/api/v1/review/retrospectives')
    const page = await app.open('ann', '/breaches?review=all', view)
    const screens = [
      ['the desk', '/breaches?review=all', '#review'],
      ['the reasons', `/breaches?view=reasons&by=team&${period}`, '#figures'],
      ['the retrospectives', '/breaches?view=retrospectives', 'main ul'],
      ['the actions', '/breaches?view=actions&actions=all', 'main ul'],
      ['a retrospective', `/retrospectives/${body.items[0].id}`, '#actions'],
    ] as const
    const found: Record<string, readonly string[]> = {}
    for (const [name, address, ready] of screens) {
      await page.goto(app.url + address)
      await page.locator(ready).first().waitFor()
      if (name === 'the desk') await page.locator('details summary').waitFor()
      if (name === 'the reasons') await page.locator('figure canvas, figure svg').first().waitFor()
      found[name] = await problemsOn(page)
    }

    expect(found).toEqual(Object.fromEntries(screens.map(([name]) => [name, []])))
    expect(app.complaints).toEqual([])
  })
})
