import type { BpmnModdle } from 'bpmn-moddle'
import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { Language, LocalText } from '../../core/contract/language.ts'
import { textIn } from '../words/text-in.ts'
import { type BpmnElement, newModdle } from './bpmn-element.ts'
import { type ElementIds, elementIdsOf, processIdOf } from './element-ids.ts'
import { type DrawnFlow, drawDiagram } from './export-diagram.ts'
import { durationText, eventDefinitions, expression } from './export-events.ts'
import { fingerprintOf } from './fingerprint.ts'
import { shapeOf, waysByNode } from './node-shapes.ts'
import { visibleText, wayName, writeOwn } from './own-document.ts'
import { type Places, pictureOf } from './picture.ts'

/** How a flow is written. */
export interface BpmnExportChoice {
  /** The language of the names; all languages are kept beside them. */
  readonly language: Language
  /** Where the cards stand, if it is known better than the layout of the flow says. */
  readonly places?: Places
}

/** Creates elements of one file. */
export type Create = (type: string, attributes: Readonly<Record<string, unknown>>) => BpmnElement

/**
 * Writes a flow as a BPMN 2.0 file, with its picture: a pool with the stages as lanes side by side. The flow itself stands in it as
 * well, so that importing the file gives the identical flow; other tools leave that alone. Any flow of the right shape can be written.
 */
export async function exportBpmn(flow: FlowDocument, { language, places }: BpmnExportChoice): Promise<string> {
  const moddle: BpmnModdle = newModdle()
  const create: Create = (type, attributes) => moddle.create(type, attributes) as BpmnElement
  const { definitions, process } = definitionsOf(flow, { create, language, places })
  const own = create('pledge:Document', { digest: fingerprintOf(definitions), language, text: writeOwn(flow) })
  process.set('extensionElements', create('bpmn:ExtensionElements', { values: [own] }))
  const { xml } = await moddle.toXML(definitions, { format: true })
  return xml
}

interface Writing {
  readonly create: Create
  readonly language: Language
  readonly places: Places | undefined
}

function definitionsOf(flow: FlowDocument, { create, language, places }: Writing) {
  const ids = elementIdsOf(flow)
  const say = (text: LocalText | undefined, fallback: string) => {
    return (text === undefined ? '' : visibleText(textIn(text, language))) || fallback
  }
  const name = say(flow.name, flow.id)
  const drawn = drawnFlow(flow, { create, ids, say, language })
  const lanes = flow.stages.map((stage) => ({
    stage: stage.id,
    element: create('bpmn:Lane', {
      id: ids.derived('Stage', stage.id),
      name: say(stage.name, stage.id),
      flowNodeRef: drawn.nodes.filter((one) => one.stage === stage.id).flatMap((one) => one.elements),
    }),
  }))
  const notes = (flow.notes ?? []).map((note) => ({
    note,
    element: create('bpmn:TextAnnotation', { id: ids.derived('Note', note.id), text: say(note.text, ' ') }),
  }))
  const process = create('bpmn:Process', {
    id: ids.process,
    name,
    isExecutable: false,
    laneSets: [create('bpmn:LaneSet', { id: 'Stages', lanes: lanes.map(({ element }) => element) })],
    flowElements: [
      ...drawn.nodes.flatMap(({ elements, events }) => [...elements, ...events]),
      ...drawn.flows.map(({ element }) => element),
    ],
    artifacts: notes.map(({ element }) => element),
  })
  const pool = create('bpmn:Participant', { id: 'Pool', name, processRef: process })
  const collaboration = create('bpmn:Collaboration', { id: 'Collaboration', participants: [pool] })
  const picture = pictureOf(flow, places)
  const diagram = drawDiagram({ create, pool, collaboration, lanes, notes, drawn, picture })
  const definitions = create('bpmn:Definitions', {
    id: 'Definitions',
    targetNamespace: `urn:pledge:flow:${flow.id}`,
    exporter: 'Pledge',
    rootElements: [collaboration, process],
    diagrams: [diagram],
  })
  return { definitions, process }
}

interface Drawing {
  readonly create: Create
  readonly ids: ElementIds
  readonly say: (text: LocalText | undefined, fallback: string) => string
  readonly language: Language
}

