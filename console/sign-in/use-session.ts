import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { WireSession } from '../../core/contract/wire.ts'
import { useApi } from '../api/api.ts'
import { ApiProblem } from '../api/problem.ts'
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
  | 'users.manage'
  | 'keys.manage'
  | 'settings.manage'
  | 'jobs.manage'

/** Whether who is signed in may do something. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}

/** Signs out: what was loaded and every draft leave this device, since the next person at it may be another. */
export function useSignOut(): () => Promise<void> {
  const api = useApi()
  const queries = useQueryClient()
  return async () => {
    await api.session.signOut()
    forgetDrafts()
    queries.clear()
    queries.setQueryData(queryKeys.session, null)
  }
}
