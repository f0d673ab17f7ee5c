import { BpmnModdle } from 'bpmn-moddle'

/** An element of a BPMN file as bpmn-moddle holds it; read it with the functions of this file, which take whatever stands there. */
export interface BpmnElement {
  /** `bpmn:UserTask`; of elements of other namespaces the name as it was written. */
  readonly $type: string
  /** Attributes that BPMN does not know, with their prefixes: `camunda:candidateGroups`. */
  readonly $attrs?: Readonly<Record<string, unknown>>
  /** Of elements of other namespaces: those within. */
  readonly $children?: readonly BpmnElement[]
  readonly $body?: string
  readonly $descriptor?: { readonly properties: readonly BpmnProperty[] }
  get(property: string): unknown
  set(property: string, value: unknown): void
}

/** A property that an element can have, by the schema. */
export interface BpmnProperty {
  readonly name: string
  readonly isReference?: boolean
  readonly isVirtual?: boolean
}

/** The namespace of what Pledge writes into BPMN files. */
export const pledgeNamespace = 'urn:pledge:bpmn:1'

const pledgePackage = {
  name: 'Pledge',
  uri: pledgeNamespace,
  prefix: 'pledge',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Document',
      superClass: ['Element'],
      properties: [
        { name: 'digest', isAttr: true, type: 'String' },
        { name: 'language', isAttr: true, type: 'String' },
        { name: 'text', isBody: true, type: 'String' },
      ],
    },
  ],
}

/** A reader and writer of BPMN files that knows our own extension. */
export function newModdle(): BpmnModdle {
  return new BpmnModdle({ pledge: pledgePackage })
}

/** The name of a type without its prefix, beginning with a small letter: `userTask`. */
export function typeOf({ $type }: BpmnElement): string {
  const name = $type.slice($type.indexOf(':') + 1)
  return name.slice(0, 1).toLowerCase() + name.slice(1)
}

/** A property that is an element; null when it is not there. */
export function elementIn(element: BpmnElement, property: string): BpmnElement | null {
  const value = valueIn(element, property)
  return isElement(value) ? value : null
}

/** A property that is a list of elements; empty when it is not there. */
export function elementsIn(element: BpmnElement, property: string): readonly BpmnElement[] {
  const value = valueIn(element, property)
  return Array.isArray(value) ? value.filter(isElement) : []
}

/** A property that is a text; empty when it is not there. */
export function textOf(element: BpmnElement, property: string): string {
  const value = valueIn(element, property)
  return typeof value === 'string' ? value : ''
}

/** A property that is a number; null when it is not there. */
export function numberIn(element: BpmnElement, property: string): number | null {
  const value = valueIn(element, property)
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** A property that is true or false, or what the schema says when it is not written. */
export function flagIn(element: BpmnElement, property: string): boolean {
  return valueIn(element, property) === true
}

/** A name in one line. */
export function nameOf(element: BpmnElement): string {
  return textOf(element, 'name').replace(/\s+/g, ' ').trim().slice(0, 500)
}

/** What is written to explain an element. */
export function documentationOf(element: BpmnElement): string {
  const texts = elementsIn(element, 'documentation').map((one) => textOf(one, 'text').trim())
  return texts.filter(Boolean).join('\n\n').slice(0, 9000)
}

/** The elements of other tools that stand in an element. */
export function extensionsOf(element: BpmnElement): readonly BpmnElement[] {
  const extensions = elementIn(element, 'extensionElements')
  return extensions === null ? [] : elementsIn(extensions, 'values')
}

/** An attribute of another tool, whatever its prefix is: `candidateGroups` of Camunda, Flowable, Activiti. */
export function foreignAttribute({ $attrs = {} }: BpmnElement, name: string): string {
  const found = Object.entries($attrs).find(([key]) => key.slice(key.indexOf(':') + 1) === name && key.includes(':'))
  return typeof found?.[1] === 'string' ? found[1].trim() : ''
}

/** An attribute of an extension element of another tool, as Zeebe writes them: `calledDecision` with `decisionId`. */
export function extensionAttribute(element: BpmnElement, type: string, attribute: string): string {
  for (const extension of extensionsOf(element)) {
    if (typeOf(extension) !== type) continue
    const value: unknown = (extension as unknown as Record<string, unknown>)[attribute] ?? extension.$attrs?.[attribute]
    if (typeof value === 'string') return value.trim()
  }
  return ''
}

/** The elements that stand in an element, also those of other namespaces; not those it only refers to. */
export function childrenOf(element: BpmnElement): readonly BpmnElement[] {
  const own = (element.$descriptor?.properties ?? []).flatMap(({ name, isReference, isVirtual }) => {
    const key = name.slice(name.indexOf(':') + 1)
    if (isReference === true || isVirtual === true || !Object.hasOwn(element, key)) return []
    const value = element.get(name)
    return (Array.isArray(value) ? value : [value]).filter(isElement)
  })
  return [...own, ...(element.$children ?? [])]
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && '$type' in value
}

/** Elements of other namespaces know no properties by name. */
function valueIn(element: BpmnElement, property: string): unknown {
  return typeof element.get === 'function' ? element.get(property) : undefined
}
