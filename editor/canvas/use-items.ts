import type { EdgeChange, Node, NodeChange, OnNodeDrag } from '@xyflow/react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cardWidth } from '../cards/card-size.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { moveNodes, moveNotes } from '../edits/move.ts'
import { type Drawing, type Place, stageAt } from '../layout/drawing.ts'
import { useDesigner, useParts, useView } from '../workspace/designer-parts.ts'
import { changeFlow, type Workspace } from '../workspace/workspace.ts'
import { canvasEdges, canvasNodes, createItemCache, noteOfItem } from './canvas-items.ts'
import { selectionAfter } from './selection-after.ts'
import { useStable } from './use-stable.ts'

/** Cards and ways as React Flow wants them, and what becomes of the changes it tells of: a drag is one edit, when it ends. */
export function useItems() {
  const { t } = useTranslation('designer')
  const words = useCardWords()
  const { store, viewOf } = useParts()
  const view = useView((whole) => whole)
  const selection = useDesigner((state) => state.selection)
  const [moved, setMoved] = useState<ReadonlyMap<string, Place>>(new Map())
  const cache = useRef(createItemCache())
  const nodes = useMemo(() => canvasNodes(view, selection, moved, cache.current), [view, selection, moved])
  const edges = useMemo(() => canvasEdges(view, selection, cache.current), [view, selection])

  const onNodesChange = useCallback(
    (changes: NodeChange[]) => {
      const places = changes.flatMap((change) =>
        change.type === 'position' && change.position !== undefined && change.dragging === true
          ? [[change.id, change.position] as const]
          : [],
      )
      if (places.length > 0) setMoved((before) => new Map([...before, ...places]))
      const { selection: chosen, select } = store.getState()
      const next = selectionAfter(chosen, changes, 'nodes')
      if (next !== chosen) select(next)
    },
    [store],
  )
  const onEdgesChange = useCallback(
    (changes: EdgeChange[]) => {
      const { selection: chosen, select } = store.getState()
      const next = selectionAfter(chosen, changes, 'edges')
      if (next !== chosen) select(next)
    },
    [store],
  )
  const stop = (dragged: readonly Node[]) => {
    setMoved(new Map())
    const { cards, drawing } = viewOf(store.getState().history.present)
    const [first] = dragged
    const card = dragged.length === 1 && first !== undefined ? cards.get(first.id) : undefined
    const name = card === undefined ? t('canvas.note') : words.title(card.node)
    store
      .getState()
      .edit({ key: 'move', params: { name, count: dragged.length } }, (workspace) =>
        movedTo(workspace, dragged, drawing),
      )
  }
  const onNodeDragStop: OnNodeDrag = useStable((_event, _node, dragged) => stop(dragged))
  const onSelectionDragStop = useStable((_event: unknown, dragged: Node[]) => stop(dragged))
  return { nodes, edges, onNodesChange, onEdgesChange, onNodeDragStop, onSelectionDragStop }
}

/** What was dragged stands where it was let go; a card goes into the stage over which its middle lies. */
function movedTo(workspace: Workspace, dragged: readonly Node[], drawing: Drawing): Workspace {
  const cards = dragged.filter((node) => node.type === 'card')
  const notes = dragged.filter((node) => node.type === 'note')
  return changeFlow(workspace, (flow) => {
    const withCards = moveNodes(
      flow,
      Object.fromEntries(
        cards.map(({ id, position }) => {
          const stage = stageAt(drawing, position.x + cardWidth / 2)
          return [id, { ...position, ...(stage === null ? {} : { stage }) }]
        }),
      ),
    )
    return moveNotes(withCards, Object.fromEntries(notes.map(({ id, position }) => [noteOfItem(id) ?? id, position])))
  })
}
