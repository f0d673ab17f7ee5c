import type { Plan } from '../contract/plan.ts'
import type { CaseState } from '../contract/state.ts'

/** Where branches go on under another plan: node of the old plan to node of the new one. */
export type NodeMapping = Readonly<Record<string, string>>

/** What of a case another plan has to find a place for. */
export interface Standing {
  /** The nodes in which its branches stand. */
  readonly nodes: readonly string[]
  /** The splits that are not joined yet, and whether a branch waits at their join already. */
  readonly splits: readonly { readonly split: string; readonly hasArrived: boolean }[]
  /** The end that was reached while other branches ran; it finishes the case when they do. */
  readonly lastEnd: string | null
}

/** Where a case stands. Pure. */
export function standingOf({ tokens, scopes, lastEnd }: Pick<CaseState, 'tokens' | 'scopes' | 'lastEnd'>): Standing {
  const alive = scopes.filter((scope) => !scope.isJoined && tokens.some((token) => token.scopes.includes(scope.id)))
  return {
    nodes: tokens.map((token) => token.node),
    splits: alive.map(({ split, arrived }) => ({ split, hasArrived: arrived > 0 })),
    lastEnd: tokens.length === 0 ? null : lastEnd,
  }
}

/**
 * Where a node of one plan is found in another: where the mapping says, else in the node of the same id and kind; null when
 * there is no such node. A start is no place to go on from.
 */
export function placeIn(to: Plan, from: Plan, node: string, mapping: NodeMapping): string | null {
  const wanted = Object.hasOwn(mapping, node) ? mapping[node] : undefined
  if (wanted !== undefined) return Object.hasOwn(to.nodes, wanted) && to.nodes[wanted]?.kind !== 'start' ? wanted : null
  const before = Object.hasOwn(from.nodes, node) ? from.nodes[node] : undefined
  const after = Object.hasOwn(to.nodes, node) ? to.nodes[node] : undefined
  return before !== undefined && after?.kind === before.kind ? node : null
}

/** The nodes of a case for which another plan has no place, each once; none: it can be carried there. Pure. */
export function lostNodes(to: Plan, from: Plan, standing: Standing, mapping: NodeMapping): readonly string[] {
  const { nodes, splits, lastEnd } = standing
  const placed = (node: string) => placeIn(to, from, node, mapping)
  const isSplit = (node: string | null) => node !== null && to.nodes[node]?.kind === 'split'
  const hasJoin = (split: string | null) =>
    Object.values(to.nodes).some((node) => node.kind === 'join' && node.split === split)
  const isEnd = (node: string | null) => node !== null && to.nodes[node]?.kind === 'end'
  const lost = [
    ...nodes.filter((node) => placed(node) === null),
    ...splits.flatMap(({ split, hasArrived }) =>
      isSplit(placed(split)) && (!hasArrived || hasJoin(placed(split))) ? [] : [split],
    ),
    ...(lastEnd === null || isEnd(placed(lastEnd)) ? [] : [lastEnd]),
  ]
  return [...new Set(lost)]
}
