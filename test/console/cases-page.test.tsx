import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { createMockApi } from './mock-api.ts'
import { type RenderedApp, renderApp } from './render-app.tsx'
import { clock, minute, sampleCase } from './sample-data.ts'

let app: RenderedApp
afterEach(() => app.unmount())

const subjects = () =>
  Array.from(document.querySelectorAll('[data-row-link]'), (link) => /#(\d+)/.exec(link.textContent ?? '')?.[1])

describe('the list of cases', () => {
  it('shows what is due first on top, with its state as symbol and word', async () => {
    const now = Date.parse('2026-11-24T10:00:00Z')
    app = await renderApp({ now: () => now })
    await app.find('link', /#1042/)

    expect(subjects()).toEqual(['1042', '1050', '1051', '1047', '1033', '1029'])
    const [late] = Array.from(document.querySelectorAll('tbody tr'))
    expect(late?.textContent).toContain('late by 1 h 5 min')
    expect(late?.textContent).toContain('Late · Resolution')
    expect(late?.querySelector('svg')).not.toBeNull()
  })

  it('counts down and turns late by itself', async () => {
    let now = Date.now()
    const api = createMockApi(() => now)
    api.state.cases = [sampleCase(now, 1, { clocks: [clock(now, 2 * minute + 500)] })]
    app = await renderApp({ api, now: () => now })
    await app.until(() => app.text().includes('due in 2 min'), 'the time left')
    const asked = api.calls.length

    now += minute
    await app.until(() => /due in 1 min( \d s)?Due soon/.test(app.text()), 'less time')
    now += 2 * minute
    await app.until(() => app.text().includes('late by'), 'being late')

    expect(api.calls).toHaveLength(asked)
  })

  it('is walked through with J and K', async () => {
    app = await renderApp()
    await app.find('link', /#1042/)

    await app.press(document.body, 'j')
    await app.press(document.body, 'j')
    expect(document.activeElement?.textContent).toContain('#1050')
    await app.press(document.body, 'k')

    expect(document.activeElement?.textContent).toContain('#1042')
  })

  it('keeps its filters in the address, and asks the server by them', async () => {
    app = await renderApp({ path: '/cases?late=true&team=frontline&q=断网' })
    await app.find('link', /#1042/)

    expect(subjects()).toEqual(['1042'])
    expect(await app.find('textbox', 'Number, subject or customer')).toHaveProperty('value', '断网')
    const asked = app.api.calls.find((call) => call.path === '/cases')
    expect(Object.fromEntries(asked?.query ?? [])).toMatchObject({
      late: 'true',
      team: 'frontline',
      q: '断网',
      sort: 'nextDue',
    })
  })

  it('follows what happens, and the focus stays where it was', async () => {
    app = await renderApp()
    const link = await app.find('link', /#1047/)
    link.focus()

    app.api.state.cases = app.api.state.cases.map((item) =>
      item.number === 1050 ? { ...item, subject: 'Now settled' } : item,
    )
    await act(async () => app.api.emit({ type: 'case', case: { id: 'case-1050', number: 1050 }, data: {} }))

    await app.until(() => app.text().includes('Now settled'), 'the change')
    expect(document.activeElement).toBe(link)
  })

  it('offers the first step while there is nothing', async () => {
    const api = createMockApi(Date.now)
    api.state.cases = []
    app = await renderApp({ api })

    await app.find('link', 'Start the first case')
  })

  it('says what went wrong, and tries again', async () => {
    const api = createMockApi(Date.now)
    api.answerNext('GET', /^\/cases$/, {
      status: 400,
      body: { code: 'http.invalid-request', detail: 'The cursor is stale.' },
    })
    app = await renderApp({ api })

    await app.until(() => app.text().includes('The cursor is stale.'), 'the problem')
    await app.click(await app.find('button', 'Try again'))

    await app.find('link', /#1042/)
  })

  it('leads to a case from the palette', async () => {
    app = await renderApp()
    await app.find('link', /#1042/)

    await app.press(document.documentElement, 'k', { ctrlKey: true, code: 'KeyK' })
    const field = await app.find('combobox', 'A case number, or where to go')
    await app.type(field, '#1047')
    await app.press(field, 'Enter')

    await app.find('heading', /#1047 Line is noisy/)
  })
})
