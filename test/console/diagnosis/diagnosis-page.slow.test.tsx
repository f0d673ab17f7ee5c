// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { createMockApi } from '../mock-api.ts'
import { sampleFactors } from '../mock-diagnosis.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'

let app: RenderedApp
afterEach(() => app.unmount())

describe('what distinguishes late cases', () => {
  it('is told in sentences, the strongest first, of the promise that is broken most often', async () => {
    app = await renderApp({ path: '/diagnosis' })
    await app.find('heading', 'What late cases have more often')

    expect(app.text()).toContain(
      'Cases about “Product quality” and that were with Front line are late 3.8 times as often (95%: 3.1–4.6); they are 41% of all late cases.',
    )
    expect(app.text()).toContain('Cases that changed hands at least 2 times are late')
    expect(app.text()).toContain('A difference is not a cause')
    const asked = app.api.calls.find(({ path }) => path === '/diagnosis/factors')
    expect(asked?.query.get('clock')).toBe('resolution')
    expect(asked?.query.get('flow')).toBe('complaint')
  })

  it('opens to the cases behind it', async () => {
    app = await renderApp({ path: '/diagnosis?clock=first-response&channel=phone&days=30' })
    await app.click(await app.find('button', /^More: that came by/))

    expect((await app.find('link', '#1042')).getAttribute('href')).toBe('/cases/case-1042')
    expect(app.text()).toContain('164 of 420 are late (39.0%), of all others 236 of 2,380 (9.9%)')
    const link = new URL((await app.find('link', 'All late cases behind it')).getAttribute('href') ?? '', 'http://here')
    expect([link.pathname, link.searchParams.get('condition')]).toEqual(['/diagnosis/cases', 'channel=social'])
    const asked = app.api.calls.find(({ path }) => path === '/diagnosis/factors')
    expect([asked?.query.get('clock'), asked?.query.get('channel')]).toEqual(['first-response', 'phone'])
  })

  it('leads to all of them, page after page, under the name of the factor', async () => {
    app = await renderApp({ path: '/diagnosis?clock=first-response&channel=phone' })
    await app.click(await app.find('button', /^More: that came by/))
    await app.click(await app.find('link', 'All late cases behind it'))
    await app.find('heading', 'Late cases that came by Social media')

    expect((await app.find('link', /#1042/)).getAttribute('href')).toBe('/cases/case-1042')
    const first = app.api.calls.find(({ path }) => path === '/diagnosis/factors/cases')
    expect(first?.query.get('condition')).toBe('channel=social')
    expect(first?.query.get('channel')).toBe('phone')
    expect(first?.query.get('clock')).toBe('first-response')
    // The page that comes next found nothing and is followed by its own next one.
    await app.click(await app.find('button', 'Load more'))
    await app.find('link', /#1040/)
    expect(app.text()).toContain('2 broken promises, and no more')
    const named = app.api.calls.find(({ path }) => path === '/reports/figures')?.query
    expect([named?.get('measure'), named?.get('by'), named?.get('key')]).toEqual([
      'clock',
      'business',
      'first-response',
    ])
  })

  it('says so where nothing does, and where there are too few cases', async () => {
    const api = createMockApi(Date.now)
    api.answerNext('GET', /^\/diagnosis\/factors$/, {
      status: 200,
      body: { ...sampleFactors, verdict: 'nothing', factors: [], course: [] },
    })
    app = await renderApp({ path: '/diagnosis', api })
    await app.find('heading', 'Nothing distinguishes them')
    await app.unmount()

    api.answerNext('GET', /^\/diagnosis\/factors$/, {
      status: 200,
      body: { ...sampleFactors, verdict: 'too-few', factors: [], course: [] },
    })
    app = await renderApp({ path: '/diagnosis', api, language: 'zh-CN' })
    await app.find('heading', '工单太少')
  })

  it('says so where cases of before are still being counted', async () => {
    const api = createMockApi(Date.now)
    api.answerNext('GET', /^\/diagnosis\/factors$/, { status: 200, body: { ...sampleFactors, isComplete: false } })
    app = await renderApp({ path: '/diagnosis', api })
    await app.find('heading', 'What late cases have more often')
    expect(app.text()).toContain('Still counting')
  })

  it('reads well in Chinese', async () => {
    app = await renderApp({ path: '/diagnosis', language: 'zh-CN' })
    await app.find('heading', '超时工单中更常见的情况')

    expect(app.text()).toContain('类型为“产品质量”，且经')
    expect(app.text()).toContain('的工单，超时概率是其他工单的 3.8 倍（95% 区间：3.1–4.6）；占全部超时工单的 41%。')
  })
})

describe('what is looked at', () => {
  it('goes as far back as the address says, and stands in it', async () => {
    app = await renderApp({ path: '/diagnosis?days=730' })
    await app.find('heading', 'What late cases have more often')

    const asked = app.api.calls.find(({ path }) => path === '/diagnosis/factors')?.query
    const days = (Date.parse(asked?.get('to') ?? '') - Date.parse(asked?.get('from') ?? '')) / 86_400_000
    expect(days).toBe(730)
    expect(app.text()).not.toContain('Any promise')
    await app.click(await app.find('radio', 'What moves together'))
    await app.find('heading', 'What moves together')
    const together = app.api.calls.find(({ path }) => path === '/diagnosis/correlations')?.query
    expect(together?.get('from')).toBe(asked?.get('from'))
    expect(together?.get('flow')).toBeNull()

    await app.click(await app.find('radio', 'What distinguishes late cases'))
    await app.click(await app.find('button', /^More: that came by/))
    await app.click(await app.find('link', 'All late cases behind it'))
    const back = (await app.find('link', 'Back to the diagnosis')).getAttribute('href') ?? ''
    expect(new URL(back, 'http://here').searchParams.get('days')).toBe('730')
  })
})

describe('where time goes', () => {
  it('shows steps, ways back and paths with what they add', async () => {
    app = await renderApp({ path: '/diagnosis?view=ways' })
    await app.find('heading', 'Paths')

    expect(app.text()).toContain('Solve → Sort')
    expect(app.text()).toContain('50 × in 45 cases')
    const standing = new URL((await app.find('link', '7')).getAttribute('href') ?? '', 'http://here').searchParams
    expect(standing.get('state')).toBe('all')
    expect(standing.get('node')).toBe('fix')
    expect(app.text()).toContain('in addition Sort, Solve')
    expect(app.text()).toContain('Cases on 3 rarer paths: 5, 5 of them late')
    expect(document.querySelectorAll('[data-added="true"]')).toHaveLength(2)
  })
})

describe('what moves together', () => {
  it('is told without calling it a cause, with all points as a table', async () => {
    app = await renderApp({ path: '/diagnosis?view=together' })
    await app.find('heading', 'What moves together')

    expect(app.text()).toContain(
      'When the number of cases coming in is above usual, compliance is mostly below usual (the second a day later)',
    )
    expect(app.text()).toContain('People at work and satisfaction: no relation that stands out from chance')
    await app.click(await app.find('button', /: as a table$/))
    expect(app.text()).toContain('−4')
    expect((await app.find('link', '+12')).getAttribute('href')).toContain('measure=opened')
  })
})
