import type { FlowDocument, FlowEdge, FlowNode } from '../../core/contract/flow.ts'

/** How a node is drawn in BPMN: its element, and where its ways begin. */
export interface NodeShape {
  readonly type: string
  /** The gateway after it at which one of several ways is taken. */
  readonly hasGateway: boolean
  /** Its ways in order, at the node or its gateway. */
  readonly ways: readonly FlowEdge[]
  /** The way that an event on its border begins: the time is up, or it failed. */
  readonly border: FlowEdge | null
}

/** The element that a node becomes; `edges` are the ways from it that lead somewhere. Pure. */
export function shapeOf(node: FlowNode, edges: readonly FlowEdge[]): NodeShape {
  const border = borderWay(node, edges)
  const isUnseen = (edge: FlowEdge) => node.kind === 'act' && edge.on === 'failed' && border === null
  const ways = edges.filter((edge) => edge !== border && !isUnseen(edge))
  const hasGateway = ways.length > 1 && node.kind !== 'split'
  return { type: typeOfNode(node), hasGateway, ways, border }
}

/** The ways of each node that lead somewhere. */
export function waysByNode({ nodes, edges }: FlowDocument): ReadonlyMap<string, readonly FlowEdge[]> {
  const ids = new Set(nodes.map(({ id }) => id))
  const ways = new Map<string, FlowEdge[]>()
  for (const edge of edges) {
    if (!ids.has(edge.from) || !ids.has(edge.to)) continue
    const own = ways.get(edge.from) ?? []
    own.push(edge)
    ways.set(edge.from, own)
  }
  return ways
}

/** Of an automatic step only a failure that goes elsewhere is drawn. */
function borderWay(node: FlowNode, edges: readonly FlowEdge[]): FlowEdge | null {
  if (node.kind === 'act') {
    const failed = edges.find(({ on }) => on === 'failed')
    return failed !== undefined && edges.some(({ on, to }) => on === 'done' && to !== failed.to) ? failed : null
  }
  if (node.kind !== 'wait' && node.kind !== 'survey') return null
  return node.timeout === undefined ? null : (edges.find(({ on }) => on === 'timeout') ?? null)
}

function typeOfNode(node: FlowNode): string {
  switch (node.kind) {
    case 'start':
      return 'startEvent'
    case 'end':
      return 'endEvent'
    case 'task':
      return 'userTask'
    case 'decide':
      return 'businessRuleTask'
    case 'act':
      return node.steps.every(({ do: step }) => step === 'send' || step === 'reply') ? 'sendTask' : 'serviceTask'
    case 'wait':
      return node.timeout === undefined ? 'intermediateCatchEvent' : 'receiveTask'
    case 'survey':
      return 'receiveTask'
    case 'split':
      return 'parallelGateway'
    case 'join':
      return node.waitsFor === 'all' ? 'parallelGateway' : 'complexGateway'
    case 'subflow':
      return 'callActivity'
  }
}
