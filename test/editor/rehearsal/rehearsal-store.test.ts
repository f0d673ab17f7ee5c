import { describe, expect, it, vi } from 'vitest'
import { emptyLibrary, type Library } from '../../../editor/rehearsal/library.ts'
import type { RecordedSource } from '../../../editor/rehearsal/recorded-source.ts'
import { createRehearsalStore } from '../../../editor/rehearsal/rehearsal-store.ts'
import { templateScenarios } from '../../../editor/rehearsal/template-scenarios.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { changeFlow } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { nearPlayer } from './near-player.ts'

const complaint = templateWorkspace('complaint')
const at = '2026-11-23T09:00:00+08:00'
const ordinary = { at, channel: 'phone', facts: { category: 'delivery' } }

async function library(): Promise<Library> {
  const scenarios = (await templateScenarios()).map(({ file, document }) => ({
    key: file,
    origin: 'template' as const,
    name: document.name,
    document,
  }))
  return { ...emptyLibrary, scenarios }
}

type Recorded = (id: string) => Promise<RecordedSource | null>

function rehearsal(known: Library = emptyLibrary, isStill = false, recorded: Recorded = () => Promise.resolve(null)) {
  const designer = createDesignerStore(complaint, { mayEdit: true })
  const store = createRehearsalStore({
    designer,
    library: known,
    player: nearPlayer(),
    language: 'en',
    now: () => Date.parse(at),
    recorded,
    isStill: () => isStill,
  })
  const nodes = () =>
    store
      .getState()
      .shown?.moments.at(-1)
      ?.state.tokens.map(({ node }) => node)
  return { designer, store, act: store.getState(), nodes }
}

describe('a sample case', () => {
  it('tells the plan before anything is played, then plays from the intake to the first task, moment by moment', async () => {
    const { store, act, nodes } = rehearsal()
    await act.open({ kind: 'sample' })
    expect(store.getState().plan?.id).toBe('complaint')
    expect(store.getState().shown).toBeNull()

    await act.begin(ordinary)

    expect(nodes()).toEqual(['solve'])
    expect(store.getState().index).toBe(0)
    expect(store.getState().isPlaying).toBe(true)
  })

  it('shows the end at once where the system asks for stillness', async () => {
    const { store, act } = rehearsal(emptyLibrary, true)
    await act.begin(ordinary)
    expect(store.getState().index).toBe((store.getState().shown?.moments.length ?? 0) - 1)
    expect(store.getState().isPlaying).toBe(false)
  })

  it('takes each deed back, to exactly what was shown before', async () => {
    const { store, act, nodes } = rehearsal()
    await act.begin(ordinary)
    const before = store.getState().shown?.moments
    await act.deed({ do: 'complete', node: 'solve', outcome: 'specialist', facts: { solution: 'so' } })
    expect(nodes()).toEqual(['expert-solve'])

    await act.takeBack()

    expect(store.getState().shown?.moments).toEqual(before)
    expect(store.getState().past).toEqual([])
  })

  it('lets deeds follow each other at the pace that is set, and after what came due', async () => {
    const { store, act } = rehearsal()
    await act.begin(ordinary)
    await act.deed({ do: 'reply', by: 'person', public: true })
    act.setPace(0)
    await act.deed({ do: 'message' })
    await act.passUntil(Date.parse('2026-11-24T09:10:00+08:00'))
    await act.deed({ do: 'message' })
    const due = store.getState().shown?.moments.find(({ cause, at: then }) => cause === 'tick' && then > Date.parse(at))
    await act.passUntil(Date.parse('2026-11-24T09:30:00+08:00'))

    expect(store.getState().play?.events.map((event) => event.at)).toEqual([
      '2026-11-23T09:10:00+08:00',
      '2026-11-23T09:10:00+08:00',
      '2026-11-24T09:10:00+08:00',
    ])
    expect(due).toBeDefined()
  })

  it('plays a step of the process that fails from the beginning again', async () => {
    const { store, act } = rehearsal()
    await act.begin(ordinary)
    await act.answer('receipt', { fail: true })

    const records = store.getState().shown?.moments.flatMap((moment) => moment.records) ?? []
    expect(records.find(({ event }) => event === 'performed')?.data).toMatchObject({ node: 'receipt', ok: false })
  })

  it('is played again when the draft changes, and says what has to be mended when it cannot be', async () => {
    const { designer, store, act, nodes } = rehearsal()
    await act.begin(ordinary)
    designer.getState().edit({ key: 'change' }, (workspace) =>
      changeFlow(workspace, (flow) => ({
        ...flow,
        edges: flow.edges.map((edge) =>
          edge.from === 'assess' && edge.on === 'frontline' ? { ...edge, to: 'expert-solve' } : edge,
        ),
      })),
    )
    await act.refresh()
    expect(nodes()).toEqual(['expert-solve'])

    designer
      .getState()
      .edit({ key: 'change' }, (workspace) =>
        changeFlow(workspace, (flow) => ({ ...flow, edges: flow.edges.filter(({ from }) => from !== 'solve') })),
      )
    await act.refresh()
    expect(store.getState().shown).toBeNull()
    expect(store.getState().issues.length).toBeGreaterThan(0)
    expect(store.getState().issues.every(({ severity }) => severity === 'error')).toBe(true)
  })
})

