import type { FlowDocument, FlowEdge, FlowNode } from '../../core/contract/flow.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { type Language, type LocalText, languages } from '../../core/contract/language.ts'
import { checkShape } from '../document/check-shape.ts'
import { parseDocument } from '../document/parse-document.ts'
import { isUnfinished } from '../document/unfinished.ts'
import { flowSchema } from '../flow/flow-schema.ts'
import { textIn } from '../words/text-in.ts'
import { type BpmnElement, extensionsOf, textOf } from './bpmn-element.ts'
import { elementIdsOf } from './element-ids.ts'
import { shapeOf, waysByNode } from './node-shapes.ts'

/** The flow that Pledge wrote into a BPMN file: what of it another tool left alone is taken from there. */
export interface OwnDocument {
  readonly flow: FlowDocument
  /** What is not finished in it, as far as its shape goes. */
  readonly issues: readonly Issue[]
  /** The mark of the file as it was written. */
  readonly digest: string
  readonly language: Language
  /** The node that an element was, if it is still of that type. */
  nodeOf(id: string, type: string): FlowNode | undefined
  edgeOf(id: string): FlowEdge | undefined
  /** What a way was called in the file. */
  writtenName(edge: FlowEdge): string
}

/** The document as text: nothing in it has a meaning in XML, or is forbidden there. */
export function writeOwn(flow: FlowDocument): string {
  return JSON.stringify(flow).replace(
    /[<>&\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The document in a process, finished or not; null when there is none that can be read. */
export function readOwn(process: BpmnElement): OwnDocument | null {
  const element = extensionsOf(process).find(({ $type }) => $type === 'pledge:Document')
  if (element === undefined) return null
  const parsed = parseDocument(textOf(element, 'text'), { fileName: 'flow.json' })
  if (!parsed.ok) return null
  const shape = checkShape(flowSchema, parsed.value)
  const issues = shape.ok ? [] : shape.issues
  if (!issues.every(isUnfinished)) return null
  const flow = parsed.value as FlowDocument
  const language = languages.find((one) => one === textOf(element, 'language')) ?? languages[0]
  const ids = elementIdsOf(flow)
  const ways = waysByNode(flow)
  const nodes = new Map([...ids.nodes].map(([node, id]) => [id, node]))
  const byId = new Map(flow.nodes.map((node) => [node.id, node]))
  const edges = new Map([...ids.edges].map(([edge, id]) => [id, edge]))
  return {
    flow,
    issues,
    digest: textOf(element, 'digest'),
    language,
    nodeOf(id, type) {
      const node = nodes.get(id)
      return node !== undefined && shapeOf(node, ways.get(node.id) ?? []).type === type ? node : undefined
    },
    edgeOf: (id) => edges.get(id),
    writtenName: (edge) => wayName(byId.get(edge.from), edge, language),
  }
}

/** The name of something whose name in one language is written in the file: what was not changed there stays in all languages. */
export function keptName(known: LocalText | undefined, written: string, language: Language): LocalText | undefined {
  if (known !== undefined && visibleText(textIn(known, language)) === written) return known
  if (written === '') return known
  return typeof known === 'object' ? { ...known, [language]: written } : written
}

/** A text as a name of an element shows it: in one line, without signs that XML forbids. */
export function visibleText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}

/** What a way is called in the file: by its name, else that of the outcome; one that goes on alone has none. */
export function wayName(node: FlowNode | undefined, { on, name }: FlowEdge, language: Language): string {
  if (name !== undefined) return visibleText(textIn(name, language))
  const outcomes = node?.kind === 'task' ? node.outcomes : []
  const outcome = outcomes.find((one) => typeof one === 'object' && one.id === on)
  if (typeof outcome === 'object' && outcome.name !== undefined) return visibleText(textIn(outcome.name, language))
  return on === 'next' || on === 'done' ? '' : on
}
