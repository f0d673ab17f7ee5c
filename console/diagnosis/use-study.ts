import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { RehearsalProgress } from '../../core/contract/rehearsal.ts'
import type { DiagnosisOptions } from '../../sdk/diagnosis.ts'
import { queryKeys } from '../api/query-keys.ts'

const staleAfterMs = 5 * 60_000

/** A study that is under way or done. */
export interface Study<T> {
  readonly answer: T | null
  readonly error: unknown
  /** How much of it is done, from 0 to 1; null where nobody knows yet. */
  readonly progress: number | null
  readonly isWorking: boolean
  readonly isCancelled: boolean
  readonly cancel: () => void
  readonly again: () => void
}

/** Asks for a study and hears how far it is; leaving ends it, in the server too. Null asks for nothing. */
export function useStudy<Q extends object, T>(
  name: 'factors' | 'ways' | 'together',
  query: Q | null,
  ask: (query: Q, options: DiagnosisOptions) => Promise<T>,
): Study<T> {
  const [progress, setProgress] = useState<RehearsalProgress | null>(null)
  const [cancelled, setCancelled] = useState<string | null>(null)
  const key = JSON.stringify([name, query])
  const isCancelled = cancelled === key
  const queries = useQueryClient()
  const queryKey = queryKeys.diagnosis(name, query)
  const found = useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      if (query === null) throw new Error('Nothing is asked for')
      setProgress(null)
      return ask(query, { signal, onProgress: setProgress })
    },
    enabled: query !== null && !isCancelled,
    staleTime: staleAfterMs,
    retry: false,
  })
  const { refetch } = found
  const again = useCallback(() => {
    setCancelled(null)
    void refetch()
  }, [refetch])
  return {
    answer: found.data ?? null,
    error: found.error,
    progress: progress === null || progress.total === 0 ? null : progress.done / progress.total,
    isWorking: found.isFetching && !isCancelled,
    isCancelled,
    cancel: () => {
      setCancelled(key)
      void queries.cancelQueries({ queryKey })
    },
    again,
  }
}
