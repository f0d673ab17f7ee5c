import type { ClockDefinition } from '../../core/contract/policy.ts'
import { flagIn, typeOf } from './bpmn-element.ts'
import { triggerOf } from './events.ts'
import { durationOf } from './import-waits.ts'
import type { FlowMaking } from './making.ts'
import {
  disconnect,
  isChildCase,
  isPeoplesWork,
  type Link,
  type Part,
  type ProcessGraph,
  removePart,
} from './process-graph.ts'

/** A way that begins at the border of a part. */
export interface BorderWay {
  /** The name of the way where it is fixed; null where the event's name says it. */
  readonly on: 'failed' | 'timeout' | null
  readonly event: Part
  readonly link: Link
}

/** What comes of the events on the borders of the parts. */
export interface Borders {
  readonly ways: ReadonlyMap<Part, readonly BorderWay[]>
  /** Timers that became promises: how long the part may take. */
  readonly promises: readonly { readonly part: Part; readonly event: Part }[]
}

/**
 * Settles the events on borders. An error of an automatic step is its way `failed`; a timer ends a wait; a timer at people's work is
 * a promise, and where it interrupts the work also an outcome that a person chooses, as are all other events there. The rest is
 * told and left out, with what only it led to.
 */
export function settleBorders(graph: ProcessGraph, making: FlowMaking): Borders {
  const ways = new Map<Part, BorderWay[]>()
  const promises: { part: Part; event: Part }[] = []
  const before = reached(graph)
  for (const part of graph.parts) {
    for (const event of part.boundary) {
      if (event.type === 'alternative') continue
      const isPromise = triggerOf(event) === 'timer' && !isWait(part)
      if (isPromise) promises.push({ part, event })
      const way = wayAt(part, event, making)
      if (way !== null) ways.set(part, [...(ways.get(part) ?? []), way])
      else for (const link of event.outgoing.slice()) disconnect(link)
    }
  }
  const after = reached(graph)
  for (const part of graph.parts.slice()) {
    if (!before.has(part) || after.has(part)) continue
    if (part.element !== null) making.file.telling.part('bpmn.only-after-what-is-left-out', part, {})
    removePart(graph, part)
  }
  return { ways, promises }
}

function wayAt(part: Part, event: Part, making: FlowMaking): BorderWay | null {
  const { telling } = making.file
  const [link] = event.outgoing
  const trigger = triggerOf(event)
  const interrupts = !isBoundaryEvent(event) || (event.element !== null && flagIn(event.element, 'cancelActivity'))
  const host = part.name || part.id
  const known = link === undefined ? undefined : making.own?.edgeOf(link.id)
  if (link !== undefined && known !== undefined) {
    return { on: known.on === 'failed' || known.on === 'timeout' ? known.on : null, event, link }
  }
  if (trigger === 'timer' && isWait(part)) {
    if (link !== undefined && interrupts) return { on: 'timeout', event, link }
  } else if (link !== undefined && interrupts && trigger === 'error' && isAutomatic(part)) {
    return { on: 'failed', event, link }
  } else if (link !== undefined && interrupts && trigger === 'error' && isChildCase(part.type)) {
    return { on: null, event, link }
  } else if (link !== undefined && interrupts && isPeoplesWork(part.type)) {
    telling.part('bpmn.event-is-an-outcome', event, { host })
    return { on: null, event, link }
  }
  // A promise keeps the timer itself: only what it leads to is left out.
  if (trigger !== 'timer' || isWait(part)) telling.part('bpmn.border-event-left-out', event, { host, trigger })
  else if (link !== undefined) telling.part('bpmn.timer-leads-nowhere', event, { host })
  return null
}

/** The promise that a timer at some work means; null, and told, where its time cannot be said. */
export function promiseOf(
  making: FlowMaking,
  part: Part,
  event: Part,
  node: string,
  id: string,
): ClockDefinition | null {
  const within = durationOf(making, event)
  if (within === null) {
    making.file.telling.part('bpmn.timer-not-understood', event, { found: '' })
    return null
  }
  making.file.telling.part('bpmn.timer-is-a-promise', event, { host: part.name || part.id, clock: id })
  return {
    id,
    name: event.name || part.name || id,
    type: 'ola',
    metric: 'custom',
    start: { event: 'nodeEntered', node },
    stop: { event: 'nodeLeft', node },
    repeats: true,
    calendar: aroundTheClock,
    targets: [{ within }],
    escalations: [{ at: { percent: 100 }, do: [{ action: 'notify', to: ['assignee', 'role:manager'] }] }],
  }
}

/** The id of the calendar by which the timers of BPMN run: they know no closing time. */
export const aroundTheClock = 'around-the-clock'

/** What a gateway let come first is on no border in the file. */
function isBoundaryEvent({ element }: Part): boolean {
  return element !== null && typeOf(element) === 'boundaryEvent'
}

function isWait({ type }: Part): boolean {
  return type === 'receiveTask' || type === 'intermediateCatchEvent'
}

function isAutomatic({ type }: Part): boolean {
  return type === 'serviceTask' || type === 'sendTask' || type === 'scriptTask'
}

function reached({ parts }: ProcessGraph): ReadonlySet<Part> {
  const seen = new Set<Part>()
  const open = parts.filter((part) => part.type === 'startEvent')
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (seen.has(part)) continue
    seen.add(part)
    for (const link of part.outgoing) open.push(link.to)
    for (const event of part.boundary) for (const link of event.outgoing) open.push(link.to)
  }
  return seen
}
