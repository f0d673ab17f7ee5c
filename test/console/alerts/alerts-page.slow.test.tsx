// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import type { WireAlert, WireAlertEpisode } from '../../../core/contract/wire-alerts.ts'
import { createMockApi, type MockApi } from '../mock-api.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'

let app: RenderedApp
afterEach(() => app.unmount())

const now = Date.parse('2026-11-24T10:00:00Z')
const iso = (at: number) => new Date(at).toISOString()

const alert: WireAlert = {
  id: 'a1',
  version: 3,
  rule: {
    name: 'Frontline is late',
    isOn: true,
    measure: 'late',
    scope: { team: ['frontline'] },
    is: 'above',
    threshold: 5,
    clearsAt: 3,
    minimumSample: 0,
    holdMinutes: 10,
    calmMinutes: 5,
    remindMinutes: null,
    calendar: null,
    zone: 'UTC',
    recipients: [
      { kind: 'person', id: 'r1', user: 'u-li' },
      { kind: 'robot', id: 'r2', service: 'wecom', name: '值班群', language: 'zh-CN' },
    ],
  },
  activeSince: iso(now - 12 * 60_000),
  episode: 'e1',
  isAcknowledged: false,
  value: 7,
  judgedAt: iso(now - 4000),
  updatedAt: iso(now),
}

const episode: WireAlertEpisode = {
  id: 'e1',
  alert: 'a1',
  name: 'Frontline is late',
  measure: 'late',
  is: 'above',
  threshold: 5,
  beganAt: iso(now - 12 * 60_000),
  overAt: null,
  value: 6,
  worst: 9,
  acknowledgedBy: null,
  acknowledgedAt: null,
  notices: [
    {
      id: 'n1',
      notice: 'began',
      recipient: { kind: 'person', id: 'r1', user: 'u-li' },
      madeAt: iso(now),
      sentAt: iso(now),
      error: null,
    },
    {
      id: 'n2',
      notice: 'began',
      recipient: { kind: 'robot', id: 'r2', service: 'wecom', name: '值班群', language: 'zh-CN' },
      madeAt: iso(now),
      sentAt: null,
      error: 'refused with 93000',
    },
  ],
}

function apiWith(alerts: readonly WireAlert[], episodes: readonly WireAlertEpisode[]): MockApi {
  const api = createMockApi(() => now)
  api.answerNext('GET', /^\/alerts$/, { status: 200, body: { items: alerts, nextCursor: null } })
  api.answerNext('GET', /^\/alerts\/history$/, { status: 200, body: { items: episodes, nextCursor: null } })
  return api
}

describe('the alerts', () => {
  it('are sentences with how they stand, and their history says who was told', async () => {
    app = await renderApp({ path: '/board?alerts=true', api: apiWith([alert], [episode]), now: () => now })

    await app.until(
      () =>
        app.text().includes('When more than 5 cases of Front line are late for 10 min, tell 李娜 and 值班群 (WeCom).'),
      'the sentence',
    )
    expect(app.text()).toContain('7, for 12 min')
    expect(app.text()).toContain('6 when it began, 9 at worst.')
    expect(app.text()).toContain('Began · 李娜 · told')
    expect(app.text()).toContain('refused with 93000')
    app.api.answerNext('POST', /acknowledge$/, { status: 200, body: episode })
    await app.click(await app.find('button', 'I have seen it'))
    expect(app.api.calls.find(({ method }) => method === 'POST')?.path).toBe('/alerts/history/e1/acknowledge')
  })

  it('that nobody named are called by what they watch, and one case is one', async () => {
    const unnamed = { ...alert, rule: { ...alert.rule, name: '', threshold: 1 } }
    app = await renderApp({
      path: '/board?alerts=true',
      api: apiWith([unnamed], [{ ...episode, name: '', threshold: 1 }]),
      now: () => now,
    })

    await app.until(() => app.text().includes('More than 1 case of Front line is late'), 'the name')
    await app.until(() => app.text().includes('Cases late now: more than 1'), 'the history')
  })

  it('are written part by part; the address of a robot is sent once and never shown', async () => {
    app = await renderApp({ path: '/board?alerts=true', api: apiWith([], []), now: () => now })

    await app.click(await app.find('button', 'Add an alert'))
    await app.find('dialog', /New alert/)
    expect(app.text()).toContain('When more than 5 cases are late for 10 min, tell nobody yet.')
    await app.type(await app.find('textbox', 'Limit'), '2')
    await app.click(await app.find('button', 'Add a mail address'))
    await app.click(await app.find('button', 'Save'))
    await app.until(() => app.text().includes('This is no mail address.'), 'what is missing')
    expect(app.api.calls.some(({ method }) => method === 'POST')).toBe(false)
    await app.type(await app.find('textbox', 'Mail address'), 'ops@example.test')
    await app.click(await app.find('button', 'Add a group chat'))
    await app.type(await app.find('textbox', 'What the group is called'), 'Shift')
    await app.type(await app.find('textbox', 'Webhook address of the robot'), 'https://robot.test/?key=k')
    app.api.answerNext('POST', /^\/alerts$/, { status: 201, body: alert })
    await app.click(await app.find('button', 'Save'))

    await app.until(() => app.query('dialog', /New alert/) === null, 'the end of the dialog')
    const sent = app.api.calls.find(({ method, path }) => method === 'POST' && path === '/alerts')
    expect(sent?.body).toMatchObject({
      name: '',
      measure: 'late',
      is: 'above',
      threshold: 2,
      recipients: [
        { kind: 'mail', id: 'r1', address: 'ops@example.test', language: 'en' },
        { kind: 'robot', id: 'r2', service: 'wecom', name: 'Shift', address: 'https://robot.test/?key=k' },
      ],
    })
  })

  it('are changed without the address of a robot, which stays where it is', async () => {
    app = await renderApp({
      path: '/board?alerts=true',
      api: apiWith([alert], []),
      now: () => now,
      language: 'zh-CN',
    })

    await app.click(await app.find('button', '修改“Frontline is late”'))
    await app.find('dialog', /持续 10 分钟/)
    expect(app.text()).toContain('已保存，不显示；粘贴新地址即可替换')
    app.api.answerNext('PUT', /^\/alerts\/a1$/, { status: 200, body: alert })
    await app.click(await app.find('button', '保存'))

    await app.until(() => app.query('dialog', /持续 10 分钟/) === null, 'the end of the dialog')
    const sent = app.api.calls.find(({ method }) => method === 'PUT')
    expect(sent?.headers?.['if-match']).toBe('"3"')
    expect(sent?.body).toEqual(alert.rule)
  })
})
