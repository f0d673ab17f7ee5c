import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { edgeId } from '../../../editor/edits/edge-id.ts'
import { Outline } from '../../../editor/outline/outline.tsx'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

let part: RenderedPart

beforeEach(async () => {
  part = await renderPart(<Outline />, templateWorkspace('complaint'))
  await part.run(() => part.panels.getState().showLeft('outline'))
})
afterEach(() => part.unmount())

const rows = () => part.all('[role=treeitem]')
const row = (key: string) => rows().find((one) => one.dataset['key'] === key) as HTMLElement
const current = () => rows().find((one) => one.tabIndex === 0)
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await part.press(current() ?? document.body, key)
}
const chosen = () => part.store.getState().selection

describe('the outline', () => {
  it('is a tree whose one current line takes the focus', () => {
    const levels = rows().map((one) => one.getAttribute('aria-level'))

    expect(part.all('[role=tree]')[0]?.getAttribute('aria-label')).toBe('Outline of the process')
    expect(levels.filter((level) => level === '1')).toHaveLength(4)
    expect(rows().filter((one) => one.tabIndex === 0)).toHaveLength(1)
    expect(row('solve').textContent).toContain('Find a solution')
  })

  it('is walked by arrows, which choose the step they come to', async () => {
    await press('ArrowDown', 'ArrowDown')

    expect(current()?.dataset['key']).toBe('receipt')
    expect(document.activeElement).toBe(current())
    expect(chosen().nodes).toEqual(['receipt'])
    await press('ArrowUp', 'ArrowLeft')
    expect(current()?.dataset['key']).toBe('stage:intake')
  })

  it('closes and opens stages, and opens a step to its ways, which lead to where they lead', async () => {
    await press('ArrowLeft')
    expect(row('receive')).toBeUndefined()
    await press('ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown')

    expect(current()?.textContent).toContain('Confirm receipt')
    expect(chosen().edges).toEqual([edgeId({ from: 'receive', on: 'next', to: 'receipt' })])
    await press('Enter')
    expect(chosen().nodes).toEqual(['receipt'])
    expect(current()?.dataset['key']).toBe('receipt')
  })

  it('goes to the first and the last line, chooses several with the space bar and opens the form with Enter', async () => {
    await press('End', ' ', 'Home', 'ArrowDown', 'Enter')

    expect(part.panels.getState().focus).toMatchObject({ id: 'receive', surface: 'form' })
    expect(chosen().nodes).toEqual(['receive'])
  })

  it('shows a step that was added or found elsewhere, even in a stage that is closed', async () => {
    await press('ArrowLeft')

    await part.run(() => part.panels.getState().focusOn('receipt'))
    await part.press(document.body, 'Shift')

    expect(current()?.dataset['key']).toBe('receipt')
    expect(document.activeElement).toBe(row('receipt'))
  })
})
