import { afterEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Language } from '../../../core/contract/language.ts'
import { connect } from '../../../editor/edits/connect.ts'
import type { Problem } from '../../../editor/problems/problem.ts'
import { ProblemsPanel } from '../../../editor/problems/problems-panel.tsx'
import type { ProblemsState, ProblemsWatch } from '../../../editor/problems/watch-problems.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { changeFlow, type DocumentKey, flowIn } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const complaint = templateWorkspace('complaint')

/** The complaint process with a way that stands twice. */
const twice = changeFlow(complaint, (flow) => ({
  ...flow,
  edges: [...flow.edges, { from: 'receive', to: 'assess', on: 'next' }],
}))

const problems: readonly Problem[] = [
  {
    id: '1',
    document: 'policy/complaint-standard',
    code: 'x',
    path: '',
    severity: 'info',
    message: 'Closed at night.',
    place: { kind: 'clock', policy: 'complaint-standard', id: 'resolution' },
    nodes: [],
    fix: null,
  },
  {
    id: '2',
    document: 'flow/complaint',
    code: 'flow.way-twice',
    path: '/edges/0',
    severity: 'error',
    message: 'The way stands twice.',
    place: { kind: 'edge', id: 'receive next assess' },
    nodes: ['receive'],
    fix: {
      changes: [{ op: 'remove', path: `/edges/${flowIn(twice).edges.length - 1}` }],
      text: 'remove it',
    },
  },
]

let shown: RenderedPart | null = null
afterEach(async () => {
  await shown?.unmount()
  shown = null
})

async function panel({
  mayEdit = true,
  language = 'en',
}: {
  readonly mayEdit?: boolean
  readonly language?: Language
} = {}) {
  const store = createDesignerStore(twice, { mayEdit })
  const state = createStore<ProblemsState>()(() => ({ problems, checked: twice, isChecking: false }))
  const watch: ProblemsWatch = { state, speak: vi.fn(), refresh: vi.fn(), stop: vi.fn() }
  const onJump = vi.fn()
  const part = await renderPart(<ProblemsPanel watch={watch} store={store} onJump={onJump} />, twice, { language })
  shown = part
  const button = (name: string) => {
    const found = part.all('button').find((one) => one.textContent?.includes(name) === true)
    if (found === undefined) throw new Error(`No button ${name} in ${part.text()}`)
    return found
  }
  return { part, store, state, onJump, button }
}

describe('the panel of problems', () => {
  it('counts by weight, opens, and says the worst first with its place', async () => {
    const { part, button } = await panel()
    expect(part.text()).toContain('1 error')
    expect(part.text()).toContain('1 note')
    await part.click(button('Problems'))

    const lines = part.all('li').map((line) => line.textContent)
    expect(lines[0]).toMatch(/^ErrorWay “next” out of “.+” · The way stands twice\./)
    expect(lines[1]).toMatch(/^NoteClock “.+” · Closed at night\./)
  })

  it('mends a problem as a step that can be undone, and leads to its place', async () => {
    const { part, store, onJump, button } = await panel()
    await part.click(button('Problems'))
    await part.click(button('Mend'))
    expect(flowIn(store.getState().history.present)).toEqual(flowIn(complaint))
    expect(store.getState().history.past.at(-1)?.name).toEqual({ key: 'fix', params: { name: 'remove it' } })

    await part.click(button('Show'))
    expect(onJump).toHaveBeenCalledWith({ kind: 'edge', id: 'receive next assess' })
  })

  it('leads to a whole calendar or process, but to no scenario', async () => {
    const { part, state, onJump, button } = await panel()
    const [first] = problems
    if (first === undefined) throw new Error('There is no problem.')
    const at = (key: DocumentKey): Problem => ({ ...first, id: key, document: key, place: { kind: 'document', key } })
    await part.run(() => state.setState({ problems: [at('flow/complaint'), at('scenario/late')] }))
    await part.click(button('Problems'))

    expect(part.all('li').map((line) => line.textContent?.includes('Show'))).toEqual([true, false])
    await part.click(button('Show'))
    expect(onJump).toHaveBeenCalledWith({ kind: 'document', key: 'flow/complaint' })
  })

  it('says a missing translation after what else weighs as much', async () => {
    const { part, state, button } = await panel()
    const [first] = problems
    if (first === undefined) throw new Error('There is no problem.')
    const translation: Problem = { ...first, id: '3', code: 'document.text-in-one-language', message: 'Only English.' }
    await part.run(() => state.setState({ problems: [translation, first] }))
    await part.click(button('Problems'))

    expect(part.all('li').map((line) => line.textContent?.includes('Only English.'))).toEqual([false, true])
  })

  it('says in words what it adds, never how it is written', async () => {
    const { part, state, button } = await panel({ language: 'zh-CN' })
    const [first] = problems
    if (first === undefined) throw new Error('There is no problem.')
    const text = '补上“nodes”：{id, kind, stage}'
    const changes = [{ op: 'add', path: '/nodes/-', value: { id: 'start', kind: 'start', stage: 'intake' } }] as const
    await part.run(() => state.setState({ problems: [{ ...first, fix: { changes, text } }] }))
    await part.click(button('问题'))

    expect(button('修复').textContent).toBe('修复：补上缺少的部分')
  })

  it('mends nothing in a document that has changed since', async () => {
    const { part, store, button } = await panel()
    store
      .getState()
      .edit({ key: 'connect' }, (workspace) =>
        changeFlow(workspace, (flow) => connect(flow, { from: 'tell', on: 'told', to: 'done' })),
      )
    const before = store.getState().history.present
    await part.click(button('Problems'))
    await part.click(button('Mend'))

    expect(store.getState().history.present).toBe(before)
  })

  it('offers nothing to mend to whoever only looks, speaks Chinese, and says when all is well', async () => {
    const { part, state, button } = await panel({ mayEdit: false, language: 'zh-CN' })
    await part.click(button('问题'))
    expect(part.text()).toContain('1 个错误')
    expect(part.all('button').some((one) => one.textContent?.includes('修复'))).toBe(false)

    await part.run(() => state.setState({ problems: [] }))
    expect(part.text()).toContain('没有问题')
  })
})
