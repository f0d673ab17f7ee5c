import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'

/**
 * A change of something administered. Whether it succeeds or not, the list is asked for again: after a refusal because somebody else
 * was faster, it shows theirs.
 */
export function useChange<V, T>(
  change: (input: V) => Promise<T>,
  queryKey: QueryKey,
  onDone?: (result: T, input: V) => void,
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (result, input) => onDone?.(result, input),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
}
