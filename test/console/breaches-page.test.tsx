import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMockApi } from './mock-api.ts'
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
  it('says in sentences what was late and why, and where the case was', async () => {
    await open()
    await app.until(() => app.text().includes('The time ran out: 4 h were promised.'), 'the cause')

    expect(app.text()).toContain('#1042')
    expect(app.text()).toContain('Repair')
    expect(app.text()).toContain('late for 1 h 5 min, and still running')
    expect(app.text()).toContain('1 to judge')
    expect(app.text()).toContain('Third party')
  })

  it('takes a reason, a note and goes on, by keys alone', async () => {
    await open()

    await key('1')
    await app.until(() => app.text().includes('What kind of “Staffing”?'), 'the kinds')
    await key('2')
    await app.until(() => app.text().includes('Chosen: Staffing › Too many cases at once'), 'the reason')
    await key('n')
    const note = await app.find('textbox', 'Note')
    expect(document.activeElement).toBe(note)
    await app.type(note, 'After the storm.')
    await key('Escape')
    await key('Enter')

    await app.until(() => changes().length === 1, 'the review')
    expect(changes()).toEqual([
      { method: 'PATCH', path: '/breaches/b1', body: { reason: 'too-many-cases', note: 'After the storm.' } },
    ])
    const active = () => document.querySelector('[aria-current="true"]')?.getAttribute('data-desk-item')
    await app.until(() => active() === 'b2', 'the next one')
    await key('k')
    await app.until(() => active() === 'b1', 'the one before')
  })

  it('lets another person decide on an exclusion, and asks why when it is refused', async () => {
    app = await renderApp({ path: '/breaches?review=proposed&breach=b2' })
    await app.click(await app.find('button', 'Keep in reports'))
    await app.until(() => app.text().includes('whoever proposed it will ask'), 'the fault')

    await app.type(await app.find('textbox', 'What you say to that'), 'We knew before')
    await app.click(await app.find('button', 'Keep in reports'))

    await app.until(() => changes().length === 1, 'the decision')
    expect(changes()[0]).toEqual({
      method: 'POST',
      path: '/breaches/b2/approve',
      body: { approve: false, ground: 'We knew before' },
    })
  })

  it('offers no review to who may not write one', async () => {
    const api = createMockApi(Date.now)
    api.state.session = { ...api.state.session!, permissions: ['cases.read', 'breaches.read'] }
    app = await renderApp({ path: '/breaches', api })
    await app.until(() => app.text().includes('The time ran out'), 'the panel')

    expect(app.query('button', /^Save and next/)).toBeNull()
    expect(app.query('button', 'Select all shown')).toBeNull()
    expect(app.query('link', 'Administration')).toBeNull()
    expect(app.query('link', 'Start a case')).toBeNull()
  })
})
