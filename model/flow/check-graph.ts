import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { Fix } from '../../core/contract/issue.ts'
import type { Report } from '../document/report.ts'
import { cyclesWithin, type FlowGraph, reachableFrom } from './graph.ts'
import { kindOf } from './node-kinds.ts'

/** Reports what is wrong with the graph as a whole: its start, its ends, nodes off the way, and cycles in which no branch ever rests. */
export function checkGraph(report: Report, flow: FlowDocument, graph: FlowGraph): void {
  checkStart(report, flow)
  checkReach(report, flow, graph)
  const restless = cyclesWithin(graph, (node) => restsIn(node) === 'never')
  for (const nodes of restless) report.add('flow.endless-cycle', pathOf(flow, nodes[0]), { nodes })
  const doubtful = cyclesWithin(graph, (node) => restsIn(node) !== 'always')
  for (const nodes of doubtful) {
    if (restless.some((cycle) => cycle.some((id) => nodes.includes(id)))) continue
    report.add('flow.cycle-may-spin', pathOf(flow, nodes[0]), { nodes })
  }
}

function checkStart(report: Report, { nodes, edges }: FlowDocument): void {
  const starts = nodes.flatMap((node, index) => (node.kind === 'start' ? [{ id: node.id, index }] : []))
  const [first, ...others] = starts
  if (first === undefined) report.add('flow.no-start', ['nodes'], {}, startBefore(nodes, edges))
  for (const other of others) {
    report.add('flow.two-starts', ['nodes', other.index], { node: other.id, first: first?.id ?? '' })
  }
}

/** A start that leads to the one node to which nothing leads; none where there is no such node, or several. */
function startBefore(nodes: FlowDocument['nodes'], edges: FlowDocument['edges']): Fix | undefined {
  const ledTo = new Set(edges.map(({ to }) => to))
  const [only, ...more] = nodes.filter(({ id }) => !ledTo.has(id))
  if (only === undefined || more.length > 0 || nodes.some(({ id }) => id === 'start')) return undefined
  return [
    { op: 'add', path: '/nodes/-', value: { id: 'start', kind: 'start', stage: only.stage } },
    { op: 'add', path: '/edges/-', value: { from: 'start', to: only.id, on: 'next' } },
  ]
}

/** Without a start nothing can be reached, without an end nothing is left: that is said once, not for each node. */
function checkReach(report: Report, { nodes, reopen }: FlowDocument, graph: FlowGraph): void {
  const starts = nodes.filter((node) => node.kind === 'start').map((node) => node.id)
  const ends = nodes.filter((node) => node.kind === 'end').map((node) => node.id)
  const entries = reopen?.to !== undefined && graph.nodes.has(reopen.to) ? [...starts, reopen.to] : starts
  const reached = reachableFrom(entries, graph.successors)
  const leading = reachableFrom(ends, graph.predecessors)
  if (ends.length === 0) report.add('flow.no-end', ['nodes'], {})
  nodes.forEach((node, index) => {
    if (starts.length > 0 && !reached.has(node.id)) {
      report.add('flow.unreachable-node', ['nodes', index], { node: node.id })
    }
    if (ends.length > 0 && !leading.has(node.id)) {
      report.add('flow.no-way-to-an-end', ['nodes', index], { node: node.id })
    }
  })
}

function restsIn(node: FlowNode) {
  return kindOf(node).rests(node)
}

function pathOf({ nodes }: FlowDocument, id: string | undefined): (string | number)[] {
  const index = nodes.findIndex((node) => node.id === id)
  return index < 0 ? ['nodes'] : ['nodes', index]
}
