import type { FlowNode } from '../../core/contract/flow.ts'
import { useCardWords } from '../cards/use-card-words.ts'
import { changeNode, type NodePatch } from '../edits/change-node.ts'
import { useParts } from '../workspace/designer-parts.ts'

/** Changes fields of a step as one edit; edits of one `group` that follow each other are undone together. */
export function useNodeEdit<N extends FlowNode>(node: N): (patch: NodePatch<N>, group?: string) => void {
  const { store } = useParts()
  const words = useCardWords()
  return (patch, group) =>
    store
      .getState()
      .edit(
        { key: 'change', params: { name: words.title(node) } },
        (workspace) => changeNode(workspace, node.id, patch),
        group === undefined ? undefined : `${group} ${node.id}`,
      )
}
