import type { EdgeChange, NodeChange } from '@xyflow/react'
import type { Selection } from '../workspace/designer-store.ts'
import { noteOfItem, stageOfItem } from './canvas-items.ts'

/** The choice after what React Flow tells of it; the same one when it tells nothing of it. Pure. */
export function selectionAfter(
  selection: Selection,
  changes: readonly (NodeChange | EdgeChange)[],
  kind: 'nodes' | 'edges',
): Selection {
  const chosen = { nodes: new Set(selection.nodes), edges: new Set(selection.edges), notes: new Set(selection.notes) }
  let hasChanged = false
  for (const change of changes) {
    if (change.type !== 'select' || stageOfItem(change.id) !== null) continue
    const note = noteOfItem(change.id)
    const set = note === null ? chosen[kind] : chosen.notes
    const id = note ?? change.id
    if (set.has(id) === change.selected) continue
    hasChanged = true
    if (change.selected) set.add(id)
    else set.delete(id)
  }
  return hasChanged ? { nodes: [...chosen.nodes], edges: [...chosen.edges], notes: [...chosen.notes] } : selection
}
