import { documentKinds } from '../../core/contract/document.ts'
import type { Issue } from '../../core/contract/issue.ts'
import type { BpmnImportChoice } from '../../model/bpmn/import-bpmn.ts'
import { checkKind } from '../../model/document/check-kind.ts'
import { hasErrors, makeIssue } from '../../model/document/issue.ts'
import { parseDocument, utf8Length } from '../../model/document/parse-document.ts'
import { isUnfinished } from '../../model/document/unfinished.ts'
import { readDocument, whyUnreadable } from '../workspace/read-document.ts'
import type { EditedDocument } from '../workspace/workspace.ts'

/** What stands in a file that somebody wants to take in. */
export interface Incoming {
  readonly documents: readonly EditedDocument[]
  /** What is wrong with it, or was not kept; with an error there are no documents. */
  readonly issues: readonly Issue[]
  /** What can be chosen about a BPMN file; null for any other, and for one that holds the process as Pledge wrote it. */
  readonly bpmn: BpmnContent | null
}

/** What a BPMN file holds that one can choose about. */
export interface BpmnContent {
  readonly processes: readonly { readonly id: string; readonly name: string }[]
  readonly hasLanes: boolean
}

const largest = 8 * 1024 * 1024

/**
 * Reads a file into documents: BPMN 2.0 (`.bpmn`, `.xml`), one document or a list of them as JSON or YAML. At most 8 MB. Every document
 * has the form of one; what is wrong inside it is said where it is edited.
 */
export async function readIncoming(fileName: string, text: string, choice: BpmnImportChoice = {}): Promise<Incoming> {
  const size = utf8Length(text)
  if (size > largest) return refused([makeIssue('document.too-large', '', { size, limit: largest })])
  if (/\.(?:bpmn|xml)$/i.test(fileName)) return readBpmn(text, choice)
  const parsed = parseDocument(text, { fileName, bytes: largest })
  if (!parsed.ok) return refused(parsed.issues)
  const values = Array.isArray(parsed.value) ? (parsed.value as readonly unknown[]) : [parsed.value]
  const read = values.map(readValue)
  const issues = read.flatMap((one) => one.issues)
  if (hasErrors(issues)) return refused(issues)
  return { documents: read.flatMap(({ document }) => document ?? []), issues, bpmn: null }
}

async function readBpmn(text: string, choice: BpmnImportChoice): Promise<Incoming> {
  const { importBpmn } = await import('../../model/bpmn/import-bpmn.ts')
  const imported = await importBpmn(text, choice)
  if (!imported.ok) return refused(imported.issues)
  const { flow, documents, processes, isUnchanged } = imported
  // What is not finished is told where it is edited.
  const issues = imported.issues.filter((issue) => !isUnfinished(issue))
  return {
    documents: [flow, ...documents],
    issues,
    bpmn: isUnchanged ? null : { processes, hasLanes: /<(?:\w+:)?lane[\s>]/.test(text) },
  }
}

function readValue(value: unknown): { readonly document: EditedDocument | null; readonly issues: readonly Issue[] } {
  const kind = checkKind(value, documentKinds)
  if (!kind.ok) return { document: null, issues: kind.issues }
  const document = readDocument(kind.kind, value)
  if (document === null) return { document, issues: whyUnreadable(kind.kind, value) }
  // A scenario without an id is a file for `pledge scenario run`: nobody could name it here.
  return document.id === undefined
    ? { document: null, issues: [makeIssue('document.bad-id', '/id', { id: '' })] }
    : { document, issues: [] }
}

function refused(issues: readonly Issue[]): Incoming {
  return { documents: [], issues, bpmn: null }
}
