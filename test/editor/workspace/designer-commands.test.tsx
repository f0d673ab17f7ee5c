import { afterEach, describe, expect, it } from 'vitest'
import { DesignerCommands } from '../../../editor/workspace/designer-commands.tsx'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { flowIn } from '../../../editor/workspace/workspace.ts'
import { type OfferedCommand, useOfferedCommands } from '../../../look/commands/offered-commands.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

const session = {
  pledge: {},
  user: 'me',
  may: { cases: true, publish: true, settings: true },
  keeper: { origins: () => ({}) },
  watch: {},
} as unknown as DesignerSession

let part: RenderedPart
let offered: readonly OfferedCommand[] = []

function Heard() {
  offered = useOfferedCommands()
  return null
}

async function open(mayEdit: boolean) {
  const parts = (
    <>
      <DesignerCommands />
      <Heard />
    </>
  )
  part = await renderPart(parts, templateWorkspace('complaint'), { mayEdit, session })
}

afterEach(() => part.unmount())

const command = (id: string) => {
  const found = offered.find((one) => one.id === id)
  if (found === undefined) throw new Error(`${id} is not among ${offered.map((one) => one.id).join(', ')}`)
  return found
}
const nodes = () => flowIn(part.store.getState().history.present).nodes.map(({ id }) => id)

describe('what the designer offers in the command palette', () => {
  it('has one name each, does what it says, and follows what was done', async () => {
    await open(true)
    expect(new Set(offered.map(({ id }) => id)).size).toBe(offered.length)
    expect(new Set(offered.map(({ text }) => text)).size).toBe(offered.length)
    expect(offered.map(({ id }) => id)).not.toContain('undo')

    await part.run(() => command('add survey').run())
    expect(nodes()).toContain('survey-2')
    expect(command('undo')).toMatchObject({ keys: 'Ctrl + Z', text: expect.stringMatching(/^Undo: Add/) })
    expect(command('remove').keys).toBe('Delete')

    await part.run(() => command('undo').run())
    expect(nodes()).not.toContain('survey-2')
    await part.run(() => command('fold intake').run())
    expect(command('fold intake').text).toBe('Unfold “Intake”')
    await part.run(() => command('view calendars').run())
    expect(part.panels.getState().view.kind).toBe('calendars')
    await part.run(() => command('publish').run())
    expect(part.panels.getState().dialog).toEqual({ kind: 'publish' })
  })

  it('changes nothing for who may only look, and is gone with the designer', async () => {
    await open(false)
    const ids = offered.map(({ id }) => id)

    expect(ids).toEqual(expect.arrayContaining(['find', 'save bpmn', 'print']))
    expect(ids.filter((id) => /^(add|fold|undo|tidy|bring)/.test(id))).toEqual([])
    await part.unmount()
    await open(true)
    expect(offered.map(({ id }) => id)).toContain('tidy')
  })
})
