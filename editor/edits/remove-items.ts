import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Selection } from '../workspace/designer-store.ts'
import { edgeId } from './edge-id.ts'
import { kept, patched } from './same.ts'

/** Takes nodes, edges and notes out of a flow; ways from and to what is gone go too, and whatever else names it. */
export function removeItems(flow: FlowDocument, { nodes, edges, notes }: Selection): FlowDocument {
  const gone = new Set(nodes)
  const goneEdges = new Set(edges)
  const goneNotes = new Set(notes)
  const isGoneTarget = flow.reopen?.to !== undefined && gone.has(flow.reopen.to)
  return patched(flow, {
    nodes: kept(flow.nodes, ({ id }) => !gone.has(id)),
    edges: kept(flow.edges, (edge) => !gone.has(edge.from) && !gone.has(edge.to) && !goneEdges.has(edgeId(edge))),
    notes: flow.notes && kept(flow.notes, ({ id }) => !goneNotes.has(id)),
    layout: flow.layout && keptFields(flow.layout, (id) => !gone.has(id)),
    ...(isGoneTarget && { reopen: reopenAnywhere(flow.reopen) }),
  })
}

/** Without a node to return to, a reopened case goes to the last task. */
function reopenAnywhere({ within }: NonNullable<FlowDocument['reopen']>): FlowDocument['reopen'] {
  return within === undefined ? undefined : { within }
}

function keptFields<T>(fields: Readonly<Record<string, T>>, isKept: (key: string) => boolean) {
  const entries = Object.entries(fields)
  const left = entries.filter(([key]) => isKept(key))
  return left.length === entries.length ? fields : Object.fromEntries(left)
}
