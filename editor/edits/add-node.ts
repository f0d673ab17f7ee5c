import type { FlowDocument, FlowEdge, NodeKind } from '../../core/contract/flow.ts'
import { cardHeight, cardWidth } from '../cards/card-size.ts'
import { columnGap, drawingOf, heightsOf, type Place, rowGap } from '../layout/drawing.ts'
import { changeFlow, flowIn, type Workspace, withDocument } from '../workspace/workspace.ts'
import { canConnect, connect } from './connect.ts'
import { edgeOf } from './edge-id.ts'
import { moveNodes } from './move.ts'
import { newNode, newRules, newRulesId } from './new-node.ts'
import { nextFreeWay } from './ways-of.ts'

/** A node that is to be added; `newNodeId` gives the id. */
export interface NodeToAdd {
  readonly id: string
  readonly kind: NodeKind
}

/** Adds a node to a stage at a place. A decision brings a rule set of its own. Nothing happens if the id is taken or the stage is not there. */
export function addNode(
  workspace: Workspace,
  { id, kind, stage, at }: NodeToAdd & { readonly stage: string; readonly at: Place },
): Workspace {
  const flow = flowIn(workspace)
  if (flow.nodes.some((node) => node.id === id) || !flow.stages.some((other) => other.id === stage)) return workspace
  const rules = newRulesId(workspace, id)
  const added = changeFlow(workspace, (old) => {
    const next = { ...old, nodes: [...old.nodes, newNode(kind, id, stage, rules)] }
    return moveNodes(next, { [id]: at })
  })
  return kind === 'decide' ? withDocument(added, newRules(rules)) : added
}

/** Adds a node behind another one, in the same stage, and leads a way of that one to it: the one given, else the first that is free. */
export function addAfter(
  workspace: Workspace,
  { from, on }: { readonly from: string; readonly on?: string | null },
  { id, kind }: NodeToAdd,
): Workspace {
  const flow = flowIn(workspace)
  const source = flow.nodes.find((node) => node.id === from)
  if (source === undefined) return workspace
  const at = freeSpot(flow, source.stage, beside(placeOf(flow, from)))
  const added = addNode(workspace, { id, kind, stage: source.stage, at })
  const way = on ?? nextFreeWay(workspace, source)
  return added === workspace || way === null
    ? added
    : changeFlow(added, (old) => connect(old, { from, on: way, to: id }))
}

/** Puts a node in the middle of an edge: the way leads to it, and its own first way to where the edge led. A start cannot stand there; an end takes the way over. */
export function insertOnEdge(workspace: Workspace, edgeName: string, { id, kind }: NodeToAdd): Workspace {
  const flow = flowIn(workspace)
  const edge = edgeOf(flow, edgeName)
  const source = flow.nodes.find((node) => node.id === edge?.from)
  if (edge === null || source === undefined || kind === 'start') return workspace
  const added = addNode(workspace, {
    id,
    kind,
    stage: source.stage,
    at: freeSpot(flow, source.stage, between(flow, edge)),
  })
  const node = flowIn(added).nodes.find((other) => other.id === id)
  if (added === workspace || node === undefined) return workspace
  const led = changeFlow(added, (old) => connect(old, { from: edge.from, on: edge.on, to: id }))
  const way = nextFreeWay(led, node)
  return way === null || !canConnect(flowIn(led), { from: id, to: edge.to })
    ? led
    : changeFlow(led, (old) => connect(old, { from: id, on: way, to: edge.to }))
}

function placeOf(flow: FlowDocument, id: string): Place {
  return drawingOf(flow).places[id] ?? { x: 0, y: 0 }
}

function beside({ x, y }: Place): Place {
  return { x: x + cardWidth + columnGap, y }
}

function between(flow: FlowDocument, { from, to }: FlowEdge): Place {
  const source = placeOf(flow, from)
  const target = placeOf(flow, to)
  const isRoom = target.x - source.x >= 2 * (cardWidth + columnGap)
  return isRoom ? { x: (source.x + target.x) / 2, y: (source.y + target.y) / 2 } : beside(source)
}

/** The place itself, else the nearest one below it that no card of the stage covers. */
function freeSpot(flow: FlowDocument, stage: string, { x, y }: Place): Place {
  const heights = heightsOf(flow)
  const { places } = drawingOf(flow)
  const cards = flow.nodes
    .filter((node) => node.stage === stage)
    .map(({ id }) => ({ ...(places[id] ?? { x: 0, y: 0 }), height: heights.get(id) ?? 0 }))
    .filter((card) => Math.abs(card.x - x) < cardWidth)
  const isFree = (at: number) => cards.every((card) => at >= card.y + card.height || card.y >= at + cardHeight(0))
  const below = cards.map((card) => card.y + card.height + rowGap).filter((at) => at > y)
  return { x, y: [y, ...below.sort((a, b) => a - b)].find(isFree) ?? y }
}
