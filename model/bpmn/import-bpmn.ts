import type { FlowDocument } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { idOf } from '../../core/id-names.ts'
import { checkShape } from '../document/check-shape.ts'
import { boundIssues, makeIssue } from '../document/issue.ts'
import { isUnfinished } from '../document/unfinished.ts'
import { flowSchema } from '../flow/flow-schema.ts'
import { type BpmnElement, elementIn, elementsIn, flagIn, nameOf, numberIn, textOf, typeOf } from './bpmn-element.ts'
import { fingerprintOf } from './fingerprint.ts'
import { importFlow } from './import-flow.ts'
import { type ChildFlow, type FileMaking, type MadeDocument, type Shape, takeId } from './making.ts'
import { readOwn } from './own-document.ts'
import { parseBpmn } from './parse-bpmn.ts'
import { newTelling } from './telling.ts'

/** What whoever imports can say. */
export interface BpmnImportChoice {
  /** The id of the process to take; else the one with the most in it. */
  readonly process?: string
  /** What lanes are; else the picture decides: lanes side by side are stages, lanes above each other are teams. */
  readonly lanes?: 'stages' | 'teams'
}

/** A flow out of a BPMN file. */
export type BpmnImport =
  | {
      readonly ok: true
      readonly flow: FlowDocument
      /** Whether the file says exactly what Pledge wrote into it. */
      readonly isUnchanged: boolean
      /** What the flow uses and was made along with it: rule sets of conditions, sub-processes, promises of timers. */
      readonly documents: readonly MadeDocument[]
      /** The processes of the file. */
      readonly processes: readonly { readonly id: string; readonly name: string }[]
      /** What was not kept; with errors where values of the flow are not finished, as drafts are. */
      readonly issues: readonly Issue[]
    }
  | { readonly ok: false; readonly issues: readonly Issue[] }

const most = { nodes: 2000, ways: 10_000 } as const

/**
 * Makes a flow of the text of a BPMN 2.0 file. A file that Pledge wrote and nobody changed gives the identical flow; where another
 * tool changed it, what it left alone is kept in full. Each part that cannot be kept is an issue, which says what became of it.
 * Bounded as `parseBpmn` says; never throws for what is in the text.
 */
export async function importBpmn(text: string, choice: BpmnImportChoice = {}): Promise<BpmnImport> {
  const parsed = await parseBpmn(text)
  if (!parsed.ok) return parsed
  const { definitions } = parsed
  const processes = elementsIn(definitions, 'rootElements').filter((element) => typeOf(element) === 'process')
  const chosen = chosenProcess(processes, choice)
  if (!('process' in chosen)) return { ok: false, issues: [chosen.issue] }
  const { process } = chosen
  const tooMany = tooManyIn(processes)
  if (tooMany !== null) return { ok: false, issues: [tooMany] }
  const named = processes.map((one) => ({ id: textOf(one, 'id'), name: processName(one, definitions) }))
  const own = readOwn(process)
  if (own !== null && own.digest === fingerprintOf(definitions)) {
    const issues = [...parsed.issues, ...own.issues]
    return { ok: true, flow: own.flow, isUnchanged: true, documents: [], processes: named, issues }
  }
  return made(process, { processes, definitions, choice, named, before: parsed.issues })
}

interface FileContent {
  readonly processes: readonly BpmnElement[]
  readonly definitions: BpmnElement
  readonly choice: BpmnImportChoice
  readonly named: readonly { readonly id: string; readonly name: string }[]
  readonly before: readonly Issue[]
}

function made(process: BpmnElement, { processes, definitions, choice, named, before }: FileContent): BpmnImport {
  const telling = newTelling()
  const documents: MadeDocument[] = []
  const children = new Map<BpmnElement, ChildFlow | null>()
  const takenIds = new Set<string>()
  const file: FileMaking = {
    telling,
    documents,
    lanesAre: choice.lanes ?? null,
    shapes: shapesOf(definitions),
    takenIds,
    childOf(element) {
      const child = calledProcess(element, processes)
      if (child === null || children.has(child)) return child === null ? null : (children.get(child) ?? null)
      // Until it is made, a process that calls itself finds nothing here.
      children.set(child, null)
      const name = nameOf(child)
      const id = takeId(takenIds, name, `${flowId}-${idOf(textOf(child, 'id'))}`, 'flow')
      const { flow } = importFlow(child, { id, name, own: null }, file)
      documents.push(flow)
      const outcomes = flow.nodes.flatMap((node) => (node.kind === 'end' ? [node.outcome ?? node.id] : []))
      const known = { id, outcomes: [...new Set(outcomes)], facts: flow.facts ?? [] }
      children.set(child, known)
      return known
    },
  }
  const own = readOwn(process)
  const name = processName(process, definitions)
  const flowId = own?.flow.id ?? takeId(takenIds, name, textOf(process, 'id'), 'flow')
  takenIds.add(flowId)
  children.set(process, null)
  if (own !== null) telling.element('bpmn.changed-elsewhere', process, {})
  const { flow, nodeIds } = importFlow(process, { id: flowId, name, own }, file)
  tellBesides(process, { processes, definitions }, children, file)
  const issues = [...before, ...telling.issues(flow, nodeIds)]
  const shape = checkShape(flowSchema, flow)
  const unfinished = shape.ok ? [] : shape.issues
  if (!unfinished.every(isUnfinished)) return { ok: false, issues: boundIssues([...issues, ...unfinished]) }
  return {
    ok: true,
    flow,
    isUnchanged: false,
    documents,
    processes: named,
    issues: boundIssues([...issues, ...unfinished]),
  }
}

