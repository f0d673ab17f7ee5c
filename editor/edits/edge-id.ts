import type { FlowDocument, FlowEdge } from '../../core/contract/flow.ts'

/** The name of an edge on the canvas: its ends and its way, which together no second edge should have. */
export function edgeId({ from, on, to }: Pick<FlowEdge, 'from' | 'on' | 'to'>): string {
  return `${from} ${on} ${to}`
}

/** The edge of a name; null when the flow has none. */
export function edgeOf(flow: FlowDocument, id: string): FlowEdge | null {
  return flow.edges.find((edge) => edgeId(edge) === id) ?? null
}
