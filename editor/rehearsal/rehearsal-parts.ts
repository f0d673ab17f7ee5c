import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Library } from './library.ts'
import type { RehearsalActions, RehearsalState, RehearsalStore } from './rehearsal-state.ts'
import type { ScenariosState, ScenariosWatch } from './watch-scenarios.ts'

/** What every part of the rehearsal works on. */
export interface RehearsalViewParts {
  readonly store: RehearsalStore
  readonly scenarios: ScenariosWatch
  readonly library: Library
  /** Fetches anew what is published and drafted. */
  readonly reload: () => void
}

const RehearsalContext = createContext<RehearsalViewParts | null>(null)

export const RehearsalProvider = RehearsalContext.Provider

/** The rehearsal around a component; without one it is a bug. */
export function useRehearsalParts(): RehearsalViewParts {
  const parts = useContext(RehearsalContext)
  if (parts === null) throw new Error('No RehearsalProvider around this component')
  return parts
}

/** A part of the rehearsal's state; the component renders again when that part changes. */
export function useRehearsal<T>(select: (state: RehearsalState & RehearsalActions) => T): T {
  return useStore(useRehearsalParts().store, select)
}

/** What may be done to the rehearsal; always the same. */
export function useRehearsalActions(): RehearsalActions {
  return useRehearsalParts().store.getState()
}

export function useScenarios<T>(select: (state: ScenariosState) => T): T {
  return useStore(useRehearsalParts().scenarios.state, select)
}
