import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problem } from './mock-api.ts'
import { type RenderedApp, renderApp } from './render-app.tsx'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app.unmount())

const created = () =>
  app.api.calls.filter((call) => call.method === 'POST' && call.path === '/cases').map((call) => call.body)

async function choose(field: string, option: string): Promise<void> {
  await app.click(await app.find('textbox', field))
  await app.click(await app.find('option', option))
}

describe('starting a case', () => {
  it('sends what the form of the flow’s start asks for, and leads to the case', async () => {
    app = await renderApp({ path: '/start' })
    await choose('Process', 'Complaint')
    await app.type(await app.find('textbox', 'Name'), '王建国')
    await app.type(await app.find('textbox', 'E-mail'), 'wang@example.com')
    await app.type(await app.find('textbox', 'Subject'), '宽带断网')
    await choose('Channel', 'Phone')
    await choose('Category', 'Network')
    await app.type(await app.find('textbox', 'Amount'), '88')

    await app.click(await app.find('button', 'Start the case'))

    await app.find('heading', /宽带断网/)
    expect(created()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        flow: 'complaint',
        channel: 'phone',
        subject: '宽带断网',
        customer: { name: '王建国', email: 'wang@example.com' },
        facts: { category: 'network', amount: 88 },
      },
    ])
    expect(JSON.stringify({ ...localStorage })).not.toContain('断网')
  })

  it('says everything that is missing at once, and sends nothing', async () => {
    app = await renderApp({ path: '/start' })
    await choose('Process', 'Complaint')
    await app.type(await app.find('textbox', 'E-mail'), 'nowhere')

    await app.click(await app.find('button', 'Start the case'))

    await app.until(() => app.text().includes('Say in a few words what it is about.'), 'the missing subject')
    expect(app.text()).toContain('This is not an e-mail address.')
    expect(app.text()).toContain('This is needed.')
    expect(created()).toEqual([])
  })

  it('starts one case however often it is sent', async () => {
    app = await renderApp({ path: '/start' })
    await choose('Process', 'Consultation')
    await app.type(await app.find('textbox', 'Subject'), 'Twice')
    app.api.answerNext('POST', /^\/cases$/, problem(503, 'http.unavailable', 'Not now.'))

    await app.click(await app.find('button', 'Start the case'))
    await app.until(() => app.text().includes('Not now.'), 'the problem')
    await app.click(await app.find('button', 'Start the case'))
    await app.find('heading', /Twice/)

    expect(created()).toHaveLength(2)
    expect(created()[1]?.['id']).toBe(created()[0]?.['id'])
  })

  it('takes a customer who is known', async () => {
    app = await renderApp({ path: '/start' })
    await choose('Process', 'Consultation')
    await app.type(await app.find('textbox', 'Find a customer'), 'Ada')
    await app.click(await app.find('option', /Ada Smith/))
    await app.type(await app.find('textbox', 'Subject'), 'For Ada')

    await app.click(await app.find('button', 'Start the case'))
    await app.find('heading', /For Ada/)

    expect(created()[0]?.['customer']).toEqual({ id: 'c-smith', name: 'Ada Smith', email: 'ada@example.com' })
  })
})
