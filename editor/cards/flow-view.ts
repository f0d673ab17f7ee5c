import type { FlowDocument, FlowEdge, FlowNode } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import { edgeId } from '../edits/edge-id.ts'
import { type Way, waysOf } from '../edits/ways-of.ts'
import { type Drawing, drawingOf } from '../layout/drawing.ts'
import { documentIn, flowIn, type Workspace } from '../workspace/workspace.ts'
import { cardHeight } from './card-size.ts'
import { edgesByNode, type FlowEdges, firstTasks, holdersAfter } from './flow-shape.ts'
import { type NodePromise, promiseOf } from './node-promise.ts'

/** A node as its card shows it; the same object as long as nothing on the card changed. */
export interface Card {
  readonly node: FlowNode
  readonly ways: readonly Way[]
  readonly promise: NodePromise | null
  readonly height: number
}

/** A way from a card to a card. */
export interface Link {
  readonly id: string
  readonly edge: FlowEdge
  /** A name of its own, which the card does not say, since it has no other way out. */
  readonly isNamed: boolean
  readonly name: LocalText | null
  /** The team that gets the case from another one by this way; null where it stays with the team that has it. */
  readonly handOverTo: string | null
  /** Whether the hand-over stands on it: of several ways between the same cards, on the first. */
  readonly saysHandOver: boolean
}

/** All that canvas and outline show of a workspace. */
export interface FlowView {
  readonly flow: FlowDocument
  readonly policy: PolicyDocument | null
  readonly edges: FlowEdges
  readonly cards: ReadonlyMap<string, Card>
  readonly links: readonly Link[]
  readonly linkOf: ReadonlyMap<string, Link>
  readonly drawing: Drawing
  /** The nodes whose stages are folded, so that they are not drawn. */
  readonly hidden: ReadonlySet<string>
  readonly firstTasks: ReadonlySet<string>
}

/** Makes views of workspaces that follow each other; what did not change is taken over from the view before. */
export function createViewMaker(): (workspace: Workspace) => FlowView {
  let last: { readonly workspace: Workspace; readonly view: FlowView } | null = null
  return (workspace) => {
    if (last?.workspace !== workspace) last = { workspace, view: viewOf(workspace, last?.view ?? null) }
    return last.view
  }
}

function viewOf(workspace: Workspace, before: FlowView | null): FlowView {
  const flow = flowIn(workspace)
  const policy = flow.policy === undefined ? null : documentIn(workspace, 'policy', flow.policy)
  const edges = edgesByNode(flow)
  const first = firstTasks(flow, edges)
  const cards = new Map<string, Card>()
  for (const node of flow.nodes) {
    if (cards.has(node.id)) continue
    const ways = waysOf(workspace, node)
    const card: Card = {
      node,
      ways,
      promise: promiseOf(flow, policy, node, first),
      height: cardHeight(ways.length),
    }
    cards.set(node.id, kept(before?.cards.get(node.id), card))
  }
  const links = linksOf(workspace, flow, edges, before)
  const drawing = drawingOf(flow)
  const folded = new Set(drawing.lanes.flatMap((lane) => (lane.isFolded ? [lane.stage] : [])))
  return {
    flow,
    policy,
    edges,
    cards,
    links,
    linkOf: new Map(links.map((link) => [link.id, link])),
    drawing,
    hidden: new Set(flow.nodes.flatMap((node) => (folded.has(node.stage) ? [node.id] : []))),
    firstTasks: first,
  }
}

function linksOf(workspace: Workspace, flow: FlowDocument, edges: FlowEdges, before: FlowView | null): readonly Link[] {
  const holders = holdersAfter(flow, edges, (id) => documentIn(workspace, 'rules', id))
  const teamOf = new Map(
    flow.nodes.flatMap((node) => (node.kind === 'task' && node.queue?.team ? [[node.id, node.queue.team]] : [])),
  )
  const links = new Map<string, Link>()
  for (const edge of flow.edges) {
    const team = teamOf.get(edge.to)
    const hands = team !== undefined && [...(holders.get(edge.from) ?? [])].some((holder) => holder !== team)
    const link: Link = {
      id: edgeId(edge),
      edge,
      isNamed: edge.name !== undefined && (edges.out.get(edge.from)?.length ?? 0) < 2,
      name: edge.name ?? null,
      handOverTo: hands ? team : null,
      saysHandOver: hands && edges.out.get(edge.from)?.find((one) => one.to === edge.to) === edge,
    }
    links.set(link.id, keptLink(before?.linkOf.get(link.id), link))
  }
  return [...links.values()]
}

function kept(before: Card | undefined, card: Card): Card {
  const isSame =
    before !== undefined &&
    before.node === card.node &&
    sameWays(before.ways, card.ways) &&
    before.promise?.clock === card.promise?.clock
  return isSame ? before : card
}

function sameWays(one: readonly Way[], other: readonly Way[]): boolean {
  return (
    one.length === other.length &&
    one.every((way, index) => {
      const twin = other[index]
      return twin !== undefined && way.id === twin.id && way.name === twin.name && way.to === twin.to
    })
  )
}

function keptLink(before: Link | undefined, link: Link): Link {
  return before !== undefined &&
    before.edge === link.edge &&
    before.handOverTo === link.handOverTo &&
    before.isNamed === link.isNamed &&
    before.saysHandOver === link.saysHandOver
    ? before
    : link
}
