import type { FlowDocument, FlowEdge } from '../../core/contract/flow.ts'
import { edgeId, edgeOf } from './edge-id.ts'
import { kept, patched } from './same.ts'

/** One way out of a node, and where it leads. */
export type Connection = Pick<FlowEdge, 'from' | 'on' | 'to'>

/** Whether an edge may lead from one node to another: both are there, an end leads nowhere, and nothing leads into a start. */
export function canConnect(flow: FlowDocument, { from, to }: Pick<Connection, 'from' | 'to'>): boolean {
  const source = flow.nodes.find(({ id }) => id === from)
  const target = flow.nodes.find(({ id }) => id === to)
  return source !== undefined && target !== undefined && source.kind !== 'end' && target.kind !== 'start'
}

/** Leads a way of a node to another node; a way leads to one place, so its old target is replaced. What cannot be is left as it is. */
export function connect(flow: FlowDocument, { from, on, to }: Connection): FlowDocument {
  if (!canConnect(flow, { from, to })) return flow
  const isWay = (edge: FlowEdge) => edge.from === from && edge.on === on
  const place = flow.edges.findIndex(isWay)
  const old = flow.edges[place]
  if (old === undefined) return { ...flow, edges: [...flow.edges, { from, to, on }] }
  const edges = kept(flow.edges, (edge, index) => index === place || !isWay(edge))
  if (old.to === to) return patched(flow, { edges })
  return { ...flow, edges: edges.map((edge) => (edge === old ? { ...old, to } : edge)) }
}

/** Leads an edge from, by or to something else; the way that it takes then leads nowhere but there. What cannot be is left as it is. */
export function reconnect(flow: FlowDocument, id: string, change: Partial<Connection>): FlowDocument {
  const edge = edgeOf(flow, id)
  if (edge === null) return flow
  const next = { ...edge, ...change }
  if (edgeId(next) === id || !canConnect(flow, next)) return flow
  const others = flow.edges.filter((other) => other === edge || other.from !== next.from || other.on !== next.on)
  return { ...flow, edges: others.map((other) => (other === edge ? next : other)) }
}
