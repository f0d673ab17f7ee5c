import { describe, expect, it } from 'vitest'
import type { FlowDocument } from '../../../core/contract/flow.ts'
import { middleOf } from '../../../editor/canvas/canvas-items.ts'
import { createViewMaker } from '../../../editor/cards/flow-view.ts'
import { edgeId } from '../../../editor/edits/edge-id.ts'
import { freePlaceForNote, freePlaceIn } from '../../../editor/layout/drawing.ts'
import { createDesignerStore } from '../../../editor/workspace/designer-store.ts'
import { createPanelsStore } from '../../../editor/workspace/panels-store.ts'
import { createCommands } from '../../../editor/workspace/use-commands.ts'
import { flowIn, withDocument } from '../../../editor/workspace/workspace.ts'
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

const workspaceWith = (flow: FlowDocument) => withDocument(templateWorkspace('complaint'), flow)

describe('adding a note', () => {
  it('lays it where neither a card nor another note is, and leads there', () => {
    const { commands, panels, now } = designer()
    const view = () => createViewMaker()(workspaceWith(now()))
    for (let turn = 0; turn < 2; turn++) commands.addNote(freePlaceForNote(view().drawing, now()))

    const [first, second] = now().notes ?? []
    expect(second?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + 96)
    expect(first?.y).toBeGreaterThan(view().drawing.bottom)
    expect(panels.getState().focus).toMatchObject({ id: second?.id, surface: 'canvas' })
    expect(middleOf(view(), second?.id ?? '')).toEqual({ x: (second?.x ?? 0) + 100, y: (second?.y ?? 0) + 48 })
  })

  it('keeps the next step of the stage off it', () => {
    const { commands, now } = designer()
    const place = () => freePlaceIn(createViewMaker()(workspaceWith(now())).drawing, now(), 'intake')
    const wanted = place()
    commands.addNote({ x: wanted.x + 10, y: wanted.y + 10 })

    expect(place().y).toBeGreaterThanOrEqual(wanted.y + 10 + 96)
  })
})

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
