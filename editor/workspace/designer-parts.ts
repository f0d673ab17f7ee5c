import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { LocalText } from '../../core/contract/language.ts'
import type { FlowView } from '../cards/flow-view.ts'
import type { DesignerState, DesignerStore } from './designer-store.ts'
import type { PanelsState, PanelsStore } from './panels-store.ts'
import type { Workspace } from './workspace.ts'

/** Something that a document may name, and what it is called. */
export interface Named {
  readonly id: string
  readonly name: LocalText | null
}

/** What exists beside the documents: the choices that forms offer. */
export interface Directory {
  readonly teams: readonly Named[]
  readonly messages: readonly Named[]
  readonly endpoints: readonly Named[]
  readonly roles: readonly Named[]
  readonly flows: readonly Named[]
  readonly rules: readonly Named[]
  readonly policies: readonly Named[]
  readonly calendars: readonly Named[]
  /** Asks anew for what may have changed, after something was set. */
  readonly refresh?: () => void
}

/** What every part of the designer works on. */
export interface DesignerParts {
  readonly store: DesignerStore
  readonly panels: PanelsStore
  readonly viewOf: (workspace: Workspace) => FlowView
  readonly directory: Directory
}

const DesignerContext = createContext<DesignerParts | null>(null)

export const DesignerProvider = DesignerContext.Provider

/** The parts of the designer around a component; without one it is a bug. */
export function useParts(): DesignerParts {
  const parts = useContext(DesignerContext)
  if (parts === null) throw new Error('No DesignerProvider around this component')
  return parts
}

/** A part of the designer's state; the component renders again when that part changes. */
export function useDesigner<T>(select: (state: DesignerState) => T): T {
  return useStore(useParts().store, select)
}

/** A part of what is shown of the workspace; the component renders again when that part changes. */
export function useView<T>(select: (view: FlowView) => T): T {
  const { store, viewOf } = useParts()
  return useStore(store, (state) => select(viewOf(state.history.present)))
}

/** The documents of a kind that may be named: those that are published, and those that are only here; by their names as far as they are open. */
export function useDocumentChoices(kind: 'flow' | 'rules' | 'policy' | 'calendar'): readonly Named[] {
  const { directory } = useParts()
  const documents = useDesigner(({ history }) => history.present.documents)
  const open = Object.values(documents).flatMap((document) => (document.kind === kind ? [document] : []))
  const listed = {
    flow: directory.flows,
    rules: directory.rules,
    policy: directory.policies,
    calendar: directory.calendars,
  }
  const others = listed[kind].filter(({ id }) => !open.some((document) => document.id === id))
  return [...open.map(({ id, name = null }) => ({ id, name })), ...others]
}

/** A part of what stands open around the canvas. */
export function usePanels<T>(select: (state: PanelsState) => T): T {
  return useStore(useParts().panels, select)
}
