// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { createMockApi } from '../mock-api.ts'
import { sampleArrivals, sampleRisk, sampleStaffing } from '../mock-forecast.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'

const now = Date.parse('2026-11-24T02:00:00Z')
let app: RenderedApp
afterEach(() => app.unmount())

const part = (id: string) => document.getElementById(id)?.closest('section')?.textContent ?? ''

describe('the forecast', () => {
  it('says which promises will probably be broken, and why; each leads to its case', async () => {
    app = await renderApp({ path: '/forecast', now: () => now })
    const link = await app.find('link', /^#1055 Case 1055$/)

    expect(link.getAttribute('href')).toBe('/cases/c1055')
    expect(part('forecast-cases')).toContain('5 of 48 running promises are more likely to be broken than kept')
    expect(part('forecast-cases')).toContain('about 7.3 will be')
    expect(part('forecast-cases')).toContain('82%')
    expect(part('forecast-cases')).toContain('62% of the promise used, 1 h of its open time left')
    expect(part('forecast-cases')).toContain('Specialists has 12 other cases, 3 times the usual')
    expect(part('forecast-cases')).toContain('speaks against it:somebody has taken it')

    await app.click(await app.find('button', 'Show more'))
    await app.find('link', /^#1077/)
  })

  it('shows one click away how often such probabilities came true', async () => {
    app = await renderApp({ path: '/forecast', now: () => now })

    await app.click(await app.find('button', 'How sure is that?'))

    await app.find('table', 'What was said, and what happened')
    expect(part('forecast-cases')).toContain('33.0% better')
    const button = await app.find('button', 'How sure is that?')
    expect(button.getAttribute('aria-expanded')).toBe('true')
  })

  it('says what will come in, how far such forecasts were off, and which days are holidays', async () => {
    app = await renderApp({ path: '/forecast', now: () => now })
    await app.find('table', 'Cases that come in')

    expect(part('forecast-arrivals')).toContain(
      'off by 1.2 cases an hour, the same hour of last week by 1.6: 25% better.',
    )
    expect(part('forecast-arrivals')).toContain('(holiday)')
  })

  it('says of a history without a pattern that last week is what is shown', async () => {
    const api = createMockApi(() => now)
    api.answerNext('GET', /^\/forecast\/arrivals$/, {
      status: 200,
      body: { ...sampleArrivals(now, null, null), method: 'naive' },
    })
    app = await renderApp({ path: '/forecast', now: () => now, api })

    await app.until(() => part('forecast-arrivals').includes('So last week is what is shown.'), 'the error in words')
  })

  it('makes no forecast of nothing: where no case came in for weeks it says so', async () => {
    const api = createMockApi(() => now)
    const arrivals = sampleArrivals(now, null, null)
    const error = { ...arrivals.error!, mae: 0, naiveMae: 0, meanMae: 0 }
    const past = arrivals.past.map(({ at }) => ({ at, arrivals: 0 }))
    api.answerNext('GET', /^\/forecast\/arrivals$/, {
      status: 200,
      body: { ...arrivals, method: 'naive', error, past },
    })
    app = await renderApp({ path: '/forecast', now: () => now, api })

    await app.until(() => part('forecast-arrivals').includes('Nothing came in lately'), 'the quiet weeks')
    expect(part('forecast-arrivals')).not.toContain('off by')
  })

  it('says when who is short of people, and who may leave and why', async () => {
    app = await renderApp({ path: '/forecast', now: () => now })
    await app.find('table', 'Frontline: people short, by day and hour')

    expect(part('forecast-staffing')).toContain('2 people short (5 needed, 3 planned) at Frontline')
    const customer = await app.find('link', 'Acme')
    expect(customer.getAttribute('href')).toBe('/cases?state=all&q=Acme')
    expect(part('forecast-customers')).toContain('silent for 100 days, usually in touch every 12 days')
  })

  it('shows of a team that nobody is missing in how many it needs, since there is no gap to see', async () => {
    const api = createMockApi(() => now)
    const { teams, ...staffing } = sampleStaffing(now)
    const enough = teams.map((team) => ({ ...team, hours: team.hours.map((hour) => ({ ...hour, planned: 9 })) }))
    api.answerNext('GET', /^\/forecast\/staffing$/, { status: 200, body: { ...staffing, gaps: [], teams: enough } })
    app = await renderApp({ path: '/forecast', now: () => now, api })

    await app.find('table', 'Frontline: people needed, by day and hour')
    expect(part('forecast-staffing')).toContain('No team is short of people in the next week.')
  })

  it('asks for what the address says', async () => {
    app = await renderApp({ path: '/forecast?flow=complaint&channel=social&team=frontline&tier=gold', now: () => now })
    await app.find('link', 'Acme')

    const asked = app.api.calls.filter(({ path }) => path.startsWith('/forecast/'))
    const queryOf = (path: string) =>
      Object.fromEntries(asked.find((call) => call.path === `/forecast/${path}`)?.query ?? [])
    expect(queryOf('cases')).toMatchObject({ flow: 'complaint', channel: 'social', team: 'frontline' })
    expect(queryOf('arrivals')).toEqual({ flow: 'complaint', channel: 'social' })
    expect(queryOf('customers')).toMatchObject({ tier: 'gold' })
  })

  it('says in Chinese as well what there is too little history for', async () => {
    const api = createMockApi(() => now)
    api.answerNext('GET', /^\/forecast\/cases$/, {
      status: 200,
      body: { ...sampleRisk(now), state: 'learning', items: [], nextCursor: null, model: null },
    })
    app = await renderApp({ path: '/forecast', language: 'zh-CN', now: () => now, api })

    await app.until(() => part('forecast-cases').includes('历史数据不足'), 'the state')
    expect(part('forecast-staffing')).toContain('缺 2 人')
  })
})
