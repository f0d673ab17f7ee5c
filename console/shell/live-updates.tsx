import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { WireEvent } from '../../core/contract/wire.ts'
import { type EventSourceLike, type LiveState, listenLive } from '../api/live-events.ts'
import { queryKeys } from '../api/query-keys.ts'

const LiveStateContext = createContext<LiveState>('connecting')

/** Whether the page hears what happens as it happens. */
export function useLiveState(): LiveState {
  return useContext(LiveStateContext)
}

/** Whether the device has a network at all. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(subscribeToNetwork, () => navigator.onLine)
}

function subscribeToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

interface LiveUpdatesProps {
  readonly open: (url: string) => EventSourceLike
  readonly children: ReactNode
}

/** Keeps everything shown true: what live events touch is asked for again, in batches. */
export function LiveUpdates({ open, children }: LiveUpdatesProps) {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')

  useEffect(
    () =>
      listenLive({
        open,
        onState: setState,
        onGap: () =>
          void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== queryKeys.session[0] }),
        onEvents: (events) => {
          for (const queryKey of staleKeys(events)) void queries.invalidateQueries({ queryKey })
        },
      }),
    [open, queries],
  )

  return <LiveStateContext value={state}>{children}</LiveStateContext>
}

/** What a batch of events makes stale, each key once. */
export function staleKeys(events: readonly WireEvent[]): readonly (readonly string[])[] {
  const isAbout = (...types: readonly WireEvent['type'][]) => events.some((event) => types.includes(event.type))
  const caseIds = new Set(events.flatMap((event) => (event.case ? [event.case.id, String(event.case.number)] : [])))
  return [
    ...(isAbout('case', 'breach') ? [queryKeys.allCases] : []),
    ...(isAbout('breach') ? [queryKeys.allBreaches] : []),
    ...(isAbout('document') ? [queryKeys.flows, queryKeys.allDocuments] : []),
    ...Array.from(caseIds, (id) => queryKeys.case(id)),
  ]
}
