import { type BpmnElement, elementIn, elementsIn, nameOf, textOf, typeOf } from './bpmn-element.ts'
import type { Part } from './process-graph.ts'

/** What defines an event; null for a plain one. Of several the first counts. */
export function definitionOf({ element }: Part): BpmnElement | null {
  return element === null ? null : (elementsIn(element, 'eventDefinitions')[0] ?? null)
}

/** What triggers an event: `timer`, `message`, `error` …; `none` for a plain one, and `message` for what waits for one by its type. */
export function triggerOf(part: Part): string {
  const definition = definitionOf(part)
  if (definition !== null) return typeOf(definition).replace(/EventDefinition$/, '')
  return part.type === 'receiveTask' ? 'message' : 'none'
}

/** What an event or a receiving task waits for, by name: that of its message, signal or error, else its own. */
export function awaitedName(part: Part): string {
  const holder = definitionOf(part) ?? part.element
  if (holder === null) return part.name
  for (const property of ['messageRef', 'signalRef', 'errorRef', 'escalationRef']) {
    const referred = elementIn(holder, property)
    if (referred !== null) return nameOf(referred) || textOf(referred, 'errorCode') || textOf(referred, 'id')
  }
  return part.name || part.id
}

/** What a timer says: a moment, a duration or a cycle, as it is written. Null for one that says nothing. */
export function timerOf(part: Part): { readonly kind: 'date' | 'duration' | 'cycle'; readonly text: string } | null {
  const definition = definitionOf(part)
  if (definition === null) return null
  for (const kind of ['date', 'duration', 'cycle'] as const) {
    const expression = elementIn(definition, `time${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`)
    const text = expression === null ? '' : textOf(expression, 'body').trim()
    if (text !== '') return { kind, text }
  }
  return null
}
