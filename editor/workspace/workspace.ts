import type { CalendarDocument } from '../../core/contract/calendar.ts'
import type { FlowDocument } from '../../core/contract/flow.ts'
import type { PolicyDocument } from '../../core/contract/policy.ts'
import type { RulesDocument } from '../../core/contract/rules.ts'
import type { ScenarioDocument } from '../../core/contract/scenario.ts'

/** What the designer changes: each kind of document by its id. */
export interface DocumentOf {
  readonly flow: FlowDocument
  readonly policy: PolicyDocument
  readonly rules: RulesDocument
  readonly calendar: CalendarDocument
  readonly scenario: ScenarioDocument
}

export type EditedKind = keyof DocumentOf
export type EditedDocument = DocumentOf[EditedKind]
export type DocumentKey = `${EditedKind}/${string}`

/**
 * The documents that are edited together: the flow on the canvas and what it uses. Immutable: a change makes a new one that shares
 * all documents it left alone, so whoever compares references knows what changed.
 */
export interface Workspace {
  /** The id of the flow on the canvas. */
  readonly flow: string
  readonly documents: Readonly<Record<DocumentKey, EditedDocument>>
}

export function keyOf<K extends EditedKind>(kind: K, id: string): `${K}/${string}` {
  return `${kind}/${id}`
}

/** A document of the workspace; null when it is not there. */
export function documentIn<K extends EditedKind>(workspace: Workspace, kind: K, id: string): DocumentOf[K] | null {
  const key = keyOf(kind, id)
  return Object.hasOwn(workspace.documents, key) ? (workspace.documents[key] as DocumentOf[K]) : null
}

/** The flow on the canvas. Throws when the workspace was made without it. */
export function flowIn(workspace: Workspace): FlowDocument {
  const flow = documentIn(workspace, 'flow', workspace.flow)
  if (flow === null) throw new Error(`a workspace without its flow ${workspace.flow}`)
  return flow
}

/** The workspace with a document in it, in the place of the one of its kind and id; the same workspace if it was in it already. */
export function withDocument(workspace: Workspace, document: EditedDocument): Workspace {
  const key = keyOf(document.kind, idOf(document))
  if (workspace.documents[key] === document) return workspace
  return { ...workspace, documents: { ...workspace.documents, [key]: document } }
}

/** The documents that differ between two workspaces, by reference. */
export function changedKeys(one: Workspace, other: Workspace): readonly DocumentKey[] {
  const keys = new Set([...Object.keys(one.documents), ...Object.keys(other.documents)]) as Set<DocumentKey>
  return [...keys].filter((key) => one.documents[key] !== other.documents[key])
}

/** Changes the flow on the canvas; what returns the flow it was given changes nothing. */
export function changeFlow(workspace: Workspace, change: (flow: FlowDocument) => FlowDocument): Workspace {
  return withDocument(workspace, change(flowIn(workspace)))
}

function idOf(document: EditedDocument): string {
  if (document.id === undefined) throw new Error('a scenario is edited under an id')
  return document.id
}
