import type { FlowDocument, FlowNode, OutcomeDefinition } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import { knownDocuments, type Surroundings } from '../../model/document/surroundings.ts'
import type { Ways } from '../../model/flow/node-kind.ts'
import { kindOf } from '../../model/flow/node-kinds.ts'
import { type DocumentOf, type EditedKind, flowIn, type Workspace } from '../workspace/workspace.ts'
import { freeId } from './new-id.ts'

/** One way out of a node. */
export interface Way {
  readonly id: string
  /** What an owner calls it; null where only the product does (`next`, `timeout`, `else`). */
  readonly name: LocalText | null
  /** Whether it has to lead somewhere. */
  readonly isNeeded: boolean
  /** Where it leads; null while it leads nowhere. */
  readonly to: string | null
}

/** The ways out of a node of the flow on the canvas: those of its kind, in their order, then others that lead somewhere. */
export function waysOf(workspace: Workspace, node: FlowNode): readonly Way[] {
  return waysIn(flowIn(workspace), node, modelWays(workspace, node))
}

/** The way that the next edge out of a node takes: the first that leads nowhere yet; null when all lead somewhere. Of a split, and of whatever names its ways itself, always one. */
export function nextFreeWay(workspace: Workspace, node: FlowNode): string | null {
  const free = waysOf(workspace, node).find(({ to }) => to === null)
  if (free !== undefined) return free.id
  if (!modelWays(workspace, node).isOpen) return null
  const taken = flowIn(workspace).edges.flatMap(({ from, on }) => (from === node.id ? [on] : []))
  return freeId(node.kind === 'split' ? 'branch' : 'way', new Set(taken))
}

/** What the kind of a node says of its ways, held against the documents of the workspace. */
export function modelWays(workspace: Workspace, node: FlowNode): Ways {
  return kindOf(node).waysOf(node, surroundingsOf(workspace))
}

function waysIn(flow: FlowDocument, node: FlowNode, { needed, possible }: Ways): readonly Way[] {
  const edges = flow.edges.filter(({ from }) => from === node.id)
  const targets = new Map(edges.map(({ on, to }) => [on, to]))
  const ids = new Set([...needed, ...possible, ...targets.keys()])
  return [...ids].map((id) => ({
    id,
    name: edges.find(({ on }) => on === id)?.name ?? outcomeName(node, id),
    isNeeded: needed.includes(id),
    to: targets.get(id) ?? null,
  }))
}

function outcomeName(node: FlowNode, way: string): LocalText | null {
  const outcomes: readonly OutcomeDefinition[] = node.kind === 'task' ? node.outcomes : []
  const outcome = outcomes.find((other) => typeof other !== 'string' && other.id === way)
  return typeof outcome === 'object' ? (outcome.name ?? null) : null
}

/** The documents of a workspace as the model's checks want them. */
function surroundingsOf({ documents }: Workspace): Surroundings {
  const ofKind = <K extends EditedKind>(kind: K) =>
    Object.values(documents).filter((document): document is DocumentOf[K] => document.kind === kind)
  return { rules: knownDocuments(ofKind('rules')), flows: knownDocuments(ofKind('flow')) }
}
