import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RulesChange } from '../../model/rules/rules-change.ts'
import { type EditRights, mayChangeSomething, mayGo } from './edit-rights.ts'
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
  /** Whether who is here may change the process and what it uses; others look, or change rules as far as `rulesRight` goes. */
  readonly mayEdit: boolean
  readonly rulesRight: RulesChange
}

export interface DesignerActions {
  /** Changes documents as one step that can be undone; nothing happens beyond what one may. Steps of one `group` that follow each other become one. */
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
export function createDesignerStore(
  workspace: Workspace,
  { mayEdit, rulesRight = mayEdit ? 'all' : 'none' }: Pick<EditRights, 'mayEdit'> & Partial<EditRights>,
): DesignerStore {
  return createStore<DesignerState & DesignerActions>()((set) => ({
    history: beginHistory(workspace),
    selection: nothingSelected,
    mayEdit,
    rulesRight,
    edit: (name, change, group) =>
      set(({ history, ...rights }) => {
        if (!mayChangeSomething(rights)) return {}
        const next = change(history.present)
        return mayGo(rights, history.present, next) ? { history: perform(history, name, next, group ?? null) } : {}
      }),
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
