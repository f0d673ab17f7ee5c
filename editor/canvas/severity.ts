import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Problem } from '../problems/problem.ts'

/** How bad the worst problem of each card is, by the id of its node. */
export type Severities = ReadonlyMap<string, 'error' | 'warning'>

/** The worst problem of each node that has any. Pure. */
export function severitiesOf(problems: readonly Problem[]): Severities {
  const worst = new Map<string, 'error' | 'warning'>()
  for (const { severity, nodes } of problems) {
    if (severity !== 'error' && severity !== 'warning') continue
    for (const node of nodes) if (worst.get(node) !== 'error') worst.set(node, severity)
  }
  return worst
}

const SeverityContext = createContext<StoreApi<Severities> | null>(null)

export const SeverityProvider = SeverityContext.Provider

/** How bad the worst problem of a card is; null without one. */
export function useSeverity(node: string): 'error' | 'warning' | null {
  const store = useContext(SeverityContext)
  if (store === null) throw new Error('No SeverityProvider around this component')
  return useStore(store, (severities) => severities.get(node) ?? null)
}
