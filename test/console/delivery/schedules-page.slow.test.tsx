// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { createMockApi, problem } from '../mock-api.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'

const now = Date.parse('2026-05-13T09:00:00Z')
let app: RenderedApp
afterEach(() => app.unmount())

const open = async (path = '/reports/scheduled', language: 'en' | 'zh-CN' = 'en', api = createMockApi(() => now)) => {
  app = await renderApp({ path, language, api, now: () => now })
  return app
}
const sent = (method: string, path: RegExp) =>
  app.api.calls.filter((call) => call.method === method && path.test(call.path))
const submit = async () => {
  const button = document.querySelector<HTMLElement>('[role=dialog] button[type=submit]')
  expect(button).not.toBeNull()
  if (button !== null) await app.click(button)
}
const choose = async (name: string, item: string) => {
  await app.click(await app.find('button', `What to do with “${name}”`))
  await app.click(await app.find('menuitem', item))
}

describe('the reports by mail', () => {
  it('say what each tells, when it comes and what became of it', async () => {
    await open()
    await app.find('button', 'Weekly service report')

    expect(app.text()).toContain('Service report of last week')
    expect(app.text()).toContain('Every Monday at 08:00, on working days (support-shanghai)')
    expect(app.text()).toContain('4 letters, without PDF: no browser was found on the server (PLEDGE_CHROMIUM)')
    expect(app.text()).toContain('Promises by team of the day before, filtered')
    expect(app.text()).toContain('None of the recipients has an address any more.')
    expect(app.text()).toContain('Paused')
    expect(app.text()).toContain('2 recipients')
  })

  it('say so in Chinese', async () => {
    await open('/reports/scheduled', 'zh-CN')
    await app.find('button', 'Weekly service report')

    expect(app.text()).toContain('服务报表 · 上周')
    expect(app.text()).toContain('每周一 08:00，按工作日顺延（support-shanghai）')
    expect(app.text()).toContain('发送失败')
  })

  it('offer the first step where there is none', async () => {
    const api = createMockApi(() => now)
    api.state.schedules.length = 0
    await open('/reports/scheduled', 'en', api)

    await app.click(await app.find('button', 'New report by mail'))
    await app.find('dialog', /^New report by mail/)
  })

  it('are made in a dialog, narrowed as the reports page was', async () => {
    await open('/reports/scheduled?add=yes&team=frontline,~')
    const name = await app.find('textbox', 'Name')
    await app.until(() => app.text().includes('Only: Team Front line, No team'), 'what it is narrowed to')
    await app.type(name, '')
    await app.click(await app.find('button', 'Save'))
    expect(app.text()).toContain('This is needed.')
    expect(sent('POST', /./)).toEqual([])

    await app.type(name, 'Monday’s figures')
    await app.click(await app.find('button', 'Save'))

    await app.until(() => app.query('dialog', /^New report by mail/) === null, 'the end of the dialog')
    expect(sent('POST', /^\/report-schedules$/)[0]?.body).toEqual({
      name: 'Monday’s figures',
      report: { kind: 'service', period: 'week', where: { team: ['frontline', ''] } },
      rhythm: { every: 'week', weekdays: ['mon'], time: '08:00', zone: 'UTC' },
      recipients: ['li'],
      language: 'en',
      formats: ['pdf', 'csv'],
    })
    await app.find('button', 'Monday’s figures')
  })

  it('can be looked at before they are kept, in a frame that runs nothing', async () => {
    await open('/reports/scheduled?add=yes')
    await app.click(await app.find('button', 'Preview'))
    await app.find('dialog', /^As it would be sent now/)
    await app.until(() => document.querySelector('iframe') !== null, 'the mail')

    const frame = document.querySelector('iframe')
    expect(frame?.getAttribute('sandbox')).toBe('')
    expect(frame?.getAttribute('srcdoc')).toContain('Promises kept')
    expect(app.text()).toContain('Weekly service report: 2026-05-04 to 2026-05-10')
  })

  it('are paused and resumed with what else they say as it was', async () => {
    await open()
    await choose('Weekly service report', 'Pause')

    await app.until(() => sent('PUT', /s1$/).length === 1, 'the change')
    expect(sent('PUT', /s1$/)[0]).toMatchObject({
      body: { name: 'Weekly service report', isPaused: true, recipients: ['li', 'boss@example.test'] },
      headers: { 'if-match': '"3"' },
    })
  })

  it('are sent now, and deleted, after a question', async () => {
    await open()
    await choose('逾期明细', 'Send now')
    await app.find('dialog', /^Send “逾期明细” now\?/)
    await submit()
    await app.until(() => sent('POST', /s2\/send$/).length === 1, 'the sending')
    await app.until(() => app.query('dialog', /^Send “逾期明细” now\?/) === null, 'the end of the question')

    await choose('逾期明细', 'Delete')
    await app.find('dialog', /^Delete “逾期明细”\?/)
    await submit()
    await app.until(() => app.query('button', '逾期明细') === null, 'the end of the report')
    expect(sent('DELETE', /s2$/)).toHaveLength(1)
  })

  it('say what the server refuses, and keep what was typed', async () => {
    await open('/reports/scheduled?add=yes')
    app.api.answerNext(
      'POST',
      /schedules$/,
      problem(422, 'delivery.no-such-recipient', 'There is no active account “li”.'),
    )
    await app.click(await app.find('button', 'Save'))

    await app.until(() => app.text().includes('There is no active account “li”.'), 'the refusal')
    expect(app.query('dialog', /^New report by mail/)).not.toBeNull()
  })

  it('have a history', async () => {
    await open()
    await choose('Weekly service report', 'History')
    await app.find('dialog', /^When “Weekly service report” was sent/)
    await app.until(() => app.text().includes('somebody asked'), 'the history')
  })
})
