// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMockApi, problem } from '../mock-api.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app.unmount())

const staffing = {
  id: 'staffing',
  version: 3,
  updatedAt: new Date(0).toISOString(),
  data: { name: { en: 'Staffing', 'zh-CN': '人手不足' }, side: 'ours', order: 10 },
}

describe('the reasons of breaches', () => {
  it('are added below others, with their place and names', async () => {
    const api = createMockApi(Date.now)
    api.state.settings.reasons = [staffing]
    app = await renderApp({ path: '/administration/reasons', api })
    await app.click(await app.find('button', 'New reason'))

    await app.type(await app.find('textbox', 'Id'), 'ill')
    await app.type(await app.find('textbox', 'Name in English'), 'Somebody was ill')
    await app.type(await app.find('textbox', 'Name in Chinese'), '有人病假')
    await app.click(await app.find('textbox', 'A kind of'))
    await app.click(await app.find('option', 'Staffing'))
    await app.click(await app.find('button', 'Save'))

    await app.until(() => api.state.settings.reasons.length === 2, 'the reason')
    expect(api.state.settings.reasons[1]).toMatchObject({
      id: 'ill',
      data: { name: { en: 'Somebody was ill', 'zh-CN': '有人病假' }, parent: 'staffing' },
    })
  })

  it('are retired, and one that was given says so when it is to be deleted', async () => {
    const api = createMockApi(Date.now)
    api.state.settings.reasons = [staffing]
    app = await renderApp({ path: '/administration/reasons', api })
    await app.click(await app.find('button', 'Delete'))
    api.answerNext(
      'DELETE',
      /reasons/,
      problem(409, 'http.reason-in-use', 'It has been used 4 times. Retire it instead.'),
    )
    const dialog = () => document.querySelector<HTMLElement>('[role="dialog"]')
    await app.until(() => dialog() !== null, 'the question')
    await app.click(Array.from(dialog()!.querySelectorAll('button')).find((one) => one.textContent === 'Delete')!)
    await app.until(() => app.text().includes('Retire it instead.'), 'the refusal')
    await app.click(Array.from(dialog()!.querySelectorAll('button')).find((one) => one.textContent === 'Cancel')!)

    await app.click(await app.find('button', 'Edit'))
    await app.until(() => document.querySelector('input[type="checkbox"][name="retired"]') !== null, 'the form')
    await app.click(document.querySelector<HTMLElement>('input[type="checkbox"][name="retired"]')!)
    await app.click(await app.find('button', 'Save'))

    await app.until(() => api.state.settings.reasons[0]?.version === 4, 'the change')
    expect(api.state.settings.reasons[0]?.data).toEqual({ ...staffing.data, retired: true })
  })
})
