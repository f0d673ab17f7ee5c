import type { Connection, Edge } from '@xyflow/react'
import { useCardWords } from '../cards/use-card-words.ts'
import { canConnect, reconnect } from '../edits/connect.ts'
import { nextFreeWay } from '../edits/ways-of.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import { changeFlow, flowIn } from '../workspace/workspace.ts'
import { useStable } from './use-stable.ts'

/** Connecting by mouse: from the handle of a way to a card, and moving the end of a way to another one. */
export function useConnecting() {
  const { store } = useParts()
  const commands = useCommands()
  const words = useCardWords()
  const present = () => store.getState().history.present
  const nodeOf = (id: string) => flowIn(present()).nodes.find((node) => node.id === id)
  const isNew = (handle: string | null | undefined) => handle == null || handle === 'new'
  return {
    isValidConnection: useStable(({ source, target }: Connection | Edge) =>
      canConnect(flowIn(present()), { from: source, to: target }),
    ),
    onConnect: useStable(({ source, target, sourceHandle }: Connection) => {
      const node = nodeOf(source)
      if (node === undefined) return
      const way = sourceHandle === null || isNew(sourceHandle) ? nextFreeWay(present(), node) : sourceHandle
      if (way !== null) commands.connect(source, way, target)
    }),
    onReconnect: useStable((edge: Edge, { source, target, sourceHandle }: Connection) => {
      const node = nodeOf(source)
      if (node === undefined) return
      const on = sourceHandle === null || isNew(sourceHandle) ? {} : { on: sourceHandle }
      store
        .getState()
        .edit({ key: 'reconnect', params: { name: words.title(node) } }, (workspace) =>
          changeFlow(workspace, (flow) => reconnect(flow, edge.id, { from: source, to: target, ...on })),
        )
    }),
  }
}
