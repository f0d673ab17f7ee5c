import { createStore, type StoreApi } from 'zustand/vanilla'
import { beginHistory, type EditName, endGroup, type History, perform, redo, undo } from './history.ts'
import { documentIn, type EditedDocument, type Workspace, withDocument } from './workspace.ts'

/** What is chosen on the canvas, in the outline and in the panels alike. */
export interface Selection {
  readonly nodes: readonly string[]
  /** By `from`, `on` and `to`, as `edgeId` writes them. */
  readonly edges: readonly string[]
  readonly notes: readonly string[]
}

export const nothingSelected: Selection = { nodes: [], edges: [], notes: [] }

export interface DesignerState {
  readonly history: History
  readonly selection: Selection
  /** Whether who is here may change anything; others look. */
  readonly mayEdit: boolean
}

export interface DesignerActions {
  /** Changes documents as one step that can be undone. Steps of one `group` that follow each other become one. */
  readonly edit: (name: EditName, change: (workspace: Workspace) => Workspace, group?: string) => void
  /** Ends a group, when a key is let go or a field is left. */
  readonly settle: () => void
  readonly undo: () => void
  readonly redo: () => void
  readonly select: (selection: Partial<Selection>) => void
  /** Adds documents that were not there, as they came from the server: no step, nothing to undo. */
  readonly bring: (documents: readonly EditedDocument[]) => void
  /** Begins anew with other documents: nothing before can be undone. */
  readonly open: (workspace: Workspace) => void
}

export type DesignerStore = StoreApi<DesignerState & DesignerActions>

/** The state of one designer: documents with their history, and what is chosen. No React in it, no server. */
export function createDesignerStore(workspace: Workspace, { mayEdit }: { readonly mayEdit: boolean }): DesignerStore {
  return createStore<DesignerState & DesignerActions>()((set) => ({
    history: beginHistory(workspace),
    selection: nothingSelected,
    mayEdit,
    edit: (name, change, group) =>
      set(({ history, mayEdit: may }) =>
        may ? { history: perform(history, name, change(history.present), group ?? null) } : {},
      ),
    settle: () => set(({ history }) => ({ history: endGroup(history) })),
    undo: () => set(({ history }) => ({ history: undo(history) })),
    redo: () => set(({ history }) => ({ history: redo(history) })),
    select: (selection) => set({ selection: { ...nothingSelected, ...selection } }),
    bring: (documents) =>
      set(({ history }) => ({
        history: { ...history, present: documents.reduce(withMissing, history.present) },
      })),
    open: (next) => set({ history: beginHistory(next), selection: nothingSelected }),
  }))
}

function withMissing(workspace: Workspace, document: EditedDocument): Workspace {
  return documentIn(workspace, document.kind, document.id ?? '') === null
    ? withDocument(workspace, document)
    : workspace
}
