import { afterEach, describe, expect, it, vi } from 'vitest'
import { ViewTabs } from '../../../editor/views/view-tabs.tsx'
import type { DesignerSession } from '../../../editor/workspace/designer-session.ts'
import { templateWorkspace } from '../edits/template-workspaces.ts'
import { type RenderedPart, renderPart } from '../render-part.tsx'

let shown: RenderedPart | null = null
afterEach(async () => {
  await shown?.unmount()
  shown = null
})

/** Somebody who may look at processes and keep no drafts of them. */
const onlooker = {
  keeper: null,
  may: { cases: true, publish: false, settings: false },
} as Partial<DesignerSession> as DesignerSession

describe('the tabs of the designer', () => {
  it('lead to the drawing whoever comes by an address to a view that is not theirs, and leave the others alone', async () => {
    const part = await renderPart(<ViewTabs />, templateWorkspace('complaint'), { mayEdit: false, session: onlooker })
    shown = part
    expect(part.text()).not.toContain('Try with many')

    await part.run(() => part.panels.getState().show('simulation'))
    await vi.waitFor(() => expect(part.panels.getState().view.kind).toBe('drawing'))

    // An address is read once more while that happens.
    await part.run(() => {
      part.panels.getState().show('simulation')
      part.panels.getState().show('drawing')
      part.panels.getState().show('simulation')
    })
    await vi.waitFor(() => expect(part.panels.getState().view.kind).toBe('drawing'))

    await part.run(() => part.panels.getState().show('rules'))
    expect(part.panels.getState().view.kind).toBe('rules')
  })
})
