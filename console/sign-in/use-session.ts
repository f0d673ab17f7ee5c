import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Language } from '../../core/contract/language.ts'
import type { WireSession } from '../../core/contract/wire.ts'
import { ApiProblem } from '../../look/problems/api-problem.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { forgetDrafts } from '../drafts/draft-store.ts'

/** Asks who is signed in: a session, null when nobody is. */
export function useSessionQuery() {
  const api = useApi()
  return useQuery<WireSession | null>({
    queryKey: queryKeys.session,
    queryFn: async () => {
      try {
        return await api.session.get()
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null
        throw error
      }
    },
    staleTime: 5 * 60_000,
  })
}

export const SessionContext = createContext<WireSession | null>(null)

/** Who is signed in. Only for what is shown to people who are. */
export function useSession(): WireSession {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('Nobody is signed in here')
  return session
}

/** What the server lets people do, as far as the console shows or hides something by it. The server decides again on every call. */
export type Permission =
  | 'cases.read'
  | 'cases.create'
  | 'cases.work'
  | 'breaches.read'
  | 'breaches.review'
  | 'breaches.approve'
  | 'documents.read'
  | 'documents.draft'
  | 'documents.publish'
  | 'documents.change'
  | 'rules.values'
  | 'rules.rows'
  | 'rules.all'
  | 'settings.read'
  | 'users.manage'
  | 'keys.manage'
  | 'settings.manage'
  | 'jobs.manage'
  | 'reports.read'
  | 'reports.export'
  | 'reports.schedule'
  | 'alerts.manage'
  | 'people.read'
  | 'teams.all'
  | 'quality.audit'
  | 'scorecards.manage'

/** Whether who is signed in may do something. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}

/** Whether who is signed in sees every team, and with it what speaks of all of them at once. */
export function useSeesAllTeams(): boolean {
  return useSession().visibility === 'all'
}

/** Somebody else is signed in now, or nobody: whatever was loaded for the one before is forgotten. */
export function changeSession(queries: QueryClient, session: WireSession | null): void {
  queries.setQueryData(queryKeys.session, session)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.session[0] })
}

/** Signs out: what was loaded and every draft leave this device, since the next person at it may be another. */
export function useSignOut(): () => Promise<void> {
  const api = useApi()
  const queries = useQueryClient()
  return async () => {
    await api.session.signOut()
    forgetDrafts()
    changeSession(queries, null)
  }
}

/** Keeps the language of who is signed in, so that mail and other devices speak it, too. The choice on this device does not wait for it. */
export function useKeepLanguage(): (language: Language) => void {
  const api = useApi()
  const queries = useQueryClient()
  return (language) => {
    api.session.setLanguage(language).then(
      (session) => queries.setQueryData(queryKeys.session, session),
      () => undefined,
    )
  }
}
