// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMockApi, problem } from './mock-api.ts'
import { type RenderedApp, renderApp } from './render-app.tsx'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app.unmount())

const changes = () =>
  app.api.calls
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/breaches/'))
    .map(({ method, path, body }) => ({ method, path, body }))
const open = async (review = 'all') => {
  app = await renderApp({ path: `/breaches?review=${review}` })
  await app.find('button', /^\d?Overlooked$/)
}
const key = (name: string, more: KeyboardEventInit = {}) =>
  app.press(document.activeElement ?? document.body, name, more)

describe('the review desk', () => {
  it('shows a breach as soon as it happens', async () => {
    const api = createMockApi(Date.now)
    const [first, ...others] = api.state.breaches
    api.state.breaches = []
    app = await renderApp({ path: '/breaches', api })
    await app.find('heading', 'No promise was broken')

    api.state.breaches = [first!, ...others]
    await act(async () => api.emit({ type: 'breach', case: { id: 'case-1042', number: 1042 }, data: {} }))

    await app.find('button', /^#1042/)
  })

  it('asks for a reason, and for the ground of an exclusion', async () => {
    await open('open')
    await key('Enter')
    await app.until(() => app.text().includes('Say why the promise was broken.'), 'the first fault')
    await key('3')
    await key('e')
    await app.find('textbox', 'Why it should not count')
    await app.click(await app.find('button', /^Save and next/))
    await app.until(() => app.text().includes('another person decides by that'), 'the second fault')

    await app.type(await app.find('textbox', 'Why it should not count'), 'Power cut')
    await app.click(await app.find('button', /^Save and next/))

    await app.until(() => changes().length === 1, 'the proposal')
    expect(changes()[0]?.body).toEqual({ reason: 'supplier', exclude: true, ground: 'Power cut' })
  })

  it('keeps a review that could not be saved, and tells of one that somebody else changed', async () => {
    await open('open')
    app.api.answerNext('PATCH', /breaches/, problem(503, 'http.unavailable', 'Not now.'))
    await app.type(await app.find('textbox', 'Note'), 'Kept words')
    await app.click(await app.find('button', /^\d?Overlooked$/))
    await app.click(await app.find('button', /^Save and next/))

    await app.until(() => app.text().includes('Not now.'), 'the problem')
    expect(await app.find('textbox', 'Note')).toHaveProperty('value', 'Kept words')
    expect(JSON.stringify({ ...localStorage })).toContain('Kept words')

    app.api.state.breaches = app.api.state.breaches.map((one) => ({ ...one, version: one.version + 1 }))
    await app.click(await app.find('button', /^Save and next/))
    await app.until(() => app.text().includes('Somebody else changed this review meanwhile.'), 'the conflict')
    expect(await app.find('textbox', 'Note')).toHaveProperty('value', 'Kept words')
    await app.until(() => app.api.calls.filter(({ path }) => path === '/breaches/b1/context').length > 1, 'the newest')
    await app.click(await app.find('button', /^Save and next/))
    await app.until(() => app.api.state.breaches[0]?.note === 'Kept words', 'the review')
  })

  it('records the same reason of several, each by itself', async () => {
    await open()
    await key('x')
    await app.until(() => app.text().includes('1 breach selected'), 'the first')
    await key('x')
    await app.click(await app.find('button', 'Select all shown'))
    await app.until(() => app.text().includes('3 breaches selected'), 'the selection')

    await app.click(await app.find('button', 'Save for all 3'))
    await app.until(() => app.text().includes('Choose a reason, write a note'), 'the fault')
    await app.click(await app.find('button', /^\d?Overlooked$/))
    await app.click(await app.find('button', 'Save for all 3'))

    await app.until(() => app.text().includes('Saved for 3.'), 'the result')
    expect(changes()[0]).toMatchObject({
      path: '/breaches/review',
      body: { breaches: [{ id: 'b1', version: 1 }, { id: 'b2' }, { id: 'b3' }], change: { reason: 'overlooked' } },
    })
    expect(app.api.state.breaches.map(({ reason }) => reason)).toEqual(['overlooked', 'overlooked', 'overlooked'])
  })

  it('says so when the last one was judged', async () => {
    const api = createMockApi(Date.now)
    api.state.breaches = api.state.breaches.filter(({ id }) => id === 'b1')
    app = await renderApp({ path: '/breaches?breach=b1', api })
    await app.click(await app.find('button', /^\d?Overlooked$/))
    await app.click(await app.find('button', /^Save and next/))

    await app.find('heading', 'Every breach is judged')
  })

  it('does not let one decide on one’s own proposal', async () => {
    app = await renderApp({ path: '/breaches?review=proposed&breach=b3' })

    await app.until(() => app.text().includes('You proposed it: another person has to decide.'), 'the reason')
    expect(app.query('button', 'Agree to exclude')).toBeNull()
  })

  it('shows every step of a review, who took it and what was there before', async () => {
    const api = createMockApi(Date.now)
    api.state.review.steps.set('b1', [
      {
        seq: 1,
        at: new Date().toISOString(),
        by: { id: 'u-zhao', name: 'Zhao' },
        kind: 'reviewed',
        changes: { reason: { from: null, to: 'understaffed' }, note: { from: 'a', to: 'b' } },
      },
    ])
    app = await renderApp({ path: '/breaches', api })

    await app.until(() => app.text().includes('Reason: nothing → Staffing › Too few people on duty'), 'the step')
    expect(app.text()).toContain('Note: a → b')
    expect(app.text()).toContain('Zhao')
  })

  it('says how long a breach may wait, and lets it be changed', async () => {
    const api = createMockApi(Date.now)
    api.state.breaches = api.state.breaches.map((one) => ({ ...one, isOverdue: one.id === 'b1' }))
    app = await renderApp({ path: '/breaches', api })
    await app.until(() => app.text().includes('1 waits longer than 3 d'), 'the backlog')

    await app.click(await app.find('button', 'Judge within …'))
    await app.type(await app.find('textbox', 'Hours'), '8')
    await app.click(await app.find('button', 'Save'))

    await app.until(() => api.state.review.judgeWithinMs === 8 * 3_600_000, 'the rule')
  })
})

describe('the reasons', () => {
  it('stand in order in both counts, and lead to their breaches', async () => {
    app = await renderApp({ path: '/breaches?view=reasons' })
    await app.find('link', '1')

    const rows = Array.from(document.querySelectorAll('table tbody tr'), (row) => row.querySelector('th')?.textContent)
    expect(rows.at(-1)).toBe('Not judged')
    const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('table tbody a'), (link) => link.href)
    expect(links.some((link) => link.includes('reason=overlooked') && link.includes('review=all'))).toBe(true)
  })
})

