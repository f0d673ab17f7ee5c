import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../look/time/ticking-clock.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { addDays, dateOf } from '../reports/civil-date.ts'
import { useCan } from '../sign-in/use-session.ts'

const dayMs = 86_400_000

/** The ids of classes of customers: the usual ones, and those that cases of the last year had, for who may see reports. */
export function useTiers(): readonly string[] {
  const { t } = useTranslation('status')
  const pledge = usePledge()
  const can = useCan()
  const today = dateOf(Math.floor(useNow(dayMs) / dayMs))
  const query = {
    measure: 'opened',
    from: addDays(today, -365),
    to: addDays(today, 1),
    zone: 'UTC',
    by: ['tier'],
  } as const
  const { data } = useQuery({
    queryKey: queryKeys.report(query),
    queryFn: ({ signal }) => pledge.reports.figures(query, { signal }),
    enabled: can('reports.read'),
    staleTime: dayMs,
  })
  const met = data?.lines.flatMap(({ group }) => (group.tier ? [group.tier] : [])) ?? []
  return [...new Set([...Object.keys(t('tiers', { returnObjects: true })), ...met])]
}
