import { act } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { BacktestAnswer, SimulationAnswer, TimeSummary } from '../../../core/contract/rehearsal.ts'
import { SimulationView } from '../../../editor/simulation/simulation-view.tsx'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { SurroundingsProvider } from '../../../editor/workspace/surroundings.ts'
import { keyOf } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const workspace = templateWorkspace('complaint')
const time: TimeSummary = { count: 9, meanMs: 60_000, p50Ms: 60_000, p90Ms: 7_200_000, p99Ms: 60_000, maxMs: 60_000 }

const simulated = (missed: number): SimulationAnswer => ({
  cases: 200,
  seed: 1,
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-02-01T00:00:00.000Z',
  ended: 200,
  unfinished: 0,
  outcomes: {},
  reopened: 0,
  clocks: {
    resolution: {
      name: 'Resolution',
      met: 200 - missed,
      missed,
      pending: 0,
      none: 0,
      compliance: 1 - missed / 200,
      warnings: 0,
      breaches: missed,
      elapsed: time,
    },
  },
  byStage: {},
  byNode: {
    solve: { name: 'Find a solution', stage: 'resolve', visits: 200, waiting: time, handling: time, outcomes: {} },
  },
  teams: {
    frontline: { handled: 200, workedMs: 1, availableMs: 2, utilisation: 0.5, queue: { mean: 1.5, max: 7 } },
  },
  perSecond: 1,
})

const reading = (outcome: 'met' | 'missed') => ({
  outcome,
  target: null,
  targetMs: null,
  elapsedMs: 0,
  breachedAt: null,
})
const sideOf = (missed: number) => ({
  clocks: { resolution: { name: 'Resolution', met: 9, missed, pending: 0, none: 0, compliance: 0.9 } },
})
const replayed: BacktestAnswer = {
  cases: 120,
  replayed: 119,
  before: sideOf(42),
  after: sideOf(31),
  changed: [
    {
      case: 'c-7',
      number: 7,
      clock: 'resolution',
      instance: 1,
      before: reading('missed'),
      after: reading('met'),
      why: [{ code: 'x', params: {}, message: 'It has 8 hours instead of 4.' }],
    },
  ],
  changedCount: 1,
  changedCases: 1,
  notReplayed: [{ case: 'c-8', number: 8, why: { code: 'y', params: {}, message: 'It was moved.' } }],
  notReplayedCount: 1,
  perSecond: 1,
}

let shown: RenderedPart | null = null
const follow = vi.fn()
afterEach(async () => {
  await shown?.unmount()
  shown = null
  follow.mockReset()
})

async function view(documents: object, problems: readonly object[] = []) {
  const flow = workspace.documents[keyOf('flow', 'complaint')]
  const session = {
    pledge: { documents, profile: vi.fn() },
    user: 'anna',
    may: { cases: true, publish: false, settings: false },
    keeper: { origins: () => ({ 'flow/complaint': { published: { version: 1, document: flow } } }) },
    watch: { state: createStore(() => ({ problems })) },
  } as unknown as DesignerSession
  shown = await renderPart(
    <SurroundingsProvider value={{ follow, onEvents: () => () => undefined }}>
      <SimulationView />
    </SurroundingsProvider>,
    workspace,
    { session },
  )
  return shown
}

const button = (part: RenderedPart, name: string) => {
  const found = part.all('button').find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)
  if (found === undefined) throw new Error(`No button ${name} in ${part.text()}`)
  return found
}

const submit = (part: RenderedPart) =>
  act(async () => {
    part.all('form')[0]?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await new Promise((resolve) => setTimeout(resolve, 0))
  })

it('tries the draft and what is published with the same cases, tells how far it is, and compares', async () => {
  let go: (answer: SimulationAnswer) => void = () => undefined
  const simulate = vi
    .fn()
    .mockImplementationOnce((_request, { onProgress }) => {
      onProgress({ done: 400, total: 1000 })
      return new Promise((resolve) => {
        go = resolve
      })
    })
    .mockResolvedValueOnce(simulated(42))
  const part = await view({ simulate })
  expect(part.text()).toContain('Nothing tried yet')

  await submit(part)
  expect(part.text()).toContain('400 of 2,000 cases')
  await act(async () => go(simulated(31)))

  expect(part.text()).toContain('Late 42 → 31')
  expect(part.text()).toContain('better')
  expect(simulate.mock.calls[0]?.[0]).toMatchObject({ cases: 1000, seed: 1, flow: { id: 'complaint' } })
  expect(simulate.mock.calls[1]?.[0]).toMatchObject({ cases: 1000, seed: 1, flow: 'complaint' })

  await part.click(part.all('input[value=table]')[0] as HTMLElement)
  expect(part.all('table')[0]?.textContent).toContain('2 h')
  expect(part.all('table')[1]?.textContent).toContain('50%')
})

it('can be cancelled, and tries nothing while the draft has errors', async () => {
  const simulate = vi.fn((_request, { signal }: { signal: AbortSignal }) => {
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
  })
  const part = await view({ simulate })
  await submit(part)
  await part.click(button(part, 'Cancel'))
  expect(part.all('[role=alert]')).toHaveLength(0)
  expect(part.all('[role=progressbar]')).toHaveLength(0)
  await part.unmount()

  const broken = await view({ simulate }, [{ severity: 'error' }])
  await submit(broken)
  expect(simulate).toHaveBeenCalledTimes(1)
  expect(broken.text()).toContain('There is 1 error in the draft.')
})

it('replays recorded cases under the draft, says which change and why, and leads to each', async () => {
  const backtest = vi.fn().mockResolvedValue(replayed)
  const part = await view({ backtest })
  await part.click(part.all('input[value=recorded]')[0] as HTMLElement)
  await submit(part)

  expect(part.text()).toContain('Late 42 → 31')
  expect(part.text()).toContain('This case changes.')
  expect(part.text()).toContain('Resolution: broken → kept')
  expect(part.text()).toContain('It has 8 hours instead of 4.')
  expect(part.text()).toContain('1 case could not be replayed')
  const kinds = backtest.mock.calls[0]?.[0].documents.map(({ kind }: { kind: string }) => kind)
  expect(kinds[0]).toBe('flow')
  expect(kinds).not.toContain('scenario')

  await part.click(part.all('input[value=picture]').at(-1) as HTMLElement)
  const bar = part.all('button').find((one) => one.getAttribute('aria-label')?.includes('Open the promise Resolution'))
  expect(bar?.textContent).toContain('Late 42 → 31')
  await part.click(part.all('input[value=table]').at(-1) as HTMLElement)

  await part.click(part.all('a').find(({ textContent }) => textContent === 'Case #7') as HTMLElement)
  expect(follow).toHaveBeenCalledWith('/cases/c-7')
  await part.click(button(part, 'Rehearse case #7'))
  expect(part.panels.getState().view).toEqual({ kind: 'rehearsal', at: 'case:c-7' })
})
