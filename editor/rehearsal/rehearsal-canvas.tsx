import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../look/language/use-language.ts'
import { casesAt } from '../../simulation/rehearsal/moment.ts'
import { Canvas } from '../canvas/canvas.tsx'
import { createOverlayStore, OverlayProvider } from '../canvas/overlay.ts'
import { createViewMaker } from '../cards/flow-view.ts'
import { type DesignerParts, DesignerProvider, useParts } from '../workspace/designer-parts.ts'
import { createDesignerStore } from '../workspace/designer-store.ts'
import { createPanelsStore } from '../workspace/panels-store.ts'
import { overlayAt } from './overlay-of.ts'
import { useRehearsal } from './rehearsal-parts.ts'

/** The drawing as it is, to look at, with the case upon it. */
export function RehearsalCanvas() {
  const { store, directory } = useParts()
  const [overlay] = useState(() => createOverlayStore())
  const [parts] = useState(
    (): DesignerParts => ({
      store: createDesignerStore(store.getState().history.present, { mayEdit: false }),
      panels: createPanelsStore(),
      viewOf: createViewMaker(),
      directory,
    }),
  )
  useEffect(
    () =>
      store.subscribe(({ history }, before) => {
        if (history.present !== before.history.present) parts.store.getState().open(history.present)
      }),
    [store, parts],
  )
  useMarks(overlay, parts)
  return (
    <DesignerProvider value={parts}>
      <OverlayProvider value={overlay}>
        <Canvas purpose="overview" />
      </OverlayProvider>
    </DesignerProvider>
  )
}

/** Lays each moment over the drawing, and keeps the step at which the case stands in sight. */
function useMarks(overlay: ReturnType<typeof createOverlayStore>, { panels }: DesignerParts) {
  const { t } = useTranslation('designerRehearsal')
  const local = useLocalText()
  const shown = useRehearsal((state) => state.shown)
  const index = useRehearsal((state) => state.index)
  useEffect(() => {
    const words = {
      name: (name: Parameters<typeof local>[0]) => local(name, ''),
      child: (place: string) => t('now.child', { place }),
      branches: (count: number) => t('now.branches', { count }),
    }
    const moments = shown?.moments ?? []
    overlay.setState(overlayAt(moments, index, words), true)
    const main = moments.length === 0 ? undefined : casesAt(moments, index)[0]
    const newest = main?.state.tokens.toSorted((a, b) => b.enteredSeq - a.enteredSeq)[0]
    if (newest !== undefined) panels.getState().focusOn(newest.node, 'outline')
  }, [overlay, panels, shown, index, local, t])
}
