import type { FlowDocument, FlowEdge, FlowNode } from '../../core/contract/flow.ts'

/** The ids that the parts of a flow have in a BPMN file; unique, and names as XML takes them. */
export interface ElementIds {
  readonly process: string
  readonly nodes: ReadonlyMap<FlowNode, string>
  readonly edges: ReadonlyMap<FlowEdge, string>
  /** A free id made of another one. */
  derived(id: string, part: string): string
}

/** Gives each part of a flow its id; the same flow gives the same ids. */
export function elementIdsOf(flow: FlowDocument): ElementIds {
  const taken = new Set<string>()
  const free = (wish: string): string => {
    let id = wish
    for (let number = 2; taken.has(id); number++) id = `${wish}_${number}`
    taken.add(id)
    return id
  }
  const process = free(processIdOf(flow.id))
  const nodes = new Map(flow.nodes.map((node) => [node, free(`Node_${node.id}`)]))
  const edges = new Map(flow.edges.map((edge) => [edge, free(`Way_${edge.from}_${edge.on}`)]))
  return { process, nodes, edges, derived: (id, part) => free(`${id}_${part}`) }
}

/** The id of the process that a flow becomes. */
export function processIdOf(flow: string): string {
  return `Process_${flow}`
}
