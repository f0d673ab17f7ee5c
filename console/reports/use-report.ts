import { keepPreviousData, type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ReportFactQuery, ReportQuery, WireReport } from '../../core/contract/wire-reports.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'

const staleAfterMs = 60_000
const factsOfPage = 50

/** One answer of a report. While another one is fetched the one before stays; `null` asks for nothing. */
export function useReport(query: ReportQuery | null): UseQueryResult<WireReport> {
  const pledge = usePledge()
  return useQuery({
    queryKey: queryKeys.report(query),
    queryFn: ({ signal }) => {
      if (query === null) throw new Error('Nothing is asked for')
      return pledge.reports.figures(query, { signal })
    },
    enabled: query !== null,
    placeholderData: keepPreviousData,
    staleTime: staleAfterMs,
  })
}

/** The facts behind a figure, page by page; null while the first is fetched. */
export function useFacts(query: ReportFactQuery, sort: 'newest' | 'longest') {
  const pledge = usePledge()
  const list = useInfiniteQuery({
    queryKey: queryKeys.reportFacts(query, sort),
    queryFn: ({ pageParam, signal }) =>
      pledge.reports.facts(
        { ...query, sort, limit: factsOfPage, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    staleTime: staleAfterMs,
  })
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? null, [list.data])
  return { items, list }
}

/** What measures count, in the reader's words; they hardly ever change. */
export function useDefinitions() {
  const pledge = usePledge()
  return useQuery({
    queryKey: queryKeys.reportDefinitions,
    queryFn: ({ signal }) => pledge.reports.definitions({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
