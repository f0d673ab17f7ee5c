import { textOf } from './bpmn-element.ts'
import { definitionOf, triggerOf } from './events.ts'
import {
  connect,
  disconnect,
  dissolve,
  isGateway,
  newPart,
  type Part,
  type ProcessGraph,
  redirect,
  removePart,
  reroot,
} from './process-graph.ts'
import type { Telling } from './telling.ts'

/**
 * Rewrites a process so that each part has one counterpart here and means the same: several ways out of anything but a gateway become
 * a gateway, gateways that only bring ways together vanish, links are joined, one start and an end for every way are there. What
 * cannot mean the same is told.
 */
export function simplify(graph: ProcessGraph, telling: Telling): void {
  joinLinks(graph, telling)
  for (const part of graph.parts) sendBeforeEnd(part)
  endEveryWay(graph, telling)
  for (const part of graph.parts.slice()) writeGateway(graph, part, telling)
  for (const part of graph.parts.slice()) if (isGateway(part.type)) simplifyGateway(graph, part, telling)
  for (const part of graph.parts.slice())
    if (part.type === 'intermediateThrowEvent') simplifyThrow(graph, part, telling)
  for (const part of graph.parts.slice()) if (part.type === 'eventBasedGateway') waitAtGateway(graph, part, telling)
  oneStart(graph, telling)
}

/** A link that is thrown goes on where it is caught, as if a way were drawn. */
function joinLinks(graph: ProcessGraph, telling: Telling): void {
  const isLink = (part: Part) => triggerOf(part) === 'link'
  const nameIn = (part: Part) => {
    const definition = definitionOf(part)
    return (definition === null ? '' : textOf(definition, 'name')) || part.name
  }
  const caught = new Map(
    graph.parts
      .filter((part) => part.type === 'intermediateCatchEvent' && isLink(part))
      .map((part) => [nameIn(part), part]),
  )
  for (const part of graph.parts.slice()) {
    if (part.type !== 'intermediateThrowEvent' || !isLink(part)) continue
    const target = caught.get(nameIn(part))
    if (target === undefined) telling.part('bpmn.link-without-target', part, {})
    else connect(part, target)
    if (part.outgoing.length > 0) dissolve(graph, part)
  }
  for (const part of caught.values()) dissolve(graph, part)
}

/** An end that sends a message sends it, and then there is an end. */
function sendBeforeEnd(part: Part): void {
  if (part.type === 'endEvent' && triggerOf(part) === 'message') part.type = 'sendTask'
}

/** Several ways out of an activity or an event: all of them, or, where they have conditions, those whose conditions hold. */
function writeGateway(graph: ProcessGraph, part: Part, telling: Telling): void {
  if (isGateway(part.type) || part.outgoing.length < 2) return
  const isChoice = part.outgoing.some(({ condition, isDefault }) => condition !== null || isDefault)
  const gateway = newPart(isChoice ? 'exclusiveGateway' : 'parallelGateway')
  graph.parts.splice(graph.parts.indexOf(part) + 1, 0, gateway)
  for (const link of part.outgoing.slice()) reroot(link, gateway)
  connect(part, gateway)
  if (isChoice && gateway.outgoing.filter((link) => !link.isDefault).length > 1) {
    telling.part('bpmn.one-way-is-taken', part, {})
  }
}

function simplifyGateway(graph: ProcessGraph, gateway: Part, telling: Telling): void {
  const [ins, outs] = [gateway.incoming.length, gateway.outgoing.length]
  if (gateway.type === 'eventBasedGateway') return
  const joins = gateway.type !== 'exclusiveGateway' && ins > 1
  if (outs < 2 && !joins) {
    if (outs === 1) dissolve(graph, gateway)
    return
  }
  if (gateway.type === 'inclusiveGateway' && outs > 1) telling.part('bpmn.all-ways-are-taken', gateway, {})
  if (gateway.type === 'complexGateway') telling.part('bpmn.complex-gateway', gateway, {})
  if (!joins || outs < 2) return
  const split = newPart('parallelGateway')
  graph.parts.splice(graph.parts.indexOf(gateway) + 1, 0, split)
  for (const link of gateway.outgoing.slice()) reroot(link, split)
  connect(gateway, split)
}

/** Only messages that are sent have a counterpart: `simplify` lets them stand. */
function simplifyThrow(graph: ProcessGraph, part: Part, telling: Telling): void {
  const trigger = triggerOf(part)
  if (trigger === 'message') return
  if (trigger !== 'link') telling.part('bpmn.event-left-out', part, { trigger })
  dissolve(graph, part)
}

/** Whichever comes first: a message ends the wait, or the time is up. */
function waitAtGateway(graph: ProcessGraph, gateway: Part, telling: Telling): void {
  const events = gateway.outgoing.map((link) => link.to)
  const timers = events.filter((event) => triggerOf(event) === 'timer')
  const messages = events.filter((event) => triggerOf(event) !== 'timer')
  const [message] = messages
  const [timer] = timers
  const first = message ?? timer
  if (first === undefined) return
  const goesOn = new Set(messages.map((event) => event.outgoing[0]?.to))
  for (const other of messages.slice(1)) {
    if (goesOn.size > 1) telling.part('bpmn.event-goes-on-elsewhere', other, { first: first.name || first.id })
  }
  for (const other of timers.slice(1)) telling.part('bpmn.event-left-out', other, { trigger: 'timer' })
  for (const link of gateway.incoming.slice()) redirect(link, first)
  if (message !== undefined && timer !== undefined) {
    // What is on the border of the wait for the message ends it the same way.
    const border = { ...timer, type: 'boundaryEvent', incoming: [], outgoing: [], boundary: [] }
    for (const link of timer.outgoing.slice()) reroot(link, border)
    first.boundary.push(border)
  }
  for (const other of events) {
    if (other === first) continue
    if (messages.includes(other)) first.boundary.push({ ...other, outgoing: [], boundary: [], type: 'alternative' })
    removePart(graph, other)
  }
  removePart(graph, gateway)
}

/** A case has one start. Where several lead to the same place nothing is lost. */
function oneStart(graph: ProcessGraph, telling: Telling): void {
  const starts = graph.parts.filter((part) => part.type === 'startEvent')
  const [first] = starts
  for (const start of starts) {
    for (const link of start.incoming.slice()) disconnect(link)
  }
  if (first === undefined) {
    const roots = graph.parts.filter((part) => part.incoming.length === 0)
    const start = newPart('startEvent')
    graph.parts.unshift(start)
    const [only, ...more] = roots
    if (only === undefined) return
    let from = start
    if (more.length > 0) {
      from = newPart('parallelGateway')
      graph.parts.splice(1, 0, from)
      connect(start, from)
    }
    for (const root of roots) connect(from, root)
    return
  }
  for (const other of starts.slice(1)) {
    if (other.outgoing[0]?.to !== first.outgoing[0]?.to || triggerOf(other) !== triggerOf(first)) {
      telling.part('bpmn.second-start', other, { first: first.name || first.id })
    }
    removePart(graph, other)
  }
}

/** BPMN lets a way end anywhere; here an end is drawn. */
function endEveryWay(graph: ProcessGraph, telling: Telling): void {
  const open = graph.parts.filter((part) => part.type !== 'endEvent' && part.outgoing.length === 0)
  if (open.length === 0) return
  const end = newPart('endEvent')
  for (const part of open) {
    connect(part, end)
    if (part.type !== 'sendTask') telling.part('bpmn.end-added', part, {})
  }
  graph.parts.push(end)
}
