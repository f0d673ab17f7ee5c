import type { FlowDocument } from '../../core/contract/flow.ts'
import { canonicalJson } from '../../model/plan/canonical-json.ts'
import type { CardMark, Overlay, Tone, WayMark } from '../canvas/overlay.ts'
import { edgeId } from '../edits/edge-id.ts'
import { documentIn, type Workspace } from '../workspace/workspace.ts'

export type Change = 'added' | 'changed' | 'removed'

const tones: Readonly<Record<Change, Tone>> = { added: 'met', changed: 'soon', removed: 'late' }

/** What changed on the canvas between two versions of a process: its cards and ways by their ids. */
export interface FlowChanges {
  readonly cards: ReadonlyMap<string, Change>
  readonly ways: ReadonlyMap<string, Change>
}

/** What differs between two versions of a flow, as a picture shows it; a decision changed, too, where its rules did. Pure. */
export function flowChangesOf(before: Workspace, after: Workspace): FlowChanges {
  const [old, now] = [documentIn(before, 'flow', before.flow), documentIn(after, 'flow', after.flow)]
  const cards = compare(old?.nodes ?? [], now?.nodes ?? [], ({ id }) => id)
  for (const node of now?.nodes ?? []) {
    if (node.kind !== 'decide' || cards.has(node.id)) continue
    const [oldRules, rules] = [documentIn(before, 'rules', node.rules), documentIn(after, 'rules', node.rules)]
    if (oldRules !== null && rules !== null && !isSame(oldRules, rules)) cards.set(node.id, 'changed')
  }
  return { cards, ways: compare(old?.edges ?? [], now?.edges ?? [], edgeId) }
}

function compare<T>(before: readonly T[], after: readonly T[], keyOf: (entry: T) => string): Map<string, Change> {
  const olds = new Map(before.map((entry) => [keyOf(entry), entry]))
  const news = new Map(after.map((entry) => [keyOf(entry), entry]))
  const changes = new Map<string, Change>()
  for (const [key, entry] of news) {
    const old = olds.get(key)
    if (old === undefined) changes.set(key, 'added')
    else if (!isSame(old, entry)) changes.set(key, 'changed')
  }
  for (const key of olds.keys()) if (!news.has(key)) changes.set(key, 'removed')
  return changes
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other)
}

/** What lies over the drawing, so that changes are seen: on cards also as a word. Pure. */
export function overlayOf(changes: FlowChanges, words: Readonly<Record<Change, string>>): Overlay {
  const cards = [...changes.cards].map(([id, change]): [string, CardMark] => [
    id,
    { change, badge: { text: words[change], tone: tones[change] } },
  ])
  const ways = [...changes.ways].map(([id, change]): [string, WayMark] => [id, { change }])
  return { cards: new Map(cards), ways: new Map(ways) }
}

/** The card that a part of a flow is drawn as: a node, or where a way begins; null for a part that is no card. Pure. */
export function cardOfPlace(flow: FlowDocument, [list, id = '']: readonly string[]): string | null {
  const card = list === 'nodes' ? id : list === 'edges' ? (id.split(' ')[0] ?? '') : ''
  return flow.nodes.some((node) => node.id === card) ? card : null
}

/** The ways on the canvas that a part of a flow is drawn as, the old and the new one. Pure. */
export function waysOfPlace(flow: FlowDocument, [list, id]: readonly string[]): readonly string[] {
  if (list !== 'edges' || id === undefined) return []
  return flow.edges.flatMap((edge) => (`${edge.from} ${edge.on}` === id ? [edgeId(edge)] : []))
}
