import type { KeyboardEvent, ReactNode } from 'react'
import { createStore } from 'zustand/vanilla'
import { createViewMaker } from '../cards/flow-view.ts'
import { type DesignerParts, DesignerProvider } from '../workspace/designer-parts.ts'
import { createDesignerStore } from '../workspace/designer-store.ts'
import { createPanelsStore } from '../workspace/panels-store.ts'
import { useCommands } from '../workspace/use-commands.ts'
import type { Workspace } from '../workspace/workspace.ts'
import classes from './canvas.module.css'
import { Canvas } from './canvas.tsx'
import { OverlayProvider, type OverlayStore } from './overlay.ts'
import { type Severities, SeverityProvider } from './severity.ts'

const noSeverities = createStore<Severities>()(() => new Map())

/** The parts of a picture in which nothing can be changed. */
export function readOnlyParts(workspace: Workspace, directory: DesignerParts['directory']): DesignerParts {
  const store = createDesignerStore(workspace, { mayEdit: false })
  return { store, panels: createPanelsStore(), viewOf: createViewMaker(), directory }
}

/** A process to look at, with a layer over it: steps can be walked to and chosen. */
export function PictureFrame({ parts, overlay }: { readonly parts: DesignerParts; readonly overlay: OverlayStore }) {
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
    <div className={classes.picture} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}
