import type { CalendarDocument } from '../../core/contract/calendar.ts'
import { weekdays } from '../../core/contract/calendar.ts'
import type { FlowDocument, FlowEdge } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import { type BpmnElement, elementsIn, textOf, typeOf } from './bpmn-element.ts'
import { aroundTheClock, type Borders, promiseOf, settleBorders } from './import-borders.ts'
import { settleChoices } from './import-choices.ts'
import { type Lanes, lanesOf } from './import-lanes.ts'
import { edgesOf, type MadeNode, nodeOf } from './import-nodes.ts'
import { cardPlace, cardRoom, type DrawnNode, fitsLanes, ownPlace, type Spread, spreadOf } from './import-places.ts'
import { type FileMaking, type FlowMaking, takeId } from './making.ts'
import { keptName, type OwnDocument } from './own-document.ts'
import { isActivity, isPeoplesWork, type Part, type ProcessGraph, readGraph } from './process-graph.ts'
import { simplify } from './simplify.ts'

/** What a process is called here, and what Pledge wrote into it. */
export interface ProcessIdentity {
  readonly id: string
  readonly name: string
  readonly own: OwnDocument | null
}

/** A flow made of a process, with the nodes that its parts became. */
export interface MadeFlow {
  readonly flow: FlowDocument
  readonly nodeIds: ReadonlyMap<Part, string>
}

/** Makes a flow of a process or a sub-process; what it uses is added to the documents of the file. */
export function importFlow(container: BpmnElement, { id, name, own }: ProcessIdentity, file: FileMaking): MadeFlow {
  const graph = readGraph(container)
  for (const element of graph.others) tellOther(element, file)
  const lanes = lanesOf(graph, file, own, name)
  const making: FlowMaking = {
    file,
    flowId: id,
    own,
    nodeIds: new Map(),
    facts: new Map(own?.flow.facts?.map((fact) => [fact.id, fact])),
    clocks: [],
    teams: lanes.teamOf,
  }
  simplify(graph, file.telling)
  const borders = settleBorders(graph, making)
  const made = makeNodes(graph, making, lanes, borders)
  askForFacts(graph, made, making)
  const nodes = [...made.values()].map(({ node }) => node)
  const edges = [...made.values()].flatMap((one) => edgesOf(one, making.nodeIds, making))
  const policy = promisesOf(making, borders)
  const named = own === null ? name || undefined : keptName(own.flow.name, name, own.language)
  const { layout: _, notes: __, ...kept } = own?.flow ?? { kind: 'flow' as const }
  const flow: FlowDocument = {
    ...kept,
    id,
    ...(named === undefined ? {} : { name: named }),
    ...(making.facts.size > 0 && { facts: [...making.facts.values()] }),
    stages: lanes.stages,
    ...(policy !== null && own?.flow.policy === undefined && { policy }),
    nodes,
    edges,
  }
  return { flow: withPicture(flow, graph, making), nodeIds: making.nodeIds }
}

/** Data, groups and what waits for an event beside the process. */
function tellOther(element: BpmnElement, { telling }: FileMaking): void {
  telling.element('bpmn.left-out', element, { type: typeOf(element) })
}

function makeNodes(graph: ProcessGraph, making: FlowMaking, lanes: Lanes, borders: Borders): Map<Part, MadeNode> {
  const choices = settleChoices(graph, making)
  const taken = new Set(making.own?.flow.nodes.map((node) => node.id))
  for (const part of graph.parts) {
    const known = making.own?.nodeOf(part.id, part.type)
    const fallback = part.id.replace(/^Node_/, '')
    making.nodeIds.set(part, known?.id ?? takeId(taken, part.name, fallback, plainName(part)))
  }
  const stages = stagesOf(graph, lanes)
  return new Map(
    graph.parts.map((part) => {
      const id = making.nodeIds.get(part) ?? ''
      const stage = stages.get(part) ?? lanes.stages[0]?.id ?? 'process'
      const borderWays = borders.ways.get(part) ?? []
      return [part, nodeOf(part, { making, id, stage, borderWays, choice: choices.get(part) })]
    }),
  )
}

function plainName({ type }: Part): string {
  return type === 'startEvent' ? 'start' : type === 'endEvent' ? 'end' : 'step'
}

/** What is in no lane is where whatever leads to it is. */
function stagesOf({ parts }: ProcessGraph, { stages, stageOf }: Lanes): ReadonlyMap<Part, string> {
  const found = new Map(stageOf)
  for (let changed = true; changed; ) {
    changed = false
    for (const part of parts) {
      if (found.has(part)) continue
      const near = [...part.incoming.map(({ from }) => from), ...part.outgoing.map(({ to }) => to)]
      const stage = near.map((other) => found.get(other)).find((one) => one !== undefined)
      if (stage === undefined) continue
      found.set(part, stage)
      changed = true
    }
  }
  for (const part of parts) if (!found.has(part)) found.set(part, stages[0]?.id ?? 'process')
  return found
}

