import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { usePledge } from '../api/pledge.ts'
import { useSeesAllTeams } from '../sign-in/use-session.ts'
import type { ForecastSearch } from './forecast-search.ts'

const minuteMs = 60_000
const shownAtOnce = 8
const given = <K extends string>(name: K, value: string | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: string }

/** What will come in, for the flow and the channel of the address; asked for only by who sees every team. */
export function useArrivals({ flow, channel }: ForecastSearch) {
  const pledge = usePledge()
  const enabled = useSeesAllTeams()
  return useQuery({
    queryKey: ['forecast', 'arrivals', flow ?? null, channel ?? null],
    queryFn: ({ signal }) =>
      pledge.forecast.arrivals({ ...given('flow', flow), ...given('channel', channel) }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: 10 * minuteMs,
  })
}

/** Promises in danger, page after page; anew every minute, as they are worked out. */
export function useCasesAtRisk({ flow, channel, team }: ForecastSearch) {
  const pledge = usePledge()
  return useInfiniteQuery({
    queryKey: ['forecast', 'cases', flow ?? null, channel ?? null, team ?? null],
    queryFn: ({ pageParam, signal }) =>
      pledge.forecast.cases(
        {
          limit: shownAtOnce,
          ...given('flow', flow),
          ...given('channel', channel),
          ...given('team', team),
          ...given('cursor', pageParam ?? undefined),
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: minuteMs,
  })
}

/** How many people teams need, against those who are planned. */
export function useStaffing() {
  const pledge = usePledge()
  return useQuery({
    queryKey: ['forecast', 'staffing'],
    queryFn: ({ signal }) => pledge.forecast.staffing({}, { signal }),
    refetchInterval: 10 * minuteMs,
  })
}

/** Customers who may leave, page after page. */
export function useCustomersAtRisk({ tier }: ForecastSearch) {
  const pledge = usePledge()
  return useInfiniteQuery({
    queryKey: ['forecast', 'customers', tier ?? null],
    queryFn: ({ pageParam, signal }) =>
      pledge.forecast.customers(
        { limit: shownAtOnce, ...given('tier', tier), ...given('cursor', pageParam ?? undefined) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** Changes the address of the forecast; undefined takes something out of it. */
export function useChangeForecast(search: ForecastSearch) {
  const navigate = useNavigate({ from: '/forecast' })
  return (change: { readonly [K in keyof ForecastSearch]?: ForecastSearch[K] | undefined }) => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined),
    ) as ForecastSearch
    void navigate({ search: next, replace: true, resetScroll: false })
  }
}
