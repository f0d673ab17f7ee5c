import { useQuery } from '@tanstack/react-query'
import type { ScorecardSubject } from '../../sdk/scorecards.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'

const quarterOf = (quarter: string | undefined) => (quarter === undefined ? {} : { quarter })

/** The quarters that can be shown, the newest first. */
export function useQuarters() {
  const pledge = usePledge()
  const { data } = useQuery({
    queryKey: queryKeys.scorecards('quarters'),
    queryFn: ({ signal }) => pledge.scorecards.quarters({ signal }),
    staleTime: 60_000,
  })
  return data?.items.toReversed() ?? []
}

/** One scorecard. */
export function useScorecard(subject: ScorecardSubject, quarter: string | undefined) {
  const pledge = usePledge()
  return useQuery({
    queryKey: queryKeys.scorecards('card', subject, quarter),
    queryFn: ({ signal }) => pledge.scorecards.of(subject, quarterOf(quarter), { signal }),
  })
}

/** Its totals over the last quarters. */
export function useTrend(subject: ScorecardSubject) {
  const pledge = usePledge()
  return useQuery({
    queryKey: queryKeys.scorecards('trend', subject),
    queryFn: ({ signal }) => pledge.scorecards.trend(subject, { signal }),
  })
}

/** Everybody that one may see, or every team; at most 200. */
export function useScorecardLines(
  kind: ScorecardSubject['kind'],
  quarter: string | undefined,
  team: string | undefined,
) {
  const pledge = usePledge()
  return useQuery({
    queryKey: queryKeys.scorecards('lines', kind, quarter, team),
    queryFn: ({ signal }) =>
      kind === 'person'
        ? pledge.scorecards.people(
            { ...quarterOf(quarter), ...(team === undefined ? {} : { team }), limit: 200 },
            { signal },
          )
        : pledge.scorecards.teams({ ...quarterOf(quarter), limit: 200 }, { signal }),
  })
}