/** A fact that rules ask for, and nobody is asked for, is asked for in the work before, else when the case comes in. */
function askForFacts(graph: ProcessGraph, made: Map<Part, MadeNode>, making: FlowMaking): void {
  const known = new Set(making.own?.flow.facts?.map(({ id }) => id))
  const fresh = [...making.facts.values()].filter(({ id }) => !known.has(id)).map(({ id }) => id)
  if (fresh.length === 0) return
  const asking =
    graph.parts.find(({ type }) => isPeoplesWork(type)) ?? graph.parts.find(({ type }) => type === 'startEvent')
  const one = asking === undefined ? undefined : made.get(asking)
  if (one === undefined || (one.node.kind !== 'task' && one.node.kind !== 'start')) return
  made.set(asking as Part, { ...one, node: { ...one.node, form: [...(one.node.form ?? []), ...fresh] } })
}

/** The policy with the promises that timers at people's work mean; its id. */
function promisesOf(making: FlowMaking, { promises }: Borders): string | null {
  const taken = new Set<string>()
  for (const { part, event } of promises) {
    const node = making.nodeIds.get(part)
    if (node === undefined) continue
    const id = takeId(taken, event.name, `${node}-time`, 'promise')
    const clock = promiseOf(making, part, event, node, id)
    if (clock !== null) making.clocks.push(clock)
  }
  if (making.clocks.length === 0) return null
  const { documents, takenIds } = making.file
  const policy: PolicyDocument = {
    kind: 'policy',
    id: takeId(takenIds, `${making.flowId}-promises`, '', 'policy'),
    clocks: making.clocks,
  }
  documents.push(policy)
  if (!documents.some(({ kind }) => kind === 'calendar')) documents.push(openAlways)
  return policy.id
}

/** The calendar by which BPMN's timers run. */
const openAlways: CalendarDocument = {
  kind: 'calendar',
  id: aroundTheClock,
  name: { en: 'Around the clock', 'zh-CN': '全天候（7×24 小时）' },
  timeZone: 'UTC',
  hours: Object.fromEntries(weekdays.map((day) => [day, ['00:00-24:00']])),
}

/** The flow with the places and notes of the picture. Without a place for every node, or room for them, it is laid out anew. */
function withPicture(flow: FlowDocument, graph: ProcessGraph, making: FlowMaking): FlowDocument {
  const { shapes, telling } = making.file
  const drawn = graph.parts.flatMap((part): DrawnNode[] => {
    const shape = part.element === null ? undefined : shapes.get(part.element)
    const id = making.nodeIds.get(part)
    return shape === undefined || id === undefined ? [] : [{ id, shape, isBox: isActivity(part.type) }]
  })
  const spread = making.own === null ? spreadOf(drawn, heightsOf(flow.edges)) : { x: 1, y: 1 }
  const layout = spread === null || drawn.length === 0 ? null : layoutOf(drawn, spread, making.own)
  const isKept = layout !== null && fitsLanes(flow, layout)
  if (drawn.length > 0 && !isKept) telling.element('bpmn.laid-out-anew', graph.container, {})
  const notes = notesOf(graph, making, isKept ? (spread ?? null) : null)
  return { ...flow, ...(isKept && { layout }), ...(notes.length > 0 && { notes }) }
}

function layoutOf(
  drawn: readonly DrawnNode[],
  spread: Spread,
  own: OwnDocument | null,
): NonNullable<FlowDocument['layout']> {
  return Object.fromEntries(
    drawn.map((node) => [node.id, own === null ? cardPlace(node.shape, spread) : ownPlace(node)]),
  )
}

function heightsOf(edges: readonly FlowEdge[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { from } of edges) counts.set(from, (counts.get(from) ?? 0) + 1)
  return new Map(
    [...counts].map(([id, count]) => [id, cardRoom.height + (count > 1 ? (count + 0.5) * cardRoom.wayHeight : 0)]),
  )
}

/** Annotations where they were drawn; else in a row above. */
function notesOf(
  { container }: ProcessGraph,
  { file, own }: FlowMaking,
  spread: Spread | null,
): NonNullable<FlowDocument['notes']> {
  const taken = new Set<string>()
  const known = new Map(own?.flow.notes?.map((note) => [`Note_${note.id}`, note]))
  const annotations = elementsIn(container, 'artifacts').filter((one) => {
    const type = typeOf(one)
    if (type === 'group') tellOther(one, file)
    return type === 'textAnnotation' && textOf(one, 'text').trim() !== ''
  })
  return annotations.map((one, index) => {
    const shape = file.shapes.get(one)
    const before = known.get(textOf(one, 'id'))
    const id = before?.id ?? takeId(taken, '', textOf(one, 'id'), 'note')
    const size = { w: Math.round(shape?.width ?? 200), h: Math.round(shape?.height ?? 80) }
    const written = textOf(one, 'text').slice(0, 9000)
    const text = own === null ? written : (keptName(before?.text, written, own.language) ?? written)
    if (shape === undefined || spread === null) return { id, text, x: index * 220, y: -160, ...size }
    return { id, text, x: Math.round(shape.x * spread.x), y: Math.round(shape.y * spread.y), ...size }
  })
}
