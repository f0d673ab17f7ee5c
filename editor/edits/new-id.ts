import type { FlowDocument, NodeKind } from '../../core/contract/flow.ts'

/** The longest id a document takes. */
const longestId = 64

/** The id that a wish becomes where some are taken: itself, else with the first number from 2 on that is free. Deterministic. */
export function freeId(wish: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wish)) return wish
  const stem = wish.replace(/-\d+$/, '')
  for (let number = 2; ; number++) {
    const end = `-${number}`
    const id = stem.slice(0, longestId - end.length) + end
    if (!taken.has(id)) return id
  }
}

/** The id that the next node of a kind gets: `task`, `task-2`. */
export function newNodeId(flow: FlowDocument, kind: NodeKind): string {
  return freeId(kind, idsOf(flow.nodes))
}

/** The id that the next stage gets. */
export function newStageId(flow: FlowDocument): string {
  return freeId('stage', idsOf(flow.stages))
}

/** The id that the next note gets. */
export function newNoteId(flow: FlowDocument): string {
  return freeId('note', idsOf(flow.notes ?? []))
}

/** The ids of some entries. */
export function idsOf(entries: readonly { readonly id: string }[]): Set<string> {
  return new Set(entries.map(({ id }) => id))
}
