import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createStore } from 'zustand/vanilla'
import { Canvas } from '../canvas/canvas.tsx'
import { createOverlayStore, noOverlay, OverlayProvider } from '../canvas/overlay.ts'
import { type Severities, SeverityProvider } from '../canvas/severity.ts'
import { createViewMaker } from '../cards/flow-view.ts'
import { type DesignerParts, DesignerProvider, useParts } from '../workspace/designer-parts.ts'
import { createDesignerStore } from '../workspace/designer-store.ts'
import { createPanelsStore } from '../workspace/panels-store.ts'
import { useCommands } from '../workspace/use-commands.ts'
import { flowIn, type Workspace, withDocument } from '../workspace/workspace.ts'
import { cardOfPlace, flowChangesOf, overlayOf, waysOfPlace } from './change-marks.ts'
import { mergedFlow } from './merged-flow.ts'
import classes from './versions.module.css'

export interface CompareCanvasProps {
  /** Null to show the process as it is. */
  readonly before: Workspace | null
  readonly after: Workspace
  /** The part that is looked at. */
  readonly chosen: readonly string[] | null
  readonly onChoose: (place: readonly string[]) => void
}

const noSeverities = createStore<Severities>()(() => new Map())

/** Two versions of a process as one picture to look at: what came, what changed and what is gone are marked. */
export function CompareCanvas({ before, after, chosen, onChoose }: CompareCanvasProps) {
  const { t } = useTranslation('designerVersions')
  const { directory } = useParts()
  const parts = useMemo(() => readOnly(merged(before, after), directory), [before, after, directory])
  const [overlay] = useState(() => createOverlayStore())
  useEffect(() => {
    const words = { added: t('marks.added'), changed: t('marks.changed'), removed: t('marks.removed') }
    overlay.setState(before === null ? noOverlay : overlayOf(flowChangesOf(before, after), words), true)
  }, [overlay, before, after, t])
  useShownPlace(parts, chosen)
  useChosenCard(parts, onChoose)
  return (
    <DesignerProvider value={parts}>
      <SeverityProvider value={noSeverities}>
        <OverlayProvider value={overlay}>
          <Walked>
            <Canvas purpose="overview" />
          </Walked>
        </OverlayProvider>
      </SeverityProvider>
    </DesignerProvider>
  )
}

function merged(before: Workspace | null, after: Workspace): Workspace {
  if (before === null) return after
  // What only the older version used is there as well: the cards that are gone read it.
  const documents = { ...before.documents, ...after.documents }
  return withDocument({ flow: after.flow, documents }, mergedFlow(flowIn(before), flowIn(after)))
}

function readOnly(workspace: Workspace, directory: DesignerParts['directory']): DesignerParts {
  const store = createDesignerStore(workspace, { mayEdit: false })
  return { store, panels: createPanelsStore(), viewOf: createViewMaker(), directory }
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

const directions = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const

/** The arrows walk along the ways, as on the canvas that one draws on. */
function Walked({ children }: { readonly children: React.ReactNode }) {
  const commands = useCommands()
  const onKeyDown = (event: KeyboardEvent) => {
    const isCard = event.target instanceof Element && event.target.hasAttribute('data-card')
    if (!isCard || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(directions, event.key)) return
    event.preventDefault()
    commands.walk(directions[event.key as keyof typeof directions])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cards within are buttons; this only moves between them.
    <div className={classes.picture} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}
