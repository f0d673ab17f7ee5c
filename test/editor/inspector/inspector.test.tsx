import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FlowNode, NodeKind } from '../../../core/contract/flow.ts'
import { addNode } from '../../../editor/edits/add-node.ts'
import { Inspector } from '../../../editor/inspector/inspector.tsx'
import { paletteKinds } from '../../../editor/palette/dragged-kind.ts'
import { flowIn, type Workspace } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const complaint = templateWorkspace('complaint')
let part: RenderedPart

beforeEach(async () => {
  part = await renderPart(<Inspector />, complaint)
})
afterEach(() => part.unmount())

const nodeNow = <K extends NodeKind>(id: string, _kind: K) =>
  flowIn(part.store.getState().history.present).nodes.find((node) => node.id === id) as Extract<FlowNode, { kind: K }>
const choose = (id: string) => part.run(() => part.store.getState().select({ nodes: [id] }))
const steps = () => part.store.getState().history.past.length

describe('the form of a step', () => {
  it('renames it in the language of the page and keeps the other; the letters are one step that can be undone', async () => {
    await choose('solve')

    await part.type(part.field('Name'), 'Find')
    await part.type(part.field('Name'), 'Find an answer ')

    expect(nodeNow('solve', 'task').name).toEqual({ en: 'Find an answer', 'zh-CN': '制定处理方案' })
    expect(part.field('Name').value).toBe('Find an answer ')
    expect(steps()).toBe(1)
    await part.run(() => part.store.getState().undo())
    expect(flowIn(part.store.getState().history.present)).toBe(flowIn(complaint))
    expect(part.field('Name').value).toBe('Find a solution')
  })

  it('leaves the name as it was while the field is empty', async () => {
    await choose('solve')

    await part.type(part.field('Name'), '')

    expect(part.store.getState().history.present).toBe(complaint)
    expect(part.field('Name').value).toBe('')
  })

  it('renames an outcome, marks the one that resolves, and adds another', async () => {
    await choose('solve')

    await part.type(part.field('Outcome 1'), 'Offer made')
    await part.click(part.field('Needs a specialist: resolves the case'))
    const add = part.all('button').find((button) => button.getAttribute('aria-label') === 'Add: Ways this can end')
    await part.click(add as HTMLElement)

    const { outcomes } = nodeNow('solve', 'task')
    expect(outcomes).toHaveLength(3)
    expect(outcomes[0]).toMatchObject({ id: 'found', name: { en: 'Offer made', 'zh-CN': '方案已定' } })
    expect(outcomes[1]).toMatchObject({ id: 'specialist', resolves: true })
  })

  it('takes away what is optional and puts it back', async () => {
    await choose('survey')

    await part.click(part.field('Gives up after a time'))
    const without = nodeNow('survey', 'survey')
    await part.click(part.field('Gives up after a time'))

    expect(without).not.toHaveProperty('timeout')
    expect(nodeNow('survey', 'survey').timeout).toEqual({ amount: 7, unit: 'calendarDays' })
  })

  it('says the rules of a decision in words', async () => {
    await choose('assess')

    expect(part.text()).toContain('Much money')
    expect(part.text()).toContain('When Amount concerned is at least 5,000 CNY or Complained before: Yes')
    expect(part.text()).toContain('Severity becomes Serious')
  })

  it('exists for every kind of step', async () => {
    for (const kind of paletteKinds) {
      const id = `new-${kind}`
      await part.run(() => {
        const add = (workspace: Workspace) => addNode(workspace, { id, kind, stage: 'triage', at: { x: 600, y: 900 } })
        part.store.getState().edit({ key: 'addNode', params: { name: id } }, add)
      })
      await choose(id)

      expect(part.all('h2')[0]?.textContent, kind).not.toBe('This process')
      expect(part.field('Name').value, kind).not.toBe('')
    }
  })
})

describe('the form of the process', () => {
  it('names it, orders its stages and says who approves', async () => {
    await part.type(part.field('Name'), 'Complaints')
    const down = part.all('button').find((button) => button.getAttribute('aria-label') === 'Down: Intake')
    await part.click(down as HTMLElement)
    await part.click(part.field('A second person approves each version'))

    const flow = flowIn(part.store.getState().history.present)
    expect(flow.name).toEqual({ en: 'Complaints', 'zh-CN': '投诉处理' })
    expect(flow.stages.map((stage) => stage.id)).toEqual(['triage', 'intake', 'resolve', 'follow-up'])
    expect(flow.approval).toEqual({ by: 'role:owner' })
    expect(steps()).toBe(3)
  })
})

describe('the form of a way', () => {
  it('names it in the language of the page, as one step, and takes the name away again', async () => {
    const edge = () =>
      flowIn(part.store.getState().history.present).edges.find(({ from, on }) => from === 'assess' && on === 'else')
    const { from, on, to, name } = edge() ?? { from: '', on: '', to: '', name: undefined }
    await part.run(() => part.store.getState().select({ edges: [`${from} ${on} ${to}`] }))

    await part.type(part.field('Name of the way'), 'Not covered ')
    expect(edge()?.name).toEqual({ ...(typeof name === 'object' ? name : {}), en: 'Not covered' })
    expect(steps()).toBe(1)
    await part.type(part.field('Name of the way'), '')
    expect(edge()?.name).toEqual(typeof name === 'object' ? { 'zh-CN': name['zh-CN'] } : undefined)
  })

  it('out of a task has none of its own: its outcome is named there', async () => {
    const edge = flowIn(complaint).edges.find(({ from }) => from === 'solve')
    await part.run(() => part.store.getState().select({ edges: [`${edge?.from} ${edge?.on} ${edge?.to}`] }))

    expect(part.text()).toContain('Leads to')
    expect(part.text()).not.toContain('Name of the way')
  })
})

describe('the form of several things', () => {
  it('lines cards up and removes them', async () => {
    await part.run(() => part.store.getState().select({ nodes: ['solve', 'explain'] }))
    const button = (text: string) => part.all('button').find((one) => one.textContent === text) as HTMLElement

    await part.click(button('Top edges'))
    const aligned = flowIn(part.store.getState().history.present).layout
    await part.click(button('Remove'))

    expect(aligned?.['solve']?.y).toBe(aligned?.['explain']?.y)
    expect(nodeNow('solve', 'task')).toBeUndefined()
    expect(nodeNow('explain', 'task')).toBeUndefined()
  })
})

describe('for who may only look', () => {
  it('every field is shut', async () => {
    await part.unmount()
    part = await renderPart(<Inspector />, complaint, { mayEdit: false, language: 'zh-CN' })

    expect(part.all('fieldset')[0]?.hasAttribute('disabled')).toBe(true)
    expect(part.text()).toContain('整个流程')
  })
})
