import type { FlowDocument, FlowEdge, FlowNode } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import { compareEntries, tellFields } from './entries.ts'
import { isSame, type Teller } from './teller.ts'
import { about, type ToldChange } from './told-change.ts'

/** What changed in a flow, in sentences; what was only drawn elsewhere is told last, in one. Pure. */
export function flowChanges(before: FlowDocument, after: FlowDocument, teller: Teller): readonly ToldChange[] {
  const told = ['name', 'facts', 'stages', 'nodes', 'edges', 'layout', 'notes']
  const isDrawn = !isSame([before.layout, before.notes], [after.layout, after.notes])
  return [
    ...about([], tellFields(teller, null, before, after, told)),
    ...partChanges('stages', before.stages, after.stages, teller),
    ...nodeChanges(before, after, teller),
    ...edgeChanges(before, after, teller),
    ...partChanges('fact', before.facts ?? [], after.facts ?? [], teller),
    ...about([], isDrawn ? [teller.say('drawing')] : []),
  ]
}

type Part = Parameters<Teller['name']>[0]

function partChanges(
  what: 'stages' | 'fact',
  before: readonly Part[],
  after: readonly Part[],
  teller: Teller,
): readonly ToldChange[] {
  const { added, removed, kept, isReordered } = compareEntries(before, after, ({ id }) => id)
  const params = (part: Part) => ({ what: teller.word(what), part: teller.name(part) })
  const list = what === 'stages' ? 'stages' : 'facts'
  return [
    ...added.flatMap((part) => about([list, part.id], [teller.say('partAdded', params(part))])),
    ...removed.flatMap((part) => about([list, part.id], [teller.say('partRemoved', params(part))])),
    ...kept.flatMap(([old, next]) => about([list, next.id], tellFields(teller, teller.name(next), old, next, []))),
    ...about([list], isReordered && what === 'stages' ? [teller.say('order', { what: teller.word('stages') })] : []),
  ]
}

function nodeChanges(before: FlowDocument, after: FlowDocument, teller: Teller): readonly ToldChange[] {
  const { added, removed, kept } = compareEntries<FlowNode>(before.nodes, after.nodes, ({ id }) => id)
  const params = (flow: FlowDocument, node: FlowNode) => ({
    node: teller.name(node),
    kind: teller.word(`step.${node.kind}`),
    stage: teller.name(flow.stages.find(({ id }) => id === node.stage) ?? { id: node.stage }),
  })
  return [
    ...added.flatMap((node) => about(['nodes', node.id], [teller.say('nodeAdded', params(after, node))])),
    ...removed.flatMap((node) => about(['nodes', node.id], [teller.say('nodeRemoved', params(before, node))])),
    ...kept.flatMap(([old, next]) =>
      about(
        ['nodes', next.id],
        [
          ...renamedNode(old, next, teller),
          ...outcomeChanges(old, next, teller),
          ...tellFields(teller, teller.name(next), old, next, toldOf(old, next, teller)),
        ],
      ),
    ),
  ]
}

function renamedNode(before: FlowNode, after: FlowNode, teller: Teller): readonly string[] {
  const names = { before: teller.name(before), after: teller.name(after) }
  return names.before === names.after ? [] : [teller.say('nodeRenamed', names)]
}

/** What other sentences say of a node. A name that changed in the other language alone, or the order of outcomes, is told as a field. */
function toldOf(before: FlowNode, after: FlowNode, teller: Teller): readonly string[] {
  const name = teller.name(before) === teller.name(after) ? [] : ['name']
  return outcomeChanges(before, after, teller).length === 0 ? name : [...name, 'outcomes']
}

function outcomeChanges(before: FlowNode, after: FlowNode, teller: Teller): readonly string[] {
  const [olds, news] = [outcomeIds(before), outcomeIds(after)]
  const node = teller.name(after)
  return [
    ...news
      .filter((id) => !olds.includes(id))
      .map((id) => teller.say('outcomeAdded', { node, outcome: teller.name({ id, name: outcomeName(after, id) }) })),
    ...olds
      .filter((id) => !news.includes(id))
      .map((id) => teller.say('outcomeRemoved', { node, outcome: teller.name({ id, name: outcomeName(before, id) }) })),
  ]
}

function outcomeIds(node: FlowNode): readonly string[] {
  if (node.kind !== 'task') return []
  return node.outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : outcome.id))
}

function edgeChanges(before: FlowDocument, after: FlowDocument, teller: Teller): readonly ToldChange[] {
  const { added, removed, kept } = compareEntries(before.edges, after.edges, edgeKey)
  const nameIn = (flow: FlowDocument, id: string) => teller.name(flow.nodes.find((node) => node.id === id) ?? { id })
  const params = (flow: FlowDocument, edge: FlowEdge) => ({
    from: nameIn(flow, edge.from),
    way: wayIn(flow, edge, teller),
    to: nameIn(flow, edge.to),
  })
  return [
    ...added.flatMap((edge) => about(['edges', edgeKey(edge)], [teller.say('edgeAdded', params(after, edge))])),
    ...removed.flatMap((edge) => about(['edges', edgeKey(edge)], [teller.say('edgeRemoved', params(before, edge))])),
    ...kept.flatMap(([old, next]) => {
      const moved = { ...params(after, next), before: nameIn(before, old.to) }
      const names = tellFields(teller, `${moved.from} → ${moved.to}`, old, next, ['from', 'to', 'on'])
      const sentences = old.to === next.to ? names : [teller.say('edgeMoved', moved), ...names]
      return about(['edges', edgeKey(next)], sentences)
    }),
  ]
}

/** What a way is called: by its own name, by the outcome that it begins with, or as the product calls it; else its id. */
function wayIn(flow: FlowDocument, { from, on, name }: FlowEdge, teller: Teller): string {
  const node = flow.nodes.find(({ id }) => id === from)
  const said = name ?? (node === undefined ? undefined : outcomeName(node, on))
  const key = `way.${on}`
  const word = teller.word(key)
  return said === undefined && word !== key ? word : teller.name({ id: on, name: said })
}

function outcomeName(node: FlowNode, id: string): LocalText | undefined {
  if (node.kind !== 'task') return undefined
  const outcome = node.outcomes.find((one) => typeof one === 'object' && one.id === id)
  return typeof outcome === 'object' ? outcome.name : undefined
}

/** What names an edge in both versions: a way leaves a node once. */
function edgeKey({ from, on }: FlowEdge): string {
  return `${from} ${on}`
}
