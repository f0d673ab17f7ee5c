import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { isCase, useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'
import { usePendingCommands } from './pending-commands.ts'

/** One case, kept true by live events. `id` is the case's id or its number. */
export function useCase(id: string) {
  const api = useApi()
  return useQuery({
    queryKey: queryKeys.case(id),
    queryFn: ({ signal }) => api.cases.get(id, signal),
    // What is left of a clock changes while nothing happens; and a case that has not begun yet sends no events.
    refetchInterval: ({ state: { data } }) => (data === undefined ? false : isCase(data) ? 60_000 : 3000),
  })
}

/** How often to look whether a command that the server keeps was applied, should no event tell of it. */
const lookForKeptMs = 3000

/** The timeline of a case, newest first; more of it on demand. */
export function useTimeline(id: string) {
  const api = useApi()
  const isAwaited = usePendingCommands(({ pending }) => pending.some(({ caseId }) => caseId === id))
  const timeline = useInfiniteQuery({
    queryKey: queryKeys.timeline(id),
    queryFn: ({ pageParam, signal }) => api.cases.timeline(id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: isAwaited && lookForKeptMs,
  })
  const records = useMemo(
    () => timeline.data?.pages.flatMap((page) => page.items).sort((a, b) => b.seq - a.seq) ?? null,
    [timeline.data],
  )
  const settle = usePendingCommands((state) => state.settle)
  useEffect(() => {
    if (records !== null) settle(id, records)
  }, [records, id, settle])
  return { records, timeline }
}
