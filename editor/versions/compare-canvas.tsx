import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createOverlayStore, noOverlay } from '../canvas/overlay.ts'
import { PictureFrame, readOnlyParts } from '../canvas/picture-frame.tsx'
import { type DesignerParts, useParts } from '../workspace/designer-parts.ts'
import { flowIn, type Workspace, withDocument } from '../workspace/workspace.ts'
import { cardOfPlace, flowChangesOf, overlayOf, waysOfPlace } from './change-marks.ts'
import { mergedFlow } from './merged-flow.ts'

export interface CompareCanvasProps {
  /** Null to show the process as it is. */
  readonly before: Workspace | null
  readonly after: Workspace
  /** The part that is looked at. */
  readonly chosen: readonly string[] | null
  readonly onChoose: (place: readonly string[]) => void
}

/** Two versions of a process as one picture to look at: what came, what changed and what is gone are marked. */
export function CompareCanvas({ before, after, chosen, onChoose }: CompareCanvasProps) {
  const { t } = useTranslation('designerVersions')
  const { directory } = useParts()
  const parts = useMemo(() => readOnlyParts(merged(before, after), directory), [before, after, directory])
  const [overlay] = useState(() => createOverlayStore())
  useEffect(() => {
    const words = { added: t('marks.added'), changed: t('marks.changed'), removed: t('marks.removed') }
    overlay.setState(before === null ? noOverlay : overlayOf(flowChangesOf(before, after), words), true)
  }, [overlay, before, after, t])
  useShownPlace(parts, chosen)
  useChosenCard(parts, onChoose)
  return <PictureFrame parts={parts} overlay={overlay} />
}

function merged(before: Workspace | null, after: Workspace): Workspace {
  if (before === null) return after
  // What only the older version used is there as well: the cards that are gone read it.
  const documents = { ...before.documents, ...after.documents }
  return withDocument({ flow: after.flow, documents }, mergedFlow(flowIn(before), flowIn(after)))
}

/** Brings the part that is looked at into sight; the focus stays where it is. */
function useShownPlace({ store, panels }: DesignerParts, chosen: readonly string[] | null): void {
  useEffect(() => {
    const flow = flowIn(store.getState().history.present)
    const card = chosen === null ? null : cardOfPlace(flow, chosen)
    const edges = chosen === null ? [] : waysOfPlace(flow, chosen)
    const nodes = card === null || edges.length > 0 ? [] : [card]
    const { selection, select } = store.getState()
    if (selection.nodes.join() !== nodes.join() || selection.edges.join() !== edges.join()) select({ nodes, edges })
    if (card !== null) panels.getState().focusOn(card, 'outline')
  }, [store, panels, chosen])
}

/** Tells which card or way somebody chose. */
function useChosenCard({ store }: DesignerParts, onChoose: (place: readonly string[]) => void): void {
  useEffect(
    () =>
      store.subscribe(({ selection }, before) => {
        if (selection === before.selection) return
        const [node] = selection.nodes
        const [edge] = selection.edges
        if (node !== undefined) onChoose(['nodes', node])
        else if (edge !== undefined) onChoose(['edges', edge.split(' ').slice(0, 2).join(' ')])
      }),
    [store, onChoose],
  )
}
