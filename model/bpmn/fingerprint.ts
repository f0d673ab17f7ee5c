import type { BpmnElement } from './bpmn-element.ts'

/** What other tools write without changing anything, and our own document. */
const leftAside = new Set(['exporter', 'exporterVersion', 'extensionElements', 'incoming', 'outgoing'])

/**
 * A mark that two BPMN trees share when they say the same, whoever wrote them down: two files with one mark were not changed in
 * between. Not a seal: it finds changes, not forgeries. Linear, for trees whose depth is bounded.
 */
export function fingerprintOf(definitions: BpmnElement): string {
  const lines: string[] = []
  describe(definitions, lines)
  return hashOf(lines.join('\n'))
}

function describe(element: BpmnElement, lines: string[]): void {
  lines.push(element.$type)
  for (const { name, isReference, isVirtual } of element.$descriptor?.properties ?? []) {
    const key = name.slice(name.indexOf(':') + 1)
    if (leftAside.has(key) || isVirtual === true || !Object.hasOwn(element, key)) continue
    const value = element.get(name)
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!isElement(one)) lines.push(`${key}=${JSON.stringify(one) ?? ''}`)
      else if (isReference === true) lines.push(`${key}>${String(one.get('id'))}`)
      else {
        lines.push(`${key}{`)
        describe(one, lines)
        lines.push('}')
      }
    }
  }
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && '$descriptor' in value
}

/** cyrb53: 53 bits, evenly spread, in two lanes of 32. */
function hashOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
