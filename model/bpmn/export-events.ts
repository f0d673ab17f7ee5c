import type { FlowNode, WaitNode } from '../../core/contract/flow.ts'
import type { Duration } from '../../core/contract/time.ts'
import type { BpmnElement } from './bpmn-element.ts'
import type { Create } from './export-bpmn.ts'
import { toIsoDuration } from './iso-duration.ts'
import { visibleText } from './own-document.ts'

/** What defines the event that a node is drawn as; nothing for a plain one, or for what is no event. */
export function eventDefinitions(node: FlowNode, create: Create): readonly BpmnElement[] {
  if (node.kind === 'end') return node.does === 'cancel' ? [create('bpmn:ErrorEventDefinition', {})] : []
  if (node.kind !== 'wait' || node.timeout !== undefined) return []
  const time = timeOf(node, create)
  if (node.event !== undefined || time === null) return [create('bpmn:MessageEventDefinition', {})]
  return [create('bpmn:TimerEventDefinition', time)]
}

function timeOf({ for: time, until }: WaitNode, create: Create): Readonly<Record<string, BpmnElement>> | null {
  if (time !== undefined) return { timeDuration: expression(create, durationText(time)) }
  if (until === undefined) return null
  return { timeDate: expression(create, typeof until === 'string' ? until : `\${${until.fact}}`) }
}

/** A duration as BPMN writes it; open time, which it does not know, in our words. */
export function durationText(duration: Duration): string {
  return toIsoDuration(duration) ?? `${duration.amount} ${duration.unit}`
}

/** A formal expression. */
export function expression(create: Create, body: string): BpmnElement {
  return create('bpmn:FormalExpression', { body: visibleText(body) })
}
