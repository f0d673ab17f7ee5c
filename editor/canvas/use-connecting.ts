import type { Connection, Edge } from '@xyflow/react'
import { useMemo } from 'react'
import { useCardWords } from '../cards/use-card-words.ts'
import { canConnect, reconnect } from '../edits/connect.ts'
import { nextFreeWay } from '../edits/ways-of.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import { changeFlow, flowIn } from '../workspace/workspace.ts'

/** Connecting by mouse: from the handle of a way to a card, and moving the end of a way to another one. */
export function useConnecting() {
  const { store } = useParts()
  const commands = useCommands()
  const words = useCardWords()
  return useMemo(() => {
    const nodeOf = (id: string) => flowIn(store.getState().history.present).nodes.find((node) => node.id === id)
    return {
      isValidConnection: ({ source, target }: Connection | Edge) =>
        canConnect(flowIn(store.getState().history.present), { from: source, to: target }),
      onConnect: ({ source, target, sourceHandle }: Connection) => {
        const node = nodeOf(source)
        if (node === undefined) return
        const way =
          sourceHandle === null || sourceHandle === 'new'
            ? nextFreeWay(store.getState().history.present, node)
            : sourceHandle
        if (way !== null) commands.connect(source, way, target)
      },
      onReconnect: (edge: Edge, { source, target, sourceHandle }: Connection) => {
        const node = nodeOf(source)
        if (node === undefined) return
        store.getState().edit({ key: 'reconnect', params: { name: words.title(node) } }, (workspace) =>
          changeFlow(workspace, (flow) =>
            reconnect(flow, edge.id, {
              from: source,
              to: target,
              ...(sourceHandle === null || sourceHandle === 'new' ? {} : { on: sourceHandle }),
            }),
          ),
        )
      },
    }
  }, [store, commands, words])
}
