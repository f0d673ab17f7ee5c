import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { WireOperation, WirePlaceFigures } from '../../../core/contract/wire-operation.ts'
import { OperationView } from '../../../editor/operation/operation-view.tsx'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { SurroundingsProvider } from '../../../editor/workspace/surroundings.ts'
import type { Pledge } from '../../../sdk/pledge.ts'
import { PledgeError } from '../../../sdk/pledge-error.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const workspace = templateWorkspace('complaint')

const nobody: WirePlaceFigures = {
  name: null,
  cases: 0,
  late: 0,
  oldest: null,
  visits: 0,
  lateVisits: 0,
  medianMs: null,
  p90Ms: null,
}

const figures: WireOperation = {
  flow: 'complaint',
  version: null,
  from: '2026-11-17T00:00:00.000Z',
  to: null,
  cases: 7,
  late: 2,
  versions: [{ version: 1, cases: 7 }],
  nodes: {
    solve: {
      ...nobody,
      cases: 7,
      late: 2,
      oldest: { id: 'c-9', number: 9, enteredAt: '2026-11-20T00:00:00.000Z' },
      visits: 40,
      lateVisits: 10,
      medianMs: 5_400_000,
      p90Ms: 21_600_000,
    },
    gone: { ...nobody, cases: 0, visits: 3, medianMs: 60_000, p90Ms: 60_000 },
  },
  stages: {},
  clocks: {
    resolution: { name: 'Resolution', running: 7, paused: 0, late: 2, met: 30, missed: 10, compliance: 0.75 },
  },
}

let shown: RenderedPart | null = null
const follow = vi.fn()
beforeEach(() => {
  // The table, as on a narrow screen: there is nothing to measure a picture with here.
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('max-width'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
})
afterEach(async () => {
  await shown?.unmount()
  shown = null
  vi.unstubAllGlobals()
  follow.mockReset()
})

async function view(operation: () => Promise<WireOperation>, language: 'en' | 'zh-CN' = 'en') {
  const versions = [{ kind: 'flow', id: 'complaint', version: 1, publishedAt: '2026-01-01T00:00:00.000Z' }]
  const documents = {
    versions: async () => ({ items: versions, nextCursor: null }),
    get: async (kind: string, id: string) => ({
      kind,
      id,
      version: 1,
      document: workspace.documents[`${kind as 'flow'}/${id}`],
    }),
  }
  const session = {
    pledge: { documents, operation } as unknown as Pledge,
    user: 'anna',
    may: { cases: true, publish: false, settings: false },
    keeper: null,
    watch: { state: createStore(() => ({ problems: [] })) },
  } as unknown as DesignerSession
  const surroundings = { follow, onEvents: () => () => undefined }
  shown = await renderPart(
    <SurroundingsProvider value={surroundings}>
      <OperationView />
    </SurroundingsProvider>,
    workspace,
    { session, language },
  )
  await vi.waitUntil(async () => {
    await act(async () => new Promise((resolve) => setTimeout(resolve, 5)))
    return shown !== null && !shown.all('[aria-busy="true"]').length && shown.all('table, [role=alert], h2').length > 0
  })
  return shown
}

const namesOf = (part: RenderedPart) =>
  part.all('table:first-of-type tbody th').map(({ textContent }) => textContent?.split(' · ')[0] ?? '')

it('shows the figures of each step, sorts them, and leads to the cases', async () => {
  const part = await view(async () => figures)

  expect(namesOf(part).slice(0, 2)).toEqual(['Find a solution', 'gone (no longer in the process)'])
  expect(part.text()).toContain('1 h 30 min')
  expect(part.text()).toContain('25%')
  expect(part.text()).toContain('75% kept of 40')

  const visits = part.all('thead button').find(({ textContent }) => textContent === 'Moved on')
  await part.click(visits as HTMLElement)
  await part.click(visits as HTMLElement)
  expect(namesOf(part)[0]).toBe('gone (no longer in the process)')
  expect(part.all('[aria-sort="ascending"]')).toHaveLength(1)

  const link = part.all('a').find((one) => one.getAttribute('aria-label') === '7 cases in Find a solution')
  await part.click(link as HTMLElement)
  expect(follow).toHaveBeenCalledWith('/cases?state=all&flow=complaint&node=solve')
})

it('says in Chinese what went wrong, and asks again', async () => {
  let isBroken = true
  const part = await view(async () => {
    if (isBroken) throw new PledgeError(503, 'http.unavailable', '')
    return figures
  }, 'zh-CN')

  expect(part.all('[role=alert]')).toHaveLength(1)
  isBroken = false
  await part.click(part.all('[role=alert] button')[0] as HTMLElement)
  await act(async () => new Promise((resolve) => setTimeout(resolve, 20)))

  expect(part.all('[role=alert]')).toHaveLength(0)
  expect(part.text()).toContain('停留中位数')
})
