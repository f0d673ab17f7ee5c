import { useRef } from 'react'
import { afterEach, expect, it } from 'vitest'
import { useKeys } from '../../../editor/workspace/use-keys.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

let part: RenderedPart
afterEach(() => part.unmount())

/** The designer in a page that takes the focus of whoever clicks on nothing, and something beside it. */
function Page() {
  const root = useRef<HTMLDivElement>(null)
  useKeys(root)
  return (
    <div>
      <main tabIndex={-1}>
        <div ref={root}>
          <p>canvas</p>
        </div>
      </main>
      <button type="button">elsewhere</button>
    </div>
  )
}

it('the keys work after a click on bare canvas, which leaves the focus with the page around the designer', async () => {
  part = await renderPart(<Page />, templateWorkspace('complaint'))
  const [page] = part.all('main') as [HTMLElement]
  part.store.getState().select({ nodes: ['solve'] })

  await part.press(page, 'ArrowRight')
  expect(part.store.getState().selection.nodes).toEqual(['tell'])
  await part.press(page, '/')
  expect(part.panels.getState().dialog).toEqual({ kind: 'add' })
})

it('the keys belong to whatever stands beside the designer while that has the focus', async () => {
  part = await renderPart(<Page />, templateWorkspace('complaint'))
  const [elsewhere] = part.all('button') as [HTMLElement]

  await part.press(elsewhere, '/')
  expect(part.panels.getState().dialog).toBeNull()
})
