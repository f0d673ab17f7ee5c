import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { documentLimits } from '../../model/document/bounds.ts'
import { factsOfNode, factsOfRules } from '../../model/flow/check-fact-use.ts'
import { rulesOfFlow } from '../../model/flow/references.ts'
import { drawingOf, type Place } from '../layout/drawing.ts'
import type { Selection } from '../workspace/designer-store.ts'
import { readDocument } from '../workspace/read-document.ts'
import { changeFlow, documentIn, flowIn, type Workspace, withDocument } from '../workspace/workspace.ts'
import { freeId, idsOf } from './new-id.ts'

/** How a copied part of a flow is told from any other text. */
const marker = 'pledge/flow-part/1'

/** A part of a flow with all that it needs to stand elsewhere. */
interface FlowPart {
  readonly kind: typeof marker
  /** The nodes and notes chosen, the edges between them, and the stages and facts that they name. */
  readonly flow: FlowDocument
  readonly rules: readonly RulesDocument[]
}

/** The workspace after something was put in, and what it was. */
export interface Pasted {
  readonly workspace: Workspace
  readonly selection: Selection
}

/** What is chosen, as a plain text that can be pasted here, in another flow, or read by a person. Null when no node and no note is chosen. */
export function copied(workspace: Workspace, selection: Selection): string | null {
  const part = partOf(workspace, selection)
  return part === null ? null : JSON.stringify(part, null, 2)
}

/** Puts a copied part into the flow on the canvas, its upper left corner at a place; null when the text is no copied part. */
export function pasted(workspace: Workspace, text: string, at: Place | null = null): Pasted | null {
  const part = readPart(text)
  return part === null ? null : putIn(workspace, part, at)
}

/** Copies what is chosen, a little below; null when no node and no note is chosen. */
export function duplicated(workspace: Workspace, selection: Selection): Pasted | null {
  const part = partOf(workspace, selection)
  return part === null ? null : putIn(workspace, part, null)
}

function partOf(workspace: Workspace, { nodes, notes }: Selection): FlowPart | null {
  const flow = flowIn(workspace)
  const chosen = flow.nodes.filter(({ id }) => nodes.includes(id))
  const chosenNotes = (flow.notes ?? []).filter(({ id }) => notes.includes(id))
  if (chosen.length === 0 && chosenNotes.length === 0) return null
  const own = idsOf(chosen)
  const { places } = drawingOf(flow)
  const stages = new Set(chosen.map(({ stage }) => stage))
  const rules = rulesOfFlow({ ...flow, nodes: chosen }).flatMap((id) => documentIn(workspace, 'rules', id) ?? [])
  const facts = new Set(
    [...chosen.map(factsOfNode), ...rules.map(factsOfRules)].flatMap(({ sets, reads }) => [...sets, ...reads]),
  )
  return {
    kind: marker,
    flow: {
      kind: 'flow',
      id: flow.id,
      facts: (flow.facts ?? []).filter(({ id }) => facts.has(id)),
      stages: flow.stages.filter(({ id }) => stages.has(id)),
      nodes: chosen,
      edges: flow.edges.filter(({ from, to }) => own.has(from) && own.has(to)),
      layout: Object.fromEntries(chosen.map(({ id }) => [id, places[id] ?? { x: 0, y: 0 }])),
      notes: chosenNotes,
    },
    rules,
  }
}

/** Reads a text that may come from anywhere: what has not the form of a part is none. */
function readPart(text: string): FlowPart | null {
  if (text.length > documentLimits.bytes || !text.includes(marker)) return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'kind')) return null
  const { kind, flow, rules } = value as Record<string, unknown>
  if (kind !== marker || !Array.isArray(rules) || rules.length > documentLimits.entries) return null
  // A part that holds notes alone has no stage, which a whole flow must have.
  const read = readDocument('flow', flow)
  const readRules = rules.flatMap((entry: unknown) => readDocument('rules', entry) ?? [])
  return read === null ? null : { kind: marker, flow: consistent(read), rules: readRules }
}

