import { createContext, useContext } from 'react'
import type { Pledge } from '../../sdk/pledge.ts'
import type { DraftKeeper } from '../drafts/keep-drafts.ts'
import type { ProblemsWatch } from '../problems/watch-problems.ts'

/** What somebody may do, as far as the designer shows or hides something by it. The server decides again on every call. */
export interface DesignerRights {
  readonly cases: boolean
  readonly publish: boolean
  readonly settings: boolean
}

/** Who works in the designer, with which server, and what watches over the documents. */
export interface DesignerSession {
  readonly pledge: Pledge
  /** The id of who is signed in. */
  readonly user: string
  readonly may: DesignerRights
  /** Saves drafts; null for who only looks. */
  readonly keeper: DraftKeeper | null
  readonly watch: ProblemsWatch
}

const SessionContext = createContext<DesignerSession | null>(null)

export const DesignerSessionProvider = SessionContext.Provider

/** The session around a component; without one it is a bug. */
export function useDesignerSession(): DesignerSession {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('No DesignerSessionProvider around this component')
  return session
}
