import { useRef } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { RenameField } from '../../../editor/canvas/rename-field.tsx'
import { foldStage } from '../../../editor/edits/stages.ts'
import { usePanels, useView } from '../../../editor/workspace/designer-parts.ts'
import { useKeys } from '../../../editor/workspace/use-keys.ts'
import { changeFlow, flowIn } from '../../../editor/workspace/workspace.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

let part: RenderedPart
afterEach(() => part.unmount())

const complaint = templateWorkspace('complaint')

/** The keys of the designer over a card that is drawn when the test says so. */
function Designer({ isDrawn }: { readonly isDrawn: () => boolean }) {
  const root = useRef<HTMLDivElement>(null)
  const renaming = usePanels((panels) => panels.renaming)
  const node = useView(({ flow }) => flow.nodes.find(({ id }) => id === renaming))
  usePanels((panels) => panels.focus)
  useKeys(root)
  return <div ref={root}>{node !== undefined && isDrawn() && <RenameField node={node} />}</div>
}

async function renaming(id: string, workspace = complaint) {
  let isDrawn = false
  part = await renderPart(<Designer isDrawn={() => isDrawn} />, workspace)
  part.store.getState().select({ nodes: [id] })
  await part.press(document.body, 'F2')
  return async () => {
    isDrawn = true
    await part.run(() => part.panels.getState().focusOn(id))
  }
}
const typed = async (...keys: readonly string[]) => {
  for (const key of keys) await part.press(document.body, key)
}
const nameOf = (id: string) => flowIn(part.store.getState().history.present).nodes.find((node) => node.id === id)?.name

describe('letters after F2', () => {
  it('stand in the field once it is drawn, and call up nothing before', async () => {
    const draw = await renaming('solve')
    await typed('c', 'a', 'x', 'Backspace', '/')
    expect(part.panels.getState().dialog).toBeNull()
    await draw()

    expect(part.all('input').map((field) => (field as HTMLInputElement).value)).toEqual(['ca/'])
  })

  it('count when Enter comes before the field, and are forgotten with Escape', async () => {
    await renaming('solve')
    await typed('H', 'i', 'Enter')
    expect(nameOf('solve')).toMatchObject({ en: 'Hi' })

    await part.press(document.body, 'F2')
    await typed('N', 'o', 'Escape')
    expect(nameOf('solve')).toMatchObject({ en: 'Hi' })
    expect(part.panels.getState()).toMatchObject({ renaming: null, typedAhead: '' })
  })

  it('are keys as ever where the card is folded away', async () => {
    await renaming(
      'solve',
      changeFlow(complaint, (flow) => foldStage(flow, 'resolve', true)),
    )
    await typed('/')

    expect(part.panels.getState()).toMatchObject({ renaming: null, dialog: { kind: 'add' } })
  })
})
