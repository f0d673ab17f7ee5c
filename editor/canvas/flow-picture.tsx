import { useEffect, useMemo } from 'react'
import { type DesignerParts, useParts } from '../workspace/designer-parts.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { OverlayStore } from './overlay.ts'
import { PictureFrame, readOnlyParts } from './picture-frame.tsx'

interface FlowPictureProps {
  readonly workspace: Workspace
  readonly overlay: OverlayStore
  /** The step that is looked at. */
  readonly chosen: string | null
  readonly onChoose: (node: string | null) => void
}

/** A process to look at, with a layer over it: steps can be walked to and chosen, nothing can be changed. */
export function FlowPicture({ workspace, overlay, chosen, onChoose }: FlowPictureProps) {
  const { directory } = useParts()
  const parts = useMemo(() => readOnlyParts(workspace, directory), [workspace, directory])
  useChosen(parts, chosen, onChoose)
  return <PictureFrame parts={parts} overlay={overlay} />
}

/** The step that is chosen here and the one that is looked at are the same. */
function useChosen({ store, panels }: DesignerParts, chosen: string | null, onChoose: FlowPictureProps['onChoose']) {
  useEffect(() => {
    const { selection, select } = store.getState()
    if ((selection.nodes[0] ?? null) === chosen) return
    select({ nodes: chosen === null ? [] : [chosen] })
    if (chosen !== null) panels.getState().focusOn(chosen, 'outline')
  }, [store, panels, chosen])
  useEffect(
    () =>
      store.subscribe(({ selection }, before) => {
        if (selection !== before.selection) onChoose(selection.nodes[0] ?? null)
      }),
    [store, onChoose],
  )
}
