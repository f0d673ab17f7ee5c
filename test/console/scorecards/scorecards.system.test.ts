import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { defaultScorecardRules } from '../../../core/scorecards/default-rules.ts'
import { settleVisits } from '../../../store/operation/fold-visits.ts'
import { settleFacts } from '../../../store/reports/settle-facts.ts'
import { card, closeCase } from '../../server/parts/audited-cases.ts'
import { hour, monday, openWithinMs } from '../../server/parts/test-server.ts'
import { problemsOn, type Seat } from '../../system/parts/browser.ts'
import { openServedApp, type ServedApp } from '../../system/parts/served-app.ts'

const day = 24 * hour
let app: ServedApp
let auditOfMax: string
const ids: Record<string, string> = {}

beforeAll(async () => {
  app = await openServedApp()
  const { server } = app
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
}, openWithinMs)

afterEach((context) => app?.leave(context))
afterAll(() => app?.close())

describe('an audit', () => {
  it('is drawn, scored by keys, appealed against, decided by a third person, and counts in the scorecard', async () => {
    const mia = await app.open('mia', '/scorecards?view=cards')
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

    const anna = await app.open('anna', '/scorecards?view=audits', { language: 'zh-CN' })
    await anna.getByRole('row', { name: /anna/ }).getByRole('button').click()
    await anna.getByRole('button', { name: /^申诉/ }).click()
    await anna.getByRole('textbox', { name: /申诉理由/ }).fill('已在电话中说明原因并致歉，请听录音。')
    await anna.getByRole('button', { name: '提交申诉' }).click()
    await anna.getByText('申诉已提交。').waitFor()

    const max = await app.open('max', '/scorecards?view=audits&audits=appealed')
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

    const [row] = await app.server.store.query<{ score: number }>(
      `select score from quality_audits where rule_id = 'weekly'`,
    )
    await anna.goto(`${app.url}/scorecards`)
    const audit = anna.getByRole('row', { name: /质检得分/ })
    await audit.waitFor()
    expect(await audit.innerText()).toContain(String(row?.score))
    await audit.getByRole('button', { name: /对应的工单/ }).click()
    await anna.getByRole('dialog').getByRole('link', { name: /#/ }).click()
    await anna.getByRole('heading', { name: '评分已更改。' }).waitFor()
    expect(app.complaints).toEqual([])
  })
})

describe.each<Seat>([
  { theme: 'dark', language: 'en', width: 1440 },
  { theme: 'light', language: 'zh-CN', width: 390 },
])('in $theme, $language, $width px', (view) => {
  it('every view can be read by everybody and fits', async () => {
    const views = ['mine', 'team', 'people', 'audits&audits=all', 'cards', 'calibration', 'weights']
    const page = await app.open('max', '/scorecards', view)
    const found: Record<string, readonly string[]> = {}
    for (const name of [...views, `audits&audit=${auditOfMax}`]) {
      await page.goto(`${app.url}/scorecards?view=${name}`)
      await page.locator('main h1').waitFor()
      await page.locator('main section, main form, main h2, main table').first().waitFor()
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' })
      found[name] = await problemsOn(page)
    }

    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    expect(app.complaints).toEqual([])
  })
})
