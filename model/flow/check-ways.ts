import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { Fix } from '../../core/contract/issue.ts'
import { nearestName } from '../document/nearest-name.ts'
import { pointerOf } from '../document/pointer.ts'
import { checkReference, type Report } from '../document/report.ts'
import type { Surroundings } from '../document/surroundings.ts'
import { kindOf } from './node-kinds.ts'

/** Reports edges that lead nowhere or come from nowhere, ways out that are missing, and ways that are there twice or belong to no outcome. */
export function checkWays(report: Report, flow: FlowDocument, surroundings: Surroundings): void {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]))
  const ids = new Set(nodes.keys())
  flow.edges.forEach((edge, index) => {
    checkReference(report, 'reference.unknown-node', ['edges', index, 'from'], edge.from, ids)
    checkReference(report, 'reference.unknown-node', ['edges', index, 'to'], edge.to, ids)
    const target = nodes.get(edge.to)
    if (target?.kind === 'start') {
      report.add(
        'flow.way-into-start',
        ['edges', index, 'to'],
        { node: edge.from, start: target.id },
        withoutEdge(index),
      )
    }
  })
  const out = new Map<string, { readonly on: string; readonly to: string; readonly index: number }[]>()
  flow.edges.forEach(({ from, on, to }, index) => {
    const list = out.get(from)
    if (list === undefined) out.set(from, [{ on, to, index }])
    else list.push({ on, to, index })
  })
  flow.nodes.forEach((node, index) => {
    checkWaysOf(report, node, index, out.get(node.id) ?? [], surroundings)
  })
}

interface WayOut {
  readonly on: string
  readonly to: string
  /** Its place among the edges. */
  readonly index: number
}

function checkWaysOf(
  report: Report,
  node: FlowNode,
  nodeIndex: number,
  edges: readonly WayOut[],
  surroundings: Surroundings,
): void {
  const { needed, possible, isOpen } = kindOf(node).waysOf(node, surroundings)
  const first = new Map<string, WayOut>()
  for (const edge of edges) {
    const before = first.get(edge.on)
    if (before === undefined) first.set(edge.on, edge)
    else {
      const params = { node: node.id, way: edge.on, first: before.to, second: edge.to }
      report.add('flow.way-twice', ['edges', edge.index], params, withoutEdge(edge.index))
    }
  }
  for (const way of needed) {
    if (!first.has(way)) {
      report.add('flow.way-missing', ['nodes', nodeIndex], { node: node.id, way }, beside(node.id, way, first))
    }
  }
  if (isOpen) return
  const known = [...needed, ...possible]
  for (const [way, edge] of first) {
    if (!known.includes(way)) reportUnknownWay(report, node, edge, known, first)
  }
}

function withoutEdge(index: number): Fix {
  return [{ op: 'remove', path: `/edges/${index}` }]
}

/** What goes wrong or takes too long may lead on where all else does. */
function beside(from: string, way: string, taken: ReadonlyMap<string, WayOut>): Fix | undefined {
  const other = way === 'failed' ? taken.get('done') : way === 'timeout' ? taken.get('next') : undefined
  return other && [{ op: 'add', path: '/edges/-', value: { from, to: other.to, on: way } }]
}

function reportUnknownWay(
  report: Report,
  node: FlowNode,
  { on: way, index }: WayOut,
  known: readonly string[],
  taken: ReadonlyMap<string, WayOut>,
): void {
  const path = ['edges', index, 'on']
  if (node.kind === 'end') report.add('flow.way-out-of-end', path, { node: node.id, way }, withoutEdge(index))
  else if (node.kind === 'decide') {
    report.add('flow.way-never-taken', path, { node: node.id, way, rules: node.rules }, withoutEdge(index))
  } else {
    const nearest = nearestName(
      way,
      known.filter((name) => !taken.has(name)),
    )
    const fix = nearest === undefined ? undefined : [{ op: 'replace' as const, path: pointerOf(path), value: nearest }]
    report.add('flow.way-unknown', path, { node: node.id, way, known: known.slice(0, 20) }, fix)
  }
}
