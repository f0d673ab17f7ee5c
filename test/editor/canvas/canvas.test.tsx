import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Canvas } from '../../../editor/canvas/canvas.tsx'
import { foldStage } from '../../../editor/edits/stages.ts'
import { changeFlow, flowIn, type Workspace, withDocument } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

let part: RenderedPart
const complaint = templateWorkspace('complaint')

const show = async (workspace: Workspace, language: 'en' | 'zh-CN' = 'en') => {
  part = await renderPart(<Canvas />, workspace, { language })
}
const labels = () => part.all('[data-card]').map((card) => card.textContent)
const buttons = (name: string) => part.all('button').filter((one) => one.getAttribute('aria-label') === name)

describe('the canvas', () => {
  beforeEach(() => show(complaint))
  afterEach(() => part.unmount())

  it('says on each card what happens, who does it, how long they have and who comes next', () => {
    expect(labels()).toContain('Task Find a solution frontline 4–24 h · then Manager')
    expect(labels()).toContain('Survey Are you satisfied? Satisfaction 1–5 · at most 5 d ')
    expect(labels()).toContain('End Done Resolves and closes ')
    expect(labels()).toHaveLength(flowIn(complaint).nodes.length)
  })

  it('shows the clocks of the service standard and the names of the stages', () => {
    expect(part.text()).toContain('First answer · 15–30 min')
    expect(part.text()).toContain('Resolution · 24–48 h')
    expect(buttons('Stage “Assessment”')).toHaveLength(1)
  })

  it('chooses cards with Shift, never the words on the page, but for words in a field', async () => {
    const [card] = part.all('[data-card]') as [HTMLElement]
    const press = (target: Element, shiftKey: boolean) => {
      const event = new MouseEvent('mousedown', { shiftKey, bubbles: true, cancelable: true, view: window })
      target.dispatchEvent(event)
      return event.defaultPrevented
    }
    const field = card.parentElement?.appendChild(document.createElement('input')) as HTMLInputElement

    expect([press(card, true), press(field, true)]).toEqual([true, false])
    field.remove()
  })

  it('draws one card for a stage that is folded, which unfolds at a click', async () => {
    await part.run(() =>
      part.store
        .getState()
        .edit({ key: 'fold' }, (workspace) => changeFlow(workspace, (flow) => foldStage(flow, 'resolve', true))),
    )
    expect(labels()).not.toContain('Task Find a solution frontline 4–24 h · then Manager')

    await part.click(buttons('Unfold “Solution”, 5 steps')[0] as HTMLElement)

    expect(flowIn(part.store.getState().history.present).layout?.['solve']).not.toHaveProperty('folded')
    expect(labels()).toHaveLength(flowIn(complaint).nodes.length)
  })

  it('offers a step for a way that leads nowhere', async () => {
    await part.run(() =>
      part.store
        .getState()
        .edit({ key: 'reconnect' }, (workspace) =>
          changeFlow(workspace, (flow) => ({ ...flow, edges: flow.edges.filter((edge) => edge.on !== 'refused') })),
        ),
    )

    await part.click(buttons('Add a step for “Customer does not”')[0] as HTMLElement)

    expect(part.panels.getState().dialog).toEqual({ kind: 'add', after: { node: 'tell', way: 'refused' } })
  })
})

describe('an empty canvas', () => {
  afterEach(() => part.unmount())

  it('says what belongs there and offers the first step', async () => {
    await show(
      withDocument(
        { flow: 'f', documents: {} },
        { kind: 'flow', id: 'f', stages: [{ id: 'a' }], nodes: [], edges: [] },
      ),
      'zh-CN',
    )

    const first = part.all('button').find((button) => button.textContent === '添加受理')
    await part.click(first as HTMLElement)

    expect(flowIn(part.store.getState().history.present).nodes.map((node) => node.kind)).toEqual(['start'])
    expect(part.text()).toContain('还没有选择服务标准')
  })
})