function chosenProcess(
  processes: readonly BpmnElement[],
  { process }: BpmnImportChoice,
): { readonly process: BpmnElement } | { readonly issue: Issue } {
  if (process !== undefined) {
    const found = processes.find((one) => textOf(one, 'id') === process)
    const known = processes.slice(0, 20).map((one) => textOf(one, 'id'))
    return found === undefined
      ? { issue: makeIssue('bpmn.unknown-process', '', { process: process.slice(0, 80), known }) }
      : { process: found }
  }
  const sizeOf = (one: BpmnElement) => elementsIn(one, 'flowElements').length
  const [largest] = [...processes].sort((a, b) => sizeOf(b) - sizeOf(a))
  const isEmpty = largest === undefined || (sizeOf(largest) === 0 && readOwn(largest) === null)
  return isEmpty ? { issue: makeIssue('bpmn.no-process', '', {}) } : { process: largest }
}

function tooManyIn(processes: readonly BpmnElement[]): Issue | null {
  const elements = processes.flatMap((process) => elementsIn(process, 'flowElements'))
  const ways = elements.filter((element) => typeOf(element) === 'sequenceFlow').length
  if (elements.length - ways > most.nodes) return makeIssue('bpmn.too-many-elements', '', { limit: most.nodes })
  return ways > most.ways ? makeIssue('bpmn.too-many-elements', '', { limit: most.ways }) : null
}

/** A process is called as its pool is, where it has no name of its own. */
function processName(process: BpmnElement, definitions: BpmnElement): string {
  const pool = participantsIn(definitions).find((one) => elementIn(one, 'processRef') === process)
  return nameOf(process) || (pool === undefined ? '' : nameOf(pool))
}

function participantsIn(definitions: BpmnElement): readonly BpmnElement[] {
  return collaborationsIn(definitions).flatMap((one) => elementsIn(one, 'participants'))
}

function collaborationsIn(definitions: BpmnElement): readonly BpmnElement[] {
  return elementsIn(definitions, 'rootElements').filter((element) => typeOf(element) === 'collaboration')
}

/** The process that a sub-process holds, or that a call of one in the same file means; null for one elsewhere. */
function calledProcess(element: BpmnElement, processes: readonly BpmnElement[]): BpmnElement | null {
  if (typeOf(element) !== 'callActivity') return element
  const called = textOf(element, 'calledElement')
  return processes.find((process) => textOf(process, 'id') === called) ?? null
}

/** Other processes and the messages between pools: a case has neither. */
function tellBesides(
  process: BpmnElement,
  { processes, definitions }: Pick<FileContent, 'processes' | 'definitions'>,
  used: ReadonlyMap<BpmnElement, unknown>,
  { telling }: FileMaking,
): void {
  for (const other of processes) {
    if (other === process || used.has(other) || elementsIn(other, 'flowElements').length === 0) continue
    telling.element('bpmn.process-left-out', other, {})
  }
  for (const collaboration of collaborationsIn(definitions)) {
    for (const message of elementsIn(collaboration, 'messageFlows')) {
      telling.element('bpmn.left-out', message, { type: 'messageFlow' })
    }
  }
}

function shapesOf(definitions: BpmnElement): ReadonlyMap<BpmnElement, Shape> {
  const shapes = new Map<BpmnElement, Shape>()
  for (const diagram of elementsIn(definitions, 'diagrams')) {
    const plane = elementIn(diagram, 'plane')
    for (const one of plane === null ? [] : elementsIn(plane, 'planeElement')) {
      const element = elementIn(one, 'bpmnElement')
      const bounds = elementIn(one, 'bounds')
      if (typeOf(one) !== 'bPMNShape' || element === null || bounds === null) continue
      const [x, y] = [numberIn(bounds, 'x'), numberIn(bounds, 'y')]
      const [width, height] = [numberIn(bounds, 'width'), numberIn(bounds, 'height')]
      if (x === null || y === null || width === null || height === null) continue
      const isHorizontal = Object.hasOwn(one, 'isHorizontal') ? flagIn(one, 'isHorizontal') : null
      shapes.set(element, { x, y, width, height, isHorizontal })
    }
  }
  return shapes
}
