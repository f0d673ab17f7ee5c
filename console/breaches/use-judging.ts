import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireBreach } from '../../core/contract/wire.ts'
import type { BreachReview } from '../../sdk/breaches.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'

/** What a judgement of one breach needs; asked for again whenever breaches change. */
export function useBreachContext(id: string) {
  const pledge = usePledge()
  return useQuery({
    queryKey: queryKeys.breachContext(id),
    queryFn: ({ signal }) => pledge.breaches.context(id, { signal }),
  })
}

export type JudgingStep =
  | { readonly kind: 'review'; readonly change: BreachReview; readonly told: string }
  | { readonly kind: 'decide'; readonly approve: boolean; readonly ground: string | null }

/** Sends what is said of a breach, guarded against what somebody else said meanwhile; then everything shown is true again. */
export function useJudging(breach: WireBreach) {
  const { t } = useTranslation('breaches')
  const pledge = usePledge()
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: queryKeys.allBreaches })
  return useMutation({
    mutationFn: (step: JudgingStep) => {
      const options = { ifVersion: breach.version }
      return step.kind === 'review'
        ? pledge.breaches.review(breach.id, step.change, options)
        : pledge.breaches.approve(breach.id, step.approve, { ...options, ground: step.ground })
    },
    onSuccess: (_saved, step) => {
      const told = step.kind === 'review' ? step.told : t(step.approve ? 'approved' : 'rejected')
      notifications.show({ color: 'green', message: told })
      void refresh()
    },
    onError: (error) => {
      if (isConflict(error)) void refresh()
    },
  })
}

/** Whether somebody else changed it meanwhile. */
export function isConflict(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false
  return error.code === 'store.breach-changed' || error.code === 'store.changed-meanwhile'
}
