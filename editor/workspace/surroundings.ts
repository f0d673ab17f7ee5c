import { createContext, useContext } from 'react'
import type { WireEvent } from '../../sdk/index.ts'

/** What the page around the designer lends it. */
export interface Surroundings {
  /** Leads to another page of the web app: `/cases?flow=complaint`. */
  readonly follow: (address: string) => void
  /**
   * Calls back with what happens in the house, in batches; an empty one says that something may have been missed. Answers how to stop.
   */
  readonly onEvents: (listener: (events: readonly WireEvent[]) => void) => () => void
}

const nowhere: Surroundings = {
  follow: (address) => window.location.assign(address),
  onEvents: () => () => undefined,
}

const SurroundingsContext = createContext<Surroundings>(nowhere)

export const SurroundingsProvider = SurroundingsContext.Provider

/** What is around the designer; alone on a page it hears nothing, and links load the page anew. */
export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext)
}