/** A part of which each id stands once, and that leads nowhere but within itself. */
function consistent(flow: FlowDocument): FlowDocument {
  const own = idsOf(flow.nodes)
  const isFirst = (id: string, index: number, entries: readonly { readonly id: string }[]) =>
    entries.findIndex((other) => other.id === id) === index
  return {
    ...flow,
    nodes: flow.nodes.filter(({ id }, index, all) => isFirst(id, index, all)),
    edges: flow.edges.filter(({ from, to }) => own.has(from) && own.has(to)),
    notes: (flow.notes ?? []).filter(({ id }, index, all) => isFirst(id, index, all)),
  }
}

const step = 32

function putIn(workspace: Workspace, part: FlowPart, at: Place | null): Pasted {
  const flow = flowIn(workspace)
  const ids = newIds(part.flow.nodes, idsOf(flow.nodes))
  const noteIds = newIds(part.flow.notes ?? [], idsOf(flow.notes ?? []))
  const places = part.flow.layout ?? {}
  const move = moveOf(part.flow, at)
  const idOf = (id: string) => ids.get(id) ?? id
  const place = ({ x, y }: Place) => ({ x: Math.round(x + move.x), y: Math.round(y + move.y) })
  const nodes = part.flow.nodes.map((node): FlowNode => ({ ...node, id: idOf(node.id) }))
  const next = changeFlow(withRules(workspace, part.rules), (old) => ({
    ...withMissing(old, part.flow),
    nodes: [...old.nodes, ...nodes],
    edges: [...old.edges, ...part.flow.edges.map((edge) => ({ ...edge, from: idOf(edge.from), to: idOf(edge.to) }))],
    layout: {
      ...old.layout,
      ...Object.fromEntries(part.flow.nodes.map(({ id }) => [idOf(id), place(places[id] ?? { x: 0, y: 0 })])),
    },
    ...(noteIds.size > 0 && {
      notes: [
        ...(old.notes ?? []),
        ...(part.flow.notes ?? []).map((note) => ({ ...note, ...place(note), id: noteIds.get(note.id) ?? note.id })),
      ],
    }),
  }))
  return { workspace: next, selection: { nodes: [...ids.values()], edges: [], notes: [...noteIds.values()] } }
}

/** The rule sets that the workspace lacks. One that it has under the same id is taken for the same. */
function withRules(workspace: Workspace, rules: readonly RulesDocument[]): Workspace {
  return rules.reduce(
    (all, document) => (documentIn(all, 'rules', document.id) === null ? withDocument(all, document) : all),
    workspace,
  )
}

/** The flow with the stages and facts that a part names and it lacks. */
function withMissing(flow: FlowDocument, part: FlowDocument): FlowDocument {
  const known = idsOf(flow.stages)
  const named = part.nodes.map(({ stage }) => part.stages.find(({ id }) => id === stage) ?? { id: stage })
  const stages = [...new Map(named.map((stage) => [stage.id, stage])).values()].filter(({ id }) => !known.has(id))
  const facts = (part.facts ?? []).filter(({ id }) => !idsOf(flow.facts ?? []).has(id))
  return {
    ...flow,
    ...(stages.length > 0 && { stages: [...flow.stages, ...stages] }),
    ...(facts.length > 0 && { facts: [...(flow.facts ?? []), ...facts] }),
  }
}

function newIds(entries: readonly { readonly id: string }[], taken: ReadonlySet<string>): Map<string, string> {
  const all = new Set(taken)
  const ids = new Map<string, string>()
  for (const { id } of entries) {
    const next = freeId(id, all)
    all.add(next)
    ids.set(id, next)
  }
  return ids
}

function moveOf(part: FlowDocument, at: Place | null): Place {
  if (at === null) return { x: step, y: step }
  const places = [...part.nodes.map(({ id }) => part.layout?.[id] ?? { x: 0, y: 0 }), ...(part.notes ?? [])]
  return { x: at.x - Math.min(...places.map(({ x }) => x)), y: at.y - Math.min(...places.map(({ y }) => y)) }
}