describe('a retrospective', () => {
  it('is opened from a breach and holds actions', async () => {
    await open('open')
    await app.click(await app.find('button', 'Open a retrospective …'))
    await app.click(await app.find('button', 'Open it'))
    await app.find('textbox', 'What happened')
    expect(app.api.state.review.retrospectives).toMatchObject([
      { breaches: [{ id: 'b1' }], cases: [{ id: 'case-1042' }] },
    ])

    await app.type(await app.find('textbox', 'Add a case'), '#9999')
    await app.click(await app.find('button', 'Add a case'))
    await app.until(() => /9999/.test(app.text()), 'what is wrong with it')
    await app.type(await app.find('textbox', 'Add a case'), '#1050')
    await app.click(await app.find('button', 'Add a case'))
    await app.until(
      () => ((app.query('textbox', 'Add a case') as HTMLInputElement | null)?.value ?? '#') === '',
      'the case of that number',
    )
    expect(app.text()).toContain('#1050')
    await app.click(await app.find('button', 'Ask again'))
    await app.type(await app.find('textbox', 'Why 1'), 'Nobody saw it')
    await app.click(await app.find('button', 'Save'))
    await app.until(() => app.api.state.review.retrospectives[0]?.whys[0] === 'Nobody saw it', 'the answer')

    await app.click(await app.find('button', 'Add an action'))
    await app.type(await app.find('textbox', 'What is to be done'), 'An alert')
    await app.type(await app.find('textbox', 'Until'), '2027-01-31')
    await app.click(await app.find('textbox', 'Who sees to it'))
    await app.click(await app.find('option', '李娜'))
    await app.click(document.querySelector<HTMLElement>('[role="dialog"] button[type="submit"]')!)

    await app.until(() => app.text().includes('An alert'), 'the action')
    expect(app.api.state.review.retrospectives[0]?.actionList).toMatchObject([
      { what: 'An alert', owner: 'u-li', state: 'open' },
    ])
  })
})
