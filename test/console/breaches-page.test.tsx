import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMockApi, problem } from './mock-api.ts'
import { type RenderedApp, renderApp } from './render-app.tsx'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app.unmount())

const reviews = () =>
  app.api.calls
    .filter((call) => call.path.startsWith('/breaches/'))
    .map(({ method, path, body }) => ({ method, path, body }))
const reviewButton = async (index: number) => {
  await app.find('button', /^Review of/)
  return Array.from(document.querySelectorAll<HTMLElement>('button[aria-label^="Review of"]'))[index]!
}

describe('the list of breaches', () => {
  it('says in sentences what was late and why', async () => {
    app = await renderApp({ path: '/breaches' })
    await reviewButton(0)

    expect(app.text()).toContain('The time ran out: 4 h were promised.')
    expect(app.text()).toContain('Noticed 1 h later.')
    expect(app.text()).toContain('A change shortened the promise to 4 h')
    expect(app.text()).toContain('Something done in time arrived after it.')
    expect(app.text()).toContain('A supplier was late')
  })

  it('shows a breach as soon as it happens', async () => {
    const api = createMockApi(Date.now)
    const [first, ...others] = api.state.breaches
    api.state.breaches = []
    app = await renderApp({ path: '/breaches', api })
    await app.find('heading', 'No promise was broken')

    api.state.breaches = [first!, ...others]
    await act(async () => api.emit({ type: 'breach', case: { id: 'case-1042', number: 1042 }, data: {} }))

    await reviewButton(0)
  })

  it('takes a review with a reason', async () => {
    app = await renderApp({ path: '/breaches' })
    await app.click(await reviewButton(0))
    await app.click(await app.find('button', 'Save'))
    await app.until(() => app.text().includes('Say why the promise was broken.'), 'the fault')

    await app.click(await app.find('textbox', 'Reason'))
    await app.click(await app.find('option', 'Overlooked'))
    await app.type(await app.find('textbox', 'Note'), 'It lay in the wrong queue.')
    await app.click(await app.find('button', 'Save'))

    await app.until(() => reviews().length === 1, 'the review')
    expect(reviews()[0]).toEqual({
      method: 'PATCH',
      path: '/breaches/b1',
      body: { reason: 'overlooked', note: 'It lay in the wrong queue.', exclude: false },
    })
  })

  it('keeps a review that could not be saved', async () => {
    app = await renderApp({ path: '/breaches' })
    await app.click(await reviewButton(1))
    app.api.answerNext('PATCH', /breaches/, problem(503, 'http.unavailable', 'Not now.'))
    await app.type(await app.find('textbox', 'Note'), 'Kept words')

    await app.click(await app.find('button', 'Save'))

    await app.until(() => app.text().includes('Not now.'), 'the problem')
    expect(await app.find('textbox', 'Note')).toHaveProperty('value', 'Kept words')
    expect(JSON.stringify({ ...localStorage })).toContain('Kept words')
  })

  it('lets another person decide on an exclusion', async () => {
    app = await renderApp({ path: '/breaches' })
    await app.click(await reviewButton(1))

    await app.click(await app.find('button', 'Agree to exclude'))

    await app.until(() => reviews().length === 1, 'the decision')
    expect(reviews()[0]).toEqual({ method: 'POST', path: '/breaches/b2/approve', body: { approve: true } })
    await app.until(() => app.text().includes('Excluded from reports'), 'the result')
  })

  it('does not let one decide on one’s own proposal', async () => {
    app = await renderApp({ path: '/breaches' })
    await app.click(await reviewButton(2))

    await app.until(() => app.text().includes('You proposed it: another person has to decide.'), 'the reason')
    expect(app.query('button', 'Agree to exclude')).toBeNull()
  })

  it('offers no review to who may not write one', async () => {
    const api = createMockApi(Date.now)
    api.state.session = { ...api.state.session!, permissions: ['cases.read', 'breaches.read'] }
    app = await renderApp({ path: '/breaches', api })
    await app.until(() => app.text().includes('The time ran out'), 'the list')

    expect(app.query('button', /^Review of/)).toBeNull()
    expect(app.query('link', 'Administration')).toBeNull()
    expect(app.query('link', 'Start a case')).toBeNull()
  })
})
