import { type KeyboardEvent, type ReactNode, useEffect, useMemo } from 'react'
import { createStore } from 'zustand/vanilla'
import { createViewMaker } from '../cards/flow-view.ts'
import { type DesignerParts, DesignerProvider, useParts } from '../workspace/designer-parts.ts'
import { createDesignerStore } from '../workspace/designer-store.ts'
import { createPanelsStore } from '../workspace/panels-store.ts'
import { useCommands } from '../workspace/use-commands.ts'
import type { Workspace } from '../workspace/workspace.ts'
import canvasClasses from './canvas.module.css'
import { Canvas } from './canvas.tsx'
import { OverlayProvider, type OverlayStore } from './overlay.ts'
import { type Severities, SeverityProvider } from './severity.ts'

interface FlowPictureProps {
  readonly workspace: Workspace
  readonly overlay: OverlayStore
  /** The step that is looked at. */
  readonly chosen: string | null
  readonly onChoose: (node: string | null) => void
}

const noSeverities = createStore<Severities>()(() => new Map())

/** A process to look at, with a layer over it: steps can be walked to and chosen, nothing can be changed. */
export function FlowPicture({ workspace, overlay, chosen, onChoose }: FlowPictureProps) {
  const { directory } = useParts()
  const parts = useMemo(() => readOnly(workspace, directory), [workspace, directory])
  useChosen(parts, chosen, onChoose)
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

function readOnly(workspace: Workspace, directory: DesignerParts['directory']): DesignerParts {
  const store = createDesignerStore(workspace, { mayEdit: false })
  return { store, panels: createPanelsStore(), viewOf: createViewMaker(), directory }
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

const directions = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const

/** The arrows walk along the ways, as on the canvas that one draws on. */
function Walked({ children }: { readonly children: ReactNode }) {
  const commands = useCommands()
  const onKeyDown = (event: KeyboardEvent) => {
    const isCard = event.target instanceof Element && event.target.hasAttribute('data-card')
    if (!isCard || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(directions, event.key)) return
    event.preventDefault()
    commands.walk(directions[event.key as keyof typeof directions])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cards within are buttons; this only moves between them.
    <div className={canvasClasses.picture} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}
