import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readScorecardSearch } from '../../../console/scorecards/scorecard-search.ts'
import { criteriaOf } from '../../../core/quality/score-card.ts'
import { defaultScorecardRules } from '../../../core/scorecards/default-rules.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'
import { audit, scorecard, scorecardApi, withRights } from './sample-scorecards.ts'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app?.unmount())

const tabs = () => Array.from(document.querySelectorAll('[role=tab]')).map(({ textContent }) => textContent)

describe('one’s own scorecard', () => {
  it('tells each figure with its range, and of what there is too little', async () => {
    app = await renderApp({ path: '/scorecards', api: scorecardApi() })
    await app.find('heading', '李娜')

    expect(app.text()).toContain('between 71 and 96')
    expect(app.text()).toContain('93.1%')
    expect(app.text()).toContain('84.0% – 97.0%')
    expect(app.text()).toContain('too few')
  })

  it('says what a figure counts, one click away', async () => {
    app = await renderApp({ path: '/scorecards', api: scorecardApi() })
    await app.click(await app.find('button', 'What is “Answers in time”?'))

    await app.until(() => app.text().includes('Breaches that a review excluded are left out.'), 'the definition')
    expect(app.text()).toContain('Points: 0 at 60.0%, 80 at 90.0%, 100 at 99.0%')
  })

  it('of who had no work in the quarter says so, and leads to the teams', async () => {
    const groups = scorecard.groups.map((group) => ({
      ...group,
      points: null,
      components: group.components.map((component) => ({ ...component, value: null, count: 0, points: null })),
    }))
    const nothing = { ...scorecard, groups, total: null, low: null, high: null }
    const list = { items: [], nextCursor: null }
    const api = scorecardApi({ 'GET /scorecards/people/u-li': nothing, 'GET /scorecards/teams': list })
    app = await renderApp({ path: '/scorecards', api })
    await app.find('heading', 'Nothing was counted in this quarter')

    expect(app.text()).not.toContain('too few')
    await app.click(await app.find('button', 'To the teams'))
    await app.until(() => api.calls.some(({ path }) => path === '/scorecards/teams'), 'the teams')
  })

  it('is all there is for who sees no others', async () => {
    const api = withRights(scorecardApi(), ['cases.read', 'cases.work'])
    app = await renderApp({ path: '/scorecards?view=people', api })
    await app.find('heading', '李娜')

    expect(tabs()).toEqual(['My card', 'Audits'])
    expect(api.calls.some(({ path }) => path === '/scorecards/people')).toBe(false)
  })
})

describe('an audit', () => {
  it('is scored by keys alone', async () => {
    const api = scorecardApi()
    app = await renderApp({ path: '/scorecards?view=audits&audit=a1', api })
    await app.find('button', 'Keep for later')
    for (const { scale } of criteriaOf(audit.fullCard)) {
      await app.press(document.activeElement!, scale === 'yesNo' ? 'y' : '4')
      await app.press(document.activeElement!, 'j')
    }
    await app.press(document.activeElement!, 'Enter', { ctrlKey: true })

    await app.until(() => api.calls.some(({ path }) => path.endsWith('/submit')), 'the score')
    const sent = api.calls.find(({ path }) => path.endsWith('/submit'))
    expect(sent?.body['answers']).toEqual(
      Object.fromEntries(criteriaOf(audit.fullCard).map(({ id, scale }) => [id, { mark: scale === 'yesNo' ? 1 : 4 }])),
    )
  })

  it('is not submitted before everything is marked', async () => {
    const api = scorecardApi()
    app = await renderApp({ path: '/scorecards?view=audits&audit=a1', api })
    await app.find('button', 'Keep for later')
    await app.press(document.activeElement!, '4')
    await app.press(document.activeElement!, 'Enter', { ctrlKey: true })

    expect(app.text()).toContain(`Criteria left: ${criteriaOf(audit.fullCard).length - 1}`)
    expect(api.calls.some(({ path }) => path.endsWith('/submit'))).toBe(false)
  })
})

describe('a place without anything', () => {
  it('leads to the first step: a ready card', async () => {
    app = await renderApp({ path: '/scorecards?view=cards', api: scorecardApi(), language: 'zh-CN' })
    await app.find('heading', '还没有评分表')

    await app.click(await app.find('button', '从“投诉”开始'))
    await app.find('textbox', /^中文名称/)
    expect(document.body.innerHTML).toContain('符合政策')
  })
})

describe('the weights', () => {
  it('are written in the units in which figures are read', async () => {
    const rule = { scope: 'all', from: '2026Q4', rules: defaultScorecardRules, savedAt: null }
    const house = { zone: 'Asia/Shanghai', visibility: 'all' }
    const kept = { items: [{ ...rule, house }] }
    const known = scorecardApi({ 'GET /scorecards/rules': kept, 'PUT /scorecards/rules': rule })
    const api = withRights(known, ['scorecards.manage'])
    app = await renderApp({ path: '/scorecards?view=weights', api })
    const field = await app.find('textbox', 'Answers in time: 80 points at')
    expect((field as HTMLInputElement).value).toBe('90 %')

    await app.type(field, '92.5')
    await app.click(await app.find('button', 'Save weights'))

    await app.until(() => api.calls.some(({ method }) => method === 'PUT'), 'the weights')
    const sent = api.calls.find(({ method }) => method === 'PUT')?.body['rules'] as typeof defaultScorecardRules
    expect(sent.components.response).toEqual({ ...defaultScorecardRules.components.response, target: 0.925 })
  })
})

describe('quarters that are over', () => {
  it('can each be closed, in whatever order, after a question', async () => {
    const quarters = [
      { quarter: '2026Q3', isOver: true, closedAt: null },
      { quarter: '2026Q2', isOver: true, closedAt: null },
      { quarter: '2026Q1', isOver: true, closedAt: '2026-04-20T00:00:00Z' },
    ]
    const rule = { scope: 'all', from: '2026Q4', rules: defaultScorecardRules, savedAt: null }
    const house = { zone: 'Asia/Shanghai', visibility: 'all' }
    const known = scorecardApi({
      'GET /scorecards/rules': { items: [{ ...rule, house }] },
      'GET /scorecards/quarters': { items: quarters, nextCursor: null },
      'POST /scorecards/quarters/2026Q2/close': quarters[1],
    })
    const api = withRights(known, ['scorecards.manage'])
    app = await renderApp({ path: '/scorecards?view=weights', api })
    await app.find('button', /^Close .*Q3/)
    await app.click(await app.find('button', /^Close .*Q2/))
    expect(api.calls.some(({ method }) => method === 'POST')).toBe(false)
    await app.click(await app.find('button', /^Close [^…]*Q2[^…]*$/))

    await app.until(() => api.calls.some(({ path }) => path === '/scorecards/quarters/2026Q2/close'), 'the closing')
    expect(app.text()).not.toMatch(/Close .*Q1/)
  })
})

describe('an address', () => {
  it('keeps what is known and drops the rest', () => {
    const known = { view: 'audits', quarter: '2026Q4', id: 'a', team: 'b', figure: 'nps', audits: 'all', audit: 'c' }

    expect(readScorecardSearch(known)).toEqual(known)
    expect(readScorecardSearch({ view: 'x', quarter: '2026Q5', figure: '__proto__', id: 7, team: '' })).toEqual({})
  })
})
