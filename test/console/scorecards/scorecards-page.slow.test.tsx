// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultScorecardRules } from '../../../core/scorecards/default-rules.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'
import { audit, scorecardApi, withRights } from './sample-scorecards.ts'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app?.unmount())

describe('a sampling rule', () => {
  it('asks for a name in one language alone, and points at what is missing', async () => {
    const card = { id: 'short', name: 'Short', sections: [], isActive: true, version: 1 }
    const api = scorecardApi({ 'GET /quality/cards': { items: [card] }, 'GET /quality/rules': { items: [] } })
    app = await renderApp({ path: '/scorecards?view=cards', api, language: 'zh-CN' })
    await app.click(await app.find('button', /^新建规则/))
    const english = (await app.find('textbox', '英文名称')) as HTMLInputElement
    const chinese = (await app.find('textbox', '中文名称')) as HTMLInputElement
    expect([english.required, chinese.required]).toEqual([false, true])

    await app.type(await app.find('textbox', '标识'), 'weekly')
    await app.type(chinese, '每周抽检')
    await app.click(await app.find('button', '保存'))

    const dialog = await app.find('dialog', /新建规则/)
    expect(dialog.textContent?.match(/此项必填/g)).toHaveLength(2)
    expect(api.calls.some(({ method }) => method === 'PUT')).toBe(false)
  })
})

describe('the decision of an appeal', () => {
  it('keeps the reasons that were written before the marks are changed', async () => {
    const at = '2026-11-20T09:00:00.000Z'
    const score = { version: 1, answers: {}, comment: null, score: 40, isFatal: false, reason: null, by: 'u-zhao' }
    const appealed = {
      ...audit,
      state: 'appealed',
      score: 40,
      submittedAt: at,
      scores: [{ ...score, byName: '赵敏', at }],
      appeal: { text: 'I did ask.', at, decision: null },
      allowed: ['decide'],
    }
    app = await renderApp({
      path: '/scorecards?view=audits&audit=a1',
      api: scorecardApi({ 'GET /quality/audits/a1': appealed }),
    })
    await app.type(await app.find('textbox', /^Reasons of the decision/), 'The recording shows it.')
    await app.click(await app.find('button', /^Change to these marks/))

    await app.find('radio', '5')
    expect(await app.find('textbox', /^Reasons of the decision/)).toHaveProperty('value', 'The recording shows it.')
  })
})

describe('the weights of steps', () => {
  it('are chosen by the names of steps and their processes, never by ids', async () => {
    const rules = { ...defaultScorecardRules, tasks: {} }
    const kept = { items: [{ scope: 'all', from: '2026Q4', rules, savedAt: null }] }
    const api = withRights(scorecardApi({ 'GET /scorecards/rules': kept, 'PUT /scorecards/rules': kept.items[0] }), [
      'scorecards.manage',
      'documents.read',
    ])
    app = await renderApp({ path: '/scorecards?view=weights', api })
    const field = await app.find('textbox', 'Add step')
    await app.click(field)
    const option = await app.find('option', / · /)
    const name = option.textContent ?? ''
    await app.click(option)
    await app.type(await app.find('textbox', name), '3')
    await app.click(await app.find('button', 'Save weights'))

    await app.until(() => api.calls.some(({ method }) => method === 'PUT'), 'the weights')
    const sent = api.calls.find(({ method }) => method === 'PUT')?.body['rules'] as typeof defaultScorecardRules
    expect(Object.values(sent.tasks)).toEqual([3])
  })
})
