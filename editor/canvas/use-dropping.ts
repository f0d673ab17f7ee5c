import { useReactFlow } from '@xyflow/react'
import type { DragEvent } from 'react'
import { cardHeight, cardWidth } from '../cards/card-size.ts'
import { mayBeProcess } from '../files/pick-file.ts'
import { stageAt } from '../layout/drawing.ts'
import { draggedKind, draggedType } from '../palette/dragged-kind.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'

/** Takes what is dragged here from the palette, or a file with a process. */
export function useDropping() {
  const { store, panels, viewOf } = useParts()
  const { screenToFlowPosition } = useReactFlow()
  const commands = useCommands()
  return {
    onDragOver: (event: DragEvent) => {
      const { types } = event.dataTransfer
      if (!store.getState().mayEdit || !(types.includes(draggedType) || types.includes('Files'))) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    },
    onDrop: (event: DragEvent) => {
      const file = [...event.dataTransfer.files].find(({ name }) => mayBeProcess(name))
      if (file !== undefined && store.getState().mayEdit) {
        event.preventDefault()
        return panels.getState().ask({ kind: 'bring', file })
      }
      const kind = draggedKind(event.dataTransfer.getData(draggedType))
      if (kind === null || !store.getState().mayEdit) return
      event.preventDefault()
      const middle = screenToFlowPosition({ x: event.clientX, y: event.clientY })
      if (kind === 'note') return commands.addNote({ x: middle.x - 100, y: middle.y - 48 })
      const stage = stageAt(viewOf(store.getState().history.present).drawing, middle.x)
      if (stage === null) return
      commands.add(kind, { place: { stage, at: { x: middle.x - cardWidth / 2, y: middle.y - cardHeight(1) / 2 } } })
    },
  }
}
