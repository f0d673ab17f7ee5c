import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { FactDefinition, FactType } from '../../core/contract/facts.ts'
import type { FlowDocument, FlowNode } from '../../core/contract/flow.ts'
import type { LocalText } from '../../core/contract/language.ts'
import type { ClockDefinition, PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import { builtInFacts } from '../../core/facts/built-in-facts.ts'
import { idOf, isId, numberedId } from '../../core/id-names.ts'
import type { BpmnElement } from './bpmn-element.ts'
import { keptName, type OwnDocument } from './own-document.ts'
import type { Part } from './process-graph.ts'
import type { Telling } from './telling.ts'

/** A document that comes out of a BPMN file. */
export type MadeDocument = FlowDocument | RulesDocument | PolicyDocument | CalendarDocument

/** What the processes of one file share while they are read. */
export interface FileMaking {
  readonly telling: Telling
  /** What the flow uses and was made along with it. */
  readonly documents: MadeDocument[]
  readonly lanesAre: 'stages' | 'teams' | null
  /** The shapes of the picture by the element they show. */
  readonly shapes: ReadonlyMap<BpmnElement, Shape>
  /** A flow for a process or a sub-process, made when it is first asked for; its id, and by which outcomes it ends. */
  childOf(process: BpmnElement): ChildFlow | null
  readonly takenIds: Set<string>
}

/** A flow that another one runs as a step. */
export interface ChildFlow {
  readonly id: string
  readonly outcomes: readonly string[]
  readonly facts: readonly FactDefinition[]
}

/** A shape of the picture; `isHorizontal` is said of pools and lanes. */
export interface Shape {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly isHorizontal: boolean | null
}

/** What is gathered while one process becomes a flow. */
export interface FlowMaking {
  readonly file: FileMaking
  readonly flowId: string
  readonly own: OwnDocument | null
  readonly nodeIds: Map<Part, string>
  readonly facts: Map<string, FactDefinition>
  readonly clocks: ClockDefinition[]
  /** The team of each lane in which people work, where lanes are teams. */
  readonly teams: ReadonlyMap<Part, string>
}

/** The node that a part was when Pledge wrote the file, of the kind asked for. */
export function knownNode<K extends FlowNode['kind']>(
  { own }: FlowMaking,
  part: Part,
  kind: K,
): Extract<FlowNode, { kind: K }> | undefined {
  const node = own?.nodeOf(part.id, part.type)
  return node?.kind === kind ? (node as Extract<FlowNode, { kind: K }>) : undefined
}

/** The name of the node that a part becomes. */
export function nodeName({ own }: FlowMaking, part: Part): { readonly name?: LocalText } {
  const known = own?.nodeOf(part.id, part.type)?.name
  const name = own === null ? part.name || undefined : keptName(known, part.name, own.language)
  return name === undefined ? {} : { name }
}

/** An id made of a name, else of the element's id, that none of those taken has; it is taken then. */
export function takeId(taken: Set<string>, name: string, fallback: string, prefix: string): string {
  const wish = idOf(name)
  const id = numberedId(wish.length > 1 ? wish : isId(fallback) ? fallback : idOf(fallback), prefix, taken)
  taken.add(id)
  return id
}

/** Declares facts that conditions ask for; a fact that is declared with another type stays as it is, and false comes back. */
export function declareFacts({ facts }: FlowMaking, asked: ReadonlyMap<string, FactType>): boolean {
  const fits = [...asked].every(([id, type]) => (facts.get(id)?.type ?? type) === type)
  if (!fits) return false
  for (const [id, type] of asked) {
    if (!facts.has(id) && !builtInFacts.some((fact) => fact.id === id)) facts.set(id, { id, type })
  }
  return true
}
