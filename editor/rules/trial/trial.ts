import { createContext, useContext } from 'react'
import type { TraceCondition, TraceEntry, Verdict } from '../../../core/contract/rules.ts'

/** What became of the rules that are being tried; null while nothing is tried. */
export interface Trial {
  readonly verdict: Verdict
  readonly byEntry: ReadonlyMap<string, TraceEntry>
}

/** A verdict as the parts of the view look it up. */
export function trialOf(verdict: Verdict): Trial {
  return { verdict, byEntry: new Map(verdict.trace.map((entry) => [entry.id, entry])) }
}

const TrialContext = createContext<Trial | null>(null)

export const TrialProvider = TrialContext.Provider

/** What became of an entry of the rules that are being tried; null while nothing is tried. */
export function useTraceOf(entry: string): TraceEntry | null {
  return useContext(TrialContext)?.byEntry.get(entry) ?? null
}

/** How a condition fared: what it saw, and whether it held. */
export type Seen = Pick<TraceCondition, 'seen' | 'result' | 'fact'>
