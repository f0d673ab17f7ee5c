import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'

/** While something is on its way, it is soon known what became of it. */
const soonMs = 3000
const seldomMs = 60_000

/** Every report by mail, with its last sending. */
export function useSchedules() {
  const pledge = usePledge()
  return useQuery({
    queryKey: queryKeys.reportSchedules,
    queryFn: ({ signal }) => pledge.reportSchedules.list({ signal }),
    refetchInterval: ({ state }) => (state.data?.some(({ last }) => last?.state === 'waiting') ? soonMs : seldomMs),
  })
}

/** A change of the reports by mail; whether it succeeds or not, the list is asked for again. */
export function useScheduleChange<V, T>(
  change: (pledge: ReturnType<typeof usePledge>, input: V) => Promise<T>,
  onDone?: (result: T, input: V) => void,
) {
  const pledge = usePledge()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: V) => change(pledge, input),
    onSuccess: (result, input) => onDone?.(result, input),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.reportSchedules }),
  })
}
