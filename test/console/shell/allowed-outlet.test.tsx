// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { createMockApi } from '../mock-api.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'

let app: RenderedApp
afterEach(() => app.unmount())

describe('a link to a page that is not for who is signed in', () => {
  it.each([
    ['/board', '/board'],
    ['/board?wall=true', '/board'],
    ['/reports?range=7d', '/reports/figures'],
    ['/reports/scheduled', '/report-schedules'],
    ['/start', '/flows'],
  ])('%s says so, and asks the server for nothing', async (path, asked) => {
    const api = createMockApi(Date.now)
    api.state.session = { ...api.state.session!, permissions: ['cases.read', 'breaches.read'] }
    app = await renderApp({ path, api })

    await app.find('heading', 'Not for your role')
    expect(app.query('button', /Try again|Wall/)).toBeNull()
    expect(api.calls.filter((call) => call.path === asked)).toEqual([])
  })
})
