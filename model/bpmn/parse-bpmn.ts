import type { Issue } from '../../core/contract/issue.ts'
import { documentLimits } from '../document/bounds.ts'
import { makeIssue } from '../document/issue.ts'
import { utf8Length } from '../document/parse-document.ts'
import { type BpmnElement, childrenOf, newModdle } from './bpmn-element.ts'

/** How much a BPMN file may be: XML says in eight megabytes what a document says in one. */
export const bpmnLimits = { bytes: 8 * 1024 * 1024, elements: 200_000 } as const

/** A BPMN file as a tree, with what of it could not be read; or why it is none. */
export type ParsedBpmn =
  | { readonly ok: true; readonly definitions: BpmnElement; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

const reportedAtMost = 20

/**
 * Reads the text of a BPMN 2.0 file. Refused: more than 8 MB, a document type (no BPMN file has one, and with it come entities),
 * more than 64 levels, more than 200,000 elements, null characters. Entities other than XML's own five are never expanded, and
 * nothing is fetched.
 */
export async function parseBpmn(text: string): Promise<ParsedBpmn> {
  const unfit = unfitness(text)
  if (unfit !== null) return { ok: false, issues: [unfit] }
  try {
    const { rootElement, warnings } = await newModdle().fromXML(text, 'bpmn:Definitions')
    const definitions = rootElement as BpmnElement
    const tooMuch = outOfSize(definitions)
    if (tooMuch !== null) return { ok: false, issues: [tooMuch] }
    const issues = warnings
      .slice(0, reportedAtMost)
      .map(({ message }) => makeIssue('bpmn.unreadable-part', '', { detail: inOneLine(message) }))
    return { ok: true, definitions, issues }
  } catch (error) {
    const detail = inOneLine(error instanceof Error ? error.message : String(error))
    return { ok: false, issues: [makeIssue('bpmn.not-bpmn', '', { detail })] }
  }
}

function unfitness(text: string): Issue | null {
  const size = text.length > bpmnLimits.bytes ? text.length : utf8Length(text)
  if (size > bpmnLimits.bytes) return makeIssue('document.too-large', '', { size, limit: bpmnLimits.bytes })
  if (text.includes('\0')) return makeIssue('document.null-character', '', {})
  if (/<!doctype/i.test(text)) return makeIssue('bpmn.document-type', '', {})
  return null
}

/** What is wrong with the size of a tree; looked at without recursion, since the parser takes any depth. */
function outOfSize(definitions: BpmnElement): Issue | null {
  const open: { readonly element: BpmnElement; readonly depth: number }[] = [{ element: definitions, depth: 1 }]
  let count = 0
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { element, depth } = top
    if (depth > documentLimits.depth) return makeIssue('document.too-deep', '', { limit: documentLimits.depth })
    count += 1
    if (count > bpmnLimits.elements) {
      return makeIssue('bpmn.too-many-elements', '', { limit: bpmnLimits.elements })
    }
    for (const child of childrenOf(element)) open.push({ element: child, depth: depth + 1 })
  }
  return null
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 300)
}