describe('a case that is left to mend the process', () => {
  it('is found again, played through what was mended, until another one is asked for', async () => {
    const { designer, store, act } = rehearsal()
    await act.begin(ordinary)
    await act.deed({ do: 'message' })
    const again = createRehearsalStore({
      designer,
      library: emptyLibrary,
      player: nearPlayer(),
      language: 'en',
      now: () => Date.parse(at),
      recorded: () => Promise.resolve(null),
      isStill: () => false,
    })

    await again.getState().open({ kind: 'sample' })

    expect(again.getState().play).toBe(store.getState().play)
    expect(again.getState().index).toBe((again.getState().shown?.moments.length ?? 0) - 1)
    await again.getState().takeBack()
    expect(again.getState().play?.events).toEqual([])
    again.getState().again()
    await again.getState().open({ kind: 'sample' })
    expect(again.getState().play).toBeNull()
  })
})

describe('a scenario', () => {
  it('opens at its first line that does not hold, and is green again when the draft is as it was', async () => {
    const { designer, store, act } = rehearsal(await library())
    await act.open({ kind: 'scenario', key: 'settled-within-a-day' })
    expect(store.getState().shown?.problems).toEqual([])
    expect(store.getState().index).toBe(0)

    designer.getState().edit({ key: 'change' }, (workspace) =>
      changeFlow(workspace, (flow) => ({
        ...flow,
        edges: flow.edges.map((edge) =>
          edge.from === 'assess' && edge.on === 'frontline' ? { ...edge, to: 'explain' } : edge,
        ),
      })),
    )
    await act.refresh()
    const { shown, index } = store.getState()
    expect(shown?.problems.length).toBeGreaterThan(0)
    expect(shown?.moments[index]?.at).toBeLessThanOrEqual(shown?.problems[0]?.at ?? 0)
    expect(shown?.moments[index + 1]?.at ?? Number.POSITIVE_INFINITY).toBeGreaterThan(shown?.problems[0]?.at ?? 0)

    designer.getState().undo()
    await act.refresh()
    expect(store.getState().shown?.problems).toEqual([])
  })

  it('can be played on by hand from any of its moments', async () => {
    const { store, act } = rehearsal(await library())
    await act.open({ kind: 'scenario', key: 'customer-keeps-us-waiting' })
    const moments = store.getState().shown?.moments ?? []
    const waits = moments.findIndex(({ word }) => word === 'wait')
    act.show(waits)

    await act.playOn()

    const { play, source, shown } = store.getState()
    expect(source).toEqual({ kind: 'sample' })
    expect(play?.events.map((event) => event.do)).toEqual(['reply', 'wait'])
    expect(shown?.moments.map(({ records }) => records)).toEqual(
      moments.slice(0, waits + 1).map(({ records }) => records),
    )
  })

  it('that nobody has shows nothing', async () => {
    const { store, act } = rehearsal()
    await act.open({ kind: 'scenario', key: 'nobody' })
    await vi.waitFor(() => expect(store.getState().isBusy).toBe(false))
    expect(store.getState().shown).toBeNull()
  })
})

describe('a real case', () => {
  const other = { recorded: { flow: 'consultation' } } as RecordedSource

  it('that has not begun, or belongs to another process, is not played, and that is said', async () => {
    const kept = rehearsal()
    await kept.act.open({ kind: 'case', id: '7' })
    expect(kept.store.getState()).toMatchObject({ shown: null, notice: 'kept', isBusy: false })

    const foreign = rehearsal(emptyLibrary, false, () => Promise.resolve(other))
    await foreign.act.open({ kind: 'case', id: '7' })
    expect(foreign.store.getState()).toMatchObject({ shown: null, notice: 'otherFlow', isBusy: false })
  })

  it('that cannot be fetched says why, and one that comes late takes the place of nothing', async () => {
    const problem = new Error('offline')
    const broken = rehearsal(emptyLibrary, false, () => Promise.reject(problem))
    await broken.act.open({ kind: 'case', id: '7' })
    expect(broken.store.getState()).toMatchObject({ error: problem, isBusy: false })

    let answer: (found: RecordedSource | null) => void = () => {}
    const late = new Promise<RecordedSource | null>((resolve) => {
      answer = resolve
    })
    const { store, act } = rehearsal(await library(), false, () => late)
    const waiting = act.open({ kind: 'case', id: '7' })
    await act.open({ kind: 'scenario', key: 'settled-within-a-day' })
    answer(other)
    await waiting
    expect(store.getState()).toMatchObject({ source: { kind: 'scenario' }, notice: null, isBusy: false })
    expect(store.getState().shown?.scenario).not.toBeNull()
  })
})
