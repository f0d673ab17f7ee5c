import { describe, expect, it } from 'vitest'
import { createViewMaker } from '../../../editor/cards/flow-view.ts'
import { edgeId } from '../../../editor/edits/edge-id.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { createPanelsStore } from '../../../editor/workspace/panels-store.ts'
import { createCommands } from '../../../editor/workspace/use-commands.ts'
import { flowIn } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'

const nothing = { teams: [], messages: [], endpoints: [], roles: [], flows: [], rules: [], policies: [], calendars: [] }

function designer(mayEdit = true) {
  const workspace = templateWorkspace('complaint')
  const store = createDesignerStore(workspace, { mayEdit })
  const panels = createPanelsStore()
  const parts = { store, panels, viewOf: createViewMaker(), directory: nothing }
  const commands = createCommands(parts, (id) => id, 'en')
  const now = () => flowIn(store.getState().history.present)
  return { commands, store, panels, now, before: flowIn(workspace) }
}

describe('adding a step', () => {
  it('puts it between, where the only way of the chosen card leads on already', () => {
    const { commands, store, now } = designer()
    commands.show('explain')

    const id = commands.add('task')

    expect(id).toBe('task')
    expect(now().edges.filter((edge) => edge.from === 'explain')).toEqual([
      { from: 'explain', to: 'task', on: 'explained' },
    ])
    expect(now().edges.filter((edge) => edge.from === 'task')).toEqual([{ from: 'task', to: 'survey', on: 'done' }])
    expect(store.getState().selection.nodes).toEqual(['task'])
  })

  it('leaves a card alone whose several ways all lead somewhere', () => {
    const { commands, now, before } = designer()
    commands.show('tell')

    commands.add('wait')

    expect(now().edges).toBe(before.edges)
    expect(now().nodes.at(-1)).toMatchObject({ id: 'wait', kind: 'wait', stage: 'resolve' })
  })

  it('puts it on the way that was asked for, and nowhere for who may only look', () => {
    const { commands, now } = designer()
    const looking = designer(false)

    commands.add('act', { edge: edgeId({ from: 'tell', on: 'agreed', to: 'survey' }) })

    expect(now().edges).toContainEqual({ from: 'tell', to: 'act', on: 'agreed' })
    expect(now().edges.some((edge) => edge.from === 'act' && edge.to === 'survey')).toBe(true)
    expect(looking.commands.add('task')).toBeNull()
    expect(looking.now()).toBe(looking.before)
  })
})

describe('the other commands', () => {
  it('remove what is chosen and go back to the card before it', () => {
    const { commands, store, now } = designer()
    commands.show('receipt')

    commands.remove()

    expect(now().nodes.some((node) => node.id === 'receipt')).toBe(false)
    expect(now().edges.some((edge) => edge.from === 'receipt' || edge.to === 'receipt')).toBe(false)
    expect(store.getState().selection.nodes).toEqual(['receive'])
  })

  it('undo everything to the very flow that was opened', () => {
    const { commands, store, now, before } = designer()
    commands.show('solve')
    commands.duplicate()
    commands.rename('solve', 'Solve it')
    commands.rename('solve', 'Solve it all')
    commands.connect('receive', 'next', 'assess')
    const copied = commands.copy()
    commands.cut()
    commands.paste(copied ?? '')
    const steps = store.getState().history.past.length

    for (let step = 0; step < steps; step++) commands.undo()

    expect(steps).toBe(5)
    expect(now()).toBe(before)
  })

  it('know what is no part of a process when it is pasted', () => {
    const { commands, now, before } = designer()

    expect(commands.copy()).toBeNull()
    expect(commands.paste('a shopping list')).toBe(false)
    expect(now()).toBe(before)
  })
})
