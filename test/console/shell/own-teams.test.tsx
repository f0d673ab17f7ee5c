import { afterEach, expect, it } from 'vitest'
import { createMockApi, problem } from '../mock-api.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'

let app: RenderedApp
afterEach(() => app.unmount())

function apiOf(visibility: 'all' | 'ownTeams') {
  const api = createMockApi(Date.now)
  api.state.session = { ...api.state.session!, visibility }
  return api
}

it('the menu leads who sees their own teams alone to nothing that speaks of all teams', async () => {
  app = await renderApp({ path: '/forecast', api: apiOf('ownTeams') })
  await app.find('heading', 'What will be late')

  expect(app.query('link', 'Diagnosis')).toBeNull()
  expect(app.query('link', 'Reports')).not.toBeNull()
  expect(document.getElementById('forecast-staffing')).not.toBeNull()
  expect(document.getElementById('forecast-arrivals')).toBeNull()
  expect(document.getElementById('forecast-customers')).toBeNull()
  const asked = app.api.calls.map(({ path }) => path)
  expect(asked.filter((path) => /^\/forecast\/(arrivals|customers)/.test(path))).toEqual([])
})

it('leads who sees every team there', async () => {
  app = await renderApp({ path: '/account', api: apiOf('all') })

  await app.find('link', 'Diagnosis')
})

it('whoever comes there by a link is told quietly who may see it, and is not asked to try again', async () => {
  const api = apiOf('ownTeams')
  api.answerNext('GET', /^\/diagnosis\/factors/, problem(403, 'http.own-teams-only', 'It speaks of all teams.'))
  app = await renderApp({ path: '/diagnosis', api })
  await app.until(() => app.text().includes('This is for those who see every team'), 'the notice')

  expect(app.text()).toContain('It speaks of all teams.')
  expect(document.querySelector('main [role=alert]')).toBeNull()
  expect(app.query('button', 'Try again')).toBeNull()
})
