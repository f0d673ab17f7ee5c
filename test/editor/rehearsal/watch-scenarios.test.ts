import { describe, expect, it } from 'vitest'
import { emptyLibrary, scenariosOf } from '../../../editor/rehearsal/library.ts'
import { templateScenarios } from '../../../editor/rehearsal/template-scenarios.ts'
import { watchScenarios } from '../../../editor/rehearsal/watch-scenarios.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { changeFlow, withDocument } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { nearPlayer } from './near-player.ts'

const complaint = templateWorkspace('complaint')

async function library() {
  const scenarios = (await templateScenarios()).map(({ file, document }) => ({
    key: file,
    origin: 'template' as const,
    name: document.name,
    document,
  }))
  return { ...emptyLibrary, scenarios }
}

describe('the scenarios of a process', () => {
  it('turn red when the draft breaks them, and green again when that is undone', async () => {
    const designer = createDesignerStore(complaint, { mayEdit: true })
    const watch = watchScenarios(designer, { library: await library(), player: nearPlayer(), language: 'en' })
    const wrong = () => [...watch.state.getState().verdicts.values()].filter(({ ok }) => !ok).length
    const isDone = () => expect.poll(() => watch.state.getState().isRunning).toBe(false)
    await isDone()
    expect(watch.state.getState().verdicts.size).toBe(4)
    expect(wrong()).toBe(0)

    designer.getState().edit({ key: 'change' }, (workspace) =>
      changeFlow(workspace, (flow) => ({
        ...flow,
        edges: flow.edges.map((edge) => (edge.from === 'assess' ? { ...edge, to: 'explain' } : edge)),
      })),
    )
    await isDone()
    expect(wrong()).toBe(4)

    designer.getState().undo()
    await isDone()
    expect(wrong()).toBe(0)
    watch.stop()
  })

  it('are those that name the process; a draft stands for what is published under its id', async () => {
    const known = await library()
    const [first] = scenariosOf(complaint, known)
    if (first === undefined) throw new Error('no scenario')
    const own = { ...first.document, id: 'kept', name: 'Mine' }
    const published = {
      key: 'kept',
      origin: 'published' as const,
      name: 'Theirs',
      document: { ...own, name: 'Theirs' },
    }
    const all = scenariosOf(withDocument(complaint, own), { ...known, scenarios: [...known.scenarios, published] })

    expect(
      scenariosOf(complaint, known)
        .map(({ key }) => key)
        .sort(),
    ).toEqual([
      'customer-keeps-us-waiting',
      'danger-is-escalated',
      'dissatisfied-leads-to-prevention',
      'settled-within-a-day',
    ])
    expect(all.filter(({ key }) => key === 'kept').map(({ name }) => name)).toEqual(['Mine'])
  })
})