/** The elements of all nodes and ways. */
function drawnFlow(flow: FlowDocument, { create, ids, say, language }: Drawing): DrawnFlow {
  const ways = waysByNode(flow)
  const known = new Set(flow.stages.map(({ id }) => id))
  const elementOf = new Map<string, BpmnElement>()
  const nodes = flow.nodes.map((node) => {
    const shape = shapeOf(node, elementOf.has(node.id) ? [] : (ways.get(node.id) ?? []))
    const id = ids.nodes.get(node) ?? node.id
    const element = create(`bpmn:${capital(shape.type)}`, {
      id,
      name: say(node.name, ''),
      ...attributesOf(node, create, say),
    })
    const gateway = shape.hasGateway
      ? create('bpmn:ExclusiveGateway', { id: ids.derived(id, 'ways'), gatewayDirection: 'Diverging' })
      : null
    const event =
      shape.border === null
        ? null
        : create('bpmn:BoundaryEvent', {
            id: ids.derived(id, shape.border.on),
            attachedToRef: element,
            eventDefinitions: [borderDefinition(node, create)],
          })
    if (!elementOf.has(node.id)) elementOf.set(node.id, element)
    const stage = known.has(node.stage) ? node.stage : (flow.stages[0]?.id ?? '')
    const elements = gateway === null ? [element] : [element, gateway]
    return { node, stage, shape, element, gateway, event, elements, events: event === null ? [] : [event] }
  })
  const flows = nodes.flatMap(({ node, shape, element, gateway, event }) => {
    const inner =
      gateway === null ? [] : [link(create, ids.derived(ids.nodes.get(node) ?? '', 'choice'), element, gateway, '')]
    const out = [...shape.ways, ...(shape.border === null ? [] : [shape.border])].flatMap((edge) => {
      const target = elementOf.get(edge.to)
      const source = edge === shape.border ? event : (gateway ?? element)
      if (target === undefined || source === null) return []
      const made = link(create, ids.edges.get(edge) ?? '', source, target, wayName(node, edge, language))
      if (edge.on === 'else' && gateway !== null) gateway.set('default', made.element)
      return [made]
    })
    return [...inner, ...out]
  })
  return { nodes, flows }
}

function link(create: Create, id: string, source: BpmnElement, target: BpmnElement, name: string) {
  const element = create('bpmn:SequenceFlow', {
    id,
    ...(name !== '' && { name }),
    sourceRef: source,
    targetRef: target,
  })
  return { element, source, target }
}

function borderDefinition(node: FlowNode, create: Create): BpmnElement {
  const timeout = node.kind === 'wait' || node.kind === 'survey' ? node.timeout : undefined
  return timeout === undefined
    ? create('bpmn:ErrorEventDefinition', {})
    : create('bpmn:TimerEventDefinition', { timeDuration: expression(create, durationText(timeout)) })
}

function attributesOf(node: FlowNode, create: Create, say: Drawing['say']): Readonly<Record<string, unknown>> {
  const definitions = eventDefinitions(node, create)
  const events = definitions.length === 0 ? {} : { eventDefinitions: definitions }
  switch (node.kind) {
    case 'task': {
      const instructions = say(node.instructions, '')
      const team = node.queue?.team
      const owner = create('bpmn:PotentialOwner', {
        resourceAssignmentExpression: create('bpmn:ResourceAssignmentExpression', {
          expression: expression(create, team ?? ''),
        }),
      })
      return {
        ...(instructions !== '' && { documentation: [create('bpmn:Documentation', { text: instructions })] }),
        ...(team !== undefined && { resources: [owner] }),
      }
    }
    case 'subflow':
      return { calledElement: processIdOf(node.flow) }
    case 'join':
      return node.waitsFor === 'all'
        ? { gatewayDirection: 'Converging' }
        : {
            gatewayDirection: 'Converging',
            activationCondition: expression(
              create,
              `activationCount >= ${node.waitsFor === 'any' ? 1 : node.waitsFor}`,
            ),
          }
    default:
      return events
  }
}

function capital(type: string): string {
  return type.slice(0, 1).toUpperCase() + type.slice(1)
}
