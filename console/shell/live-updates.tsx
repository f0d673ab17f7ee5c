import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { WireEvent } from '../../core/contract/wire.ts'
import { type EventSourceLike, type LiveState, listenLive } from '../api/live-events.ts'
import { queryKeys } from '../api/query-keys.ts'
import { refresh } from '../api/refresh.ts'

const LiveStateContext = createContext<LiveState>('connecting')

/** Whether the page hears what happens as it happens. */
export function useLiveState(): LiveState {
  return useContext(LiveStateContext)
}

/** Calls back with what happens, in batches; with an empty one when something may have been missed. Answers how to stop. */
export type OnLiveEvents = (listener: LiveListener) => () => void

type LiveListener = (events: readonly WireEvent[]) => void

const LiveEventsContext = createContext<OnLiveEvents>(() => () => undefined)

/** How to hear what happens, beside what keeps lists true by itself. */
export function useLiveEvents(): OnLiveEvents {
  return useContext(LiveEventsContext)
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
  /** The last event that what is shown can know of; only its first value counts. */
  readonly after: string
  readonly open: (url: string) => EventSourceLike
  readonly children: ReactNode
}

/** Keeps everything shown true: what live events touch is asked for again, in batches. */
export function LiveUpdates({ after, open, children }: LiveUpdatesProps) {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')
  const firstAfter = useRef(after)
  const listeners = useRef(new Set<LiveListener>())
  const [onLiveEvents] = useState<OnLiveEvents>(() => (listener: LiveListener) => {
    listeners.current.add(listener)
    return () => void listeners.current.delete(listener)
  })

  useEffect(
    () =>
      listenLive({
        after: firstAfter.current,
        open,
        onState: setState,
        onGap: () => {
          void refresh(queries, { predicate: (query) => query.queryKey[0] !== queryKeys.session[0] })
          for (const listener of listeners.current) listener([])
        },
        onEvents: (events) => {
          for (const listener of listeners.current) listener(events)
          for (const queryKey of staleKeys(events)) void refresh(queries, { queryKey })
        },
      }),
    [open, queries],
  )

  return (
    <LiveEventsContext value={onLiveEvents}>
      <LiveStateContext value={state}>{children}</LiveStateContext>
    </LiveEventsContext>
  )
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
