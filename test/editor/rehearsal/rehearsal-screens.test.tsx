import { afterEach, describe, expect, it } from 'vitest'
import type { Language } from '../../../core/contract/language.ts'
import { emptyLibrary } from '../../../editor/rehearsal/library.ts'
import { RehearsalProvider } from '../../../editor/rehearsal/rehearsal-parts.ts'
import type { RehearsalStore } from '../../../editor/rehearsal/rehearsal-state.ts'
import { createRehearsalStore } from '../../../editor/rehearsal/rehearsal-store.ts'
import { SidePanel } from '../../../editor/rehearsal/side-panel.tsx'
import { SourceList } from '../../../editor/rehearsal/source-list.tsx'
import { TimeLine } from '../../../editor/rehearsal/time-line.tsx'
import { type ScenariosWatch, watchScenarios } from '../../../editor/rehearsal/watch-scenarios.ts'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'
import { nearPlayer } from './near-player.ts'

const complaint = templateWorkspace('complaint')
const session = { may: { cases: false, publish: false, settings: false } } as unknown as DesignerSession
const at = '2026-11-23T09:00:00+08:00'

let part: RenderedPart
let scenarios: ScenariosWatch

afterEach(async () => {
  scenarios.stop()
  await part.unmount()
})

async function screens(language: Language = 'en'): Promise<RehearsalStore> {
  const designer = createDesignerStore(complaint, { mayEdit: true })
  const store = createRehearsalStore({
    designer,
    library: emptyLibrary,
    player: nearPlayer(),
    language,
    now: () => Date.parse(at),
    recorded: () => Promise.resolve(null),
    isStill: () => true,
  })
  scenarios = watchScenarios(designer, { library: emptyLibrary, player: nearPlayer(), language })
  await store.getState().open({ kind: 'sample' })
  part = await renderPart(
    <RehearsalProvider value={{ store, scenarios, library: emptyLibrary, reload: () => {} }}>
      <SourceList />
      <SidePanel />
      <TimeLine />
    </RehearsalProvider>,
    complaint,
    { language, session },
  )
  return store
}

const button = (name: string) => {
  const found = part.all('button').find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name)
  if (found === undefined) throw new Error(`No button ${name} in:\n${part.text()}`)
  return found
}
const slider = () => part.all('[role=slider]')[0] as HTMLElement
const settled = (store: RehearsalStore) => expect.poll(() => store.getState().isBusy).toBe(false)

describe('the screens of a rehearsal', () => {
  it('begin a sample case, do what is offered, and say where the case stands', async () => {
    const store = await screens()
    await part.click(button('Begin'))
    await settled(store)
    await expect.poll(part.text).toContain('At: Find a solution')

    await part.click(button('Needs a specialist'))
    await settled(store)

    await expect.poll(part.text).toContain('At: Specialist investigates')
    expect(store.getState().play?.events).toMatchObject([{ do: 'complete', node: 'solve', outcome: 'specialist' }])
    await part.click(button('Take back'))
    await expect.poll(part.text).toContain('At: Find a solution')
  })

  it('scrub by keys, say what happened, show the row that held with what each condition saw, and the facts that it set', async () => {
    const store = await screens()
    await part.run(() => void store.getState().begin({ at, facts: { category: 'safety' } }))
    await settled(store)
    const count = store.getState().shown?.moments.length ?? 0
    await expect.poll(() => slider().getAttribute('aria-valuenow')).toBe(String(count))

    await part.press(slider(), 'Home')
    expect(slider().getAttribute('aria-valuetext')).toContain(`Moment 1 of ${count}`)
    await part.press(slider(), 'ArrowRight')
    expect(store.getState().index).toBe(1)
    expect(part.text()).toContain('You look at an earlier moment.')
    await part.press(slider(), 'End')
    expect(store.getState().index).toBe(count - 1)

    await part.click(button('Rules'))
    const rows = part.all('tr[data-result]').map((row) => `${row.dataset['result']}: ${row.textContent}`)
    expect(rows[0]).toContain('held: ')
    expect(rows[0]).toContain('About is Safety (saw Safety)')
    expect(rows.slice(1).every((row) => row.startsWith('notReached'))).toBe(true)

    const decided = store.getState().shown?.moments.findIndex(({ verdict }) => verdict !== null) ?? -1
    await part.run(() => store.getState().show(decided))
    await part.click(button('Facts'))
    const news = part.all('[data-news]').map(({ textContent }) => textContent)
    expect(news.join('\n')).toContain('SeverityCriticaljust changed')
    expect(news.join('\n')).toContain('by the rules of “How serious, and whose?”')
  })

  it('show the clocks with the sentence that says why, in Chinese as well', async () => {
    const store = await screens('zh-CN')
    await part.run(() => void store.getState().begin({ at, facts: { category: 'delivery' } }))
    await settled(store)
    await part.click(button('时限'))
    expect(part.text()).toContain('首次响应')
    expect(part.all('[role=img]').length).toBeGreaterThanOrEqual(4)
    expect(part.text()).toMatch(/09:30/)
  })
})
