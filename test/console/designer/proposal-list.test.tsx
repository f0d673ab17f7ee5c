import { afterEach, beforeEach, expect, it } from 'vitest'
import { proposalInFull } from '../../editor/proposals/proposal-in-full.ts'
import { createMockApi } from '../mock-api.ts'
import { type RenderedApp, renderApp } from '../render-app.tsx'

let app: RenderedApp
beforeEach(() => localStorage.clear())
afterEach(() => app.unmount())

const proposal = (id: string, mayDecide: boolean, note: string | null) =>
  proposalInFull(
    { documents: [{ kind: 'flow', id: 'complaint', document: {}, replaces: null }] },
    { id, mayDecide, note },
  ).proposal

it('What waits for one’s approval stands beside the designer in the navigation, and first in its list', async () => {
  const api = createMockApi(Date.now)
  api.state.documents.proposals.push(proposal('a', false, 'Of somebody else'), proposal('b', true, null))
  app = await renderApp({ path: '/designer', api })

  await app.find('link', /^Designer .*1 change waits for your approval$/)
  const table = await app.find('region', 'Waiting for approval')
  const rows = [...table.querySelectorAll('tbody tr')].map((row) => row.textContent)

  expect(rows).toEqual([
    expect.stringMatching(/^Process “Complaint”Li Wei.*No reason was given\.Your decision$/),
    expect.stringMatching(/^Process “Complaint”Li Wei.*Of somebody elseIt waits for Manager\.$/),
  ])
  expect(table.querySelector('a')?.getAttribute('href')).toBe('/designer/proposals/b')
})

it('Where nothing waits, nothing is said of it', async () => {
  app = await renderApp({ path: '/designer' })
  await app.find('heading', 'Designer')

  expect(app.query('region', 'Waiting for approval')).toBeNull()
  expect(app.text()).not.toContain('waits for your approval')
})
