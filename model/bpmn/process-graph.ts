import {
  type BpmnElement,
  documentationOf,
  elementIn,
  elementsIn,
  flagIn,
  nameOf,
  textOf,
  typeOf,
} from './bpmn-element.ts'

/** An event, an activity or a gateway, with the ways that lead in and out. What stands between them is rewritten step by step. */
export interface Part {
  /** Null for what was not in the file. */
  readonly element: BpmnElement | null
  readonly id: string
  type: string
  readonly name: string
  readonly documentation: string
  readonly incoming: Link[]
  readonly outgoing: Link[]
  /** The events on its border. */
  readonly boundary: Part[]
  /** The gateway that was taken into it: its ways are choices of this part. */
  choosesAt: Part | null
}

/** A way from a part to a part. */
export interface Link {
  /** Empty for what was not in the file. */
  readonly id: string
  readonly name: string
  readonly condition: string | null
  isDefault: boolean
  from: Part
  to: Part
}

/** A process or a sub-process as a graph. Parts are in the order of the file. */
export interface ProcessGraph {
  readonly container: BpmnElement
  readonly parts: Part[]
  readonly byElement: ReadonlyMap<BpmnElement, Part>
  /** What is neither part nor way: data, groups, sub-processes that wait for an event. */
  readonly others: readonly BpmnElement[]
}

const activities = new Set([
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
  'callActivity',
  'subProcess',
  'transaction',
  'adHocSubProcess',
])

/** Whether a type is one of an activity. */
export function isActivity(type: string): boolean {
  return activities.has(type)
}

/** Whether a type is one of a gateway. */
export function isGateway(type: string): boolean {
  return type.endsWith('Gateway')
}

/** Whether a type is one of work for people. */
export function isPeoplesWork(type: string): boolean {
  return type === 'task' || type === 'userTask' || type === 'manualTask'
}

/** Whether a type is one of a process within the process. */
export function isChildCase(type: string): boolean {
  return type === 'callActivity' || type === 'subProcess' || type === 'transaction' || type === 'adHocSubProcess'
}

/** A part without ways. */
export function newPart(type: string, element: BpmnElement | null = null, name?: string): Part {
  return {
    element,
    id: element === null ? '' : textOf(element, 'id'),
    type,
    name: name ?? (element === null ? '' : nameOf(element)),
    documentation: element === null ? '' : documentationOf(element),
    incoming: [],
    outgoing: [],
    boundary: [],
    choosesAt: null,
  }
}

/** Reads what stands in a process or a sub-process. Ways whose ends are not there are left aside; the reader named them. */
export function readGraph(container: BpmnElement): ProcessGraph {
  const byElement = new Map<BpmnElement, Part>()
  const parts: Part[] = []
  const others: BpmnElement[] = []
  const flows: BpmnElement[] = []
  for (const element of elementsIn(container, 'flowElements')) {
    const type = typeOf(element)
    const isEventSubProcess = type === 'subProcess' && flagIn(element, 'triggeredByEvent')
    if (type === 'sequenceFlow') flows.push(element)
    else if (!isEventSubProcess && (isActivity(type) || isGateway(type) || type.endsWith('Event'))) {
      const part = newPart(type, element)
      byElement.set(element, part)
      if (type !== 'boundaryEvent') parts.push(part)
    } else others.push(element)
  }
  for (const [element, part] of byElement) {
    if (part.type !== 'boundaryEvent') continue
    const host = elementIn(element, 'attachedToRef')
    if (host === null) others.push(element)
    else byElement.get(host)?.boundary.push(part)
  }
  for (const flow of flows) readLink(flow, byElement)
  return { container, parts, byElement, others }
}

function readLink(flow: BpmnElement, byElement: ReadonlyMap<BpmnElement, Part>): void {
  const [source, target] = [elementIn(flow, 'sourceRef'), elementIn(flow, 'targetRef')]
  const from = source === null ? undefined : byElement.get(source)
  const to = target === null ? undefined : byElement.get(target)
  if (source === null || from === undefined || to === undefined) return
  const expression = elementIn(flow, 'conditionExpression')
  const condition = expression === null ? '' : textOf(expression, 'body').trim()
  connect(from, to, {
    id: textOf(flow, 'id'),
    name: nameOf(flow),
    condition: condition === '' ? null : condition,
    isDefault: elementIn(source, 'default') === flow,
  })
}

/** Adds a way. */
export function connect(
  from: Part,
  to: Part,
  { id = '', name = '', condition = null as string | null, isDefault = false } = {},
): Link {
  const link: Link = { id, name, condition, isDefault, from, to }
  from.outgoing.push(link)
  to.incoming.push(link)
  return link
}

/** Takes a way out. */
export function disconnect(link: Link): void {
  without(link.from.outgoing, link)
  without(link.to.incoming, link)
}

/** Leads a way elsewhere. */
export function redirect(link: Link, to: Part): void {
  without(link.to.incoming, link)
  link.to = to
  to.incoming.push(link)
}

/** Lets a way begin elsewhere, after those that begin there. */
export function reroot(link: Link, from: Part): void {
  without(link.from.outgoing, link)
  link.from = from
  from.outgoing.push(link)
}

/** Takes a part out, with all ways from and to it. */
export function removePart(graph: ProcessGraph, part: Part): void {
  for (const link of [...part.incoming, ...part.outgoing]) disconnect(link)
  for (const event of part.boundary) for (const link of event.outgoing.slice()) disconnect(link)
  without(graph.parts, part)
}

/** Takes out a part with one way out: what led to it leads on to where that way leads. A part that leads to itself has no way out then. */
export function dissolve(graph: ProcessGraph, part: Part): void {
  const next = part.outgoing.find(({ to }) => to !== part)?.to
  if (next === undefined) return
  for (const link of part.incoming.slice()) if (link.from !== part) redirect(link, next)
  removePart(graph, part)
}

function without<T>(list: T[], item: T): void {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}
