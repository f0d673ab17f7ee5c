import '@xyflow/react/dist/style.css'
import { Button, useComputedColorScheme } from '@mantine/core'
import { Controls, MiniMap, type Node, ReactFlow, ReactFlowProvider, useStore } from '@xyflow/react'
import { type MouseEvent, type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../look/elements/empty.tsx'
import { useDesigner, useParts, useView } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import classes from './canvas.module.css'
import { ClockStrip } from './clock-strip.tsx'
import { firstViewport } from './first-viewport.ts'
import { FoldedCard } from './folded-card.tsx'
import { LabelLayerProvider } from './label-layer.ts'
import { LaneGround, LaneHeaders } from './lanes.tsx'
import { NodeCard } from './node-card.tsx'
import { NoteCard } from './note-card.tsx'
import { useConnecting } from './use-connecting.ts'
import { useDropping } from './use-dropping.ts'
import { useFollowFocus } from './use-follow-focus.ts'
import { useItems } from './use-items.ts'
import { useScrolling } from './use-scrolling.ts'
import { useStable } from './use-stable.ts'
import { WayEdge } from './way-edge.tsx'

const nodeTypes = { card: NodeCard, note: NoteCard, folded: FoldedCard }
const edgeTypes = { way: WayEdge }
const defaultEdgeOptions = { interactionWidth: 18 }
const fitOptions = { padding: { top: '72px', bottom: '150px', left: '24px', right: '24px' }, maxZoom: 1 } as const
const minimapSize = { width: 148, height: 96 }
const multiSelectionKeys = ['Control', 'Meta', 'Shift']
/** Above so many cards, only those in sight are drawn. */
const manyCards = 300
/** Below this zoom a card is its title. */
const farZoom = 0.4

interface CanvasProps {
  /** Whether one comes to draw, or to see the whole of it. */
  readonly purpose?: 'work' | 'overview'
}

/** The process as a picture that one draws on. */
export function Canvas({ purpose = 'work' }: CanvasProps) {
  return (
    <ReactFlowProvider>
      <CanvasInside purpose={purpose} />
    </ReactFlowProvider>
  )
}

/** What stands still while cards are dragged. */
function CanvasInside({ purpose }: Required<CanvasProps>) {
  const { t } = useTranslation('designer')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const isEmpty = useView(({ flow }) => flow.nodes.length === 0)
  const commands = useCommands()
  const dropping = useDropping()
  const isFar = useStore((state) => state.transform[2] < farZoom)
  const [frame, setFrame] = useState<HTMLElement | null>(null)
  const onScrollCapture = useScrolling()
  // The overview draws every card once more: it comes after the cards.
  const isMapShown = useDeferredValue(true, false)
  useFollowFocus()

  return (
    <section
      ref={setFrame}
      className={classes.canvas}
      aria-label={t('canvas.label')}
      aria-description={t('canvas.help')}
      data-canvas=""
      data-far={isFar ? '' : undefined}
      onMouseDownCapture={keepText}
      onScrollCapture={onScrollCapture}
      {...dropping}
    >
      {frame !== null && (
        <Picture frame={frame} purpose={purpose}>
          <LaneGround />
          <Controls
            showInteractive={false}
            orientation="horizontal"
            position="top-right"
            fitViewOptions={fitOptions}
            className={classes.controls ?? ''}
            aria-label={t('canvas.view')}
          />
          {isMapShown && (
            <MiniMap
              pannable
              zoomable
              position="top-right"
              className={classes.minimap ?? ''}
              style={minimapSize}
              ariaLabel={t('canvas.minimap')}
              nodeComponent={MiniCard}
            />
          )}
        </Picture>
      )}
      <LaneHeaders />
      {isEmpty && (
        <div className={classes.empty}>
          <Empty title={t('canvas.empty')} text={t('canvas.emptyText')}>
            {mayEdit && <Button onClick={() => commands.add('start')}>{t('canvas.addStart')}</Button>}
          </Empty>
        </div>
      )}
      <ClockStrip />
    </section>
  )
}

/** With Shift one chooses cards, never the words on the page: those would be what is copied then. */
function keepText(event: MouseEvent) {
  const isField = event.target instanceof Element && event.target.closest('input, textarea') !== null
  if (event.shiftKey && !isField) event.preventDefault()
}

/** Cards and ways. It renders at every frame of a drag, so everything it hands to React Flow stays the same but what is dragged. */
function Picture({
  frame,
  purpose,
  children,
}: Required<CanvasProps> & { readonly frame: HTMLElement; readonly children: ReactNode }) {
  const { t } = useTranslation('designer')
  const scheme = useComputedColorScheme('light')
  const mayEdit = useDesigner((state) => state.mayEdit)
  const isLarge = useView(({ flow }) => flow.nodes.length > manyCards)
  const { store, panels, viewOf } = useParts()
  const items = useItems()
  const connecting = useConnecting()
  const labels = useMemo(
    () => ({
      'controls.zoomIn.ariaLabel': t('canvas.zoomIn'),
      'controls.zoomOut.ariaLabel': t('canvas.zoomOut'),
      'controls.fitView.ariaLabel': t('canvas.fit'),
      'node.a11yDescription.default': t('canvas.help'),
      'node.a11yDescription.keyboardDisabled': t('canvas.help'),
      'edge.a11yDescription.default': t('canvas.help'),
    }),
    [t],
  )
  const [layer, setLayer] = useState<HTMLElement | null>(null)
  // Known before the first card is drawn: a picture that jumps would lose the click of whoever is quick.
  const [viewport] = useState(() => firstViewport(viewOf(store.getState().history.present).drawing, frame, purpose))
  const onInit = useStable(() => setLayer(frame.querySelector<HTMLElement>('.react-flow__edgelabel-renderer')))
  const onNodeClick = useStable((_event: unknown, { id }: Node) => panels.getState().focusOn(id, 'canvas'))
  return (
    <LabelLayerProvider value={layer}>
      <ReactFlow
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultEdgeOptions={defaultEdgeOptions}
        colorMode={scheme}
        defaultViewport={viewport}
        onInit={onInit}
        onNodeClick={onNodeClick}
        nodesDraggable={mayEdit}
        nodesConnectable={mayEdit}
        edgesReconnectable={mayEdit}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        ariaLabelConfig={labels}
        deleteKeyCode={null}
        multiSelectionKeyCode={multiSelectionKeys}
        selectionKeyCode="Shift"
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={1.6}
        attributionPosition="top-left"
        onlyRenderVisibleElements={isLarge}
        elevateEdgesOnSelect
        {...items}
        {...connecting}
      >
        {children}
      </ReactFlow>
    </LabelLayerProvider>
  )
}

/** A card in the overview: nothing but a rectangle, since there can be a thousand. */
function MiniCard({ x, y, width, height, selected }: MiniCardProps) {
  return (
    <rect x={x} y={y} width={width} height={height} rx={6} className={selected ? classes.miniSelected : classes.mini} />
  )
}

interface MiniCardProps {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly selected: boolean
}
