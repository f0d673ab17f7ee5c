import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireReason } from '../../core/contract/wire-review.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useNames } from '../../look/language/use-names.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'

const rarelyChangesMs = 60_000

/** The reasons of this place, and what anything given as a reason is called: kinds after what they are a kind of. */
export function useReasons() {
  const { t } = useTranslation('breaches')
  const pledge = usePledge()
  const local = useLocalText()
  const names = useNames()
  const { data, isPending } = useQuery({
    queryKey: queryKeys.taxonomy,
    queryFn: ({ signal }) => pledge.review.taxonomy({ signal }),
    staleTime: rarelyChangesMs,
  })
  const reasons = data ?? []
  const shortName = (id: string): string => {
    if (id === '~none') return t('notJudged')
    if (id === '~own') return t('ownWords')
    // Until the list is there an id would be read as what systems wrote before.
    if (isPending) return '…'
    const found = reasons.find((reason) => reason.id === id)
    return found === undefined ? names.breachReason(id) : local(found.name, id)
  }
  const reasonName = (id: string): string => {
    const found = reasons.find((reason) => reason.id === id)
    return found === undefined || found.parent === null
      ? shortName(id)
      : t('kindOf', { reason: shortName(found.parent), kind: shortName(id) })
  }
  return { reasons, reasonName, shortName }
}

/** How a reason is being chosen: what is chosen, and below which reason its kinds are offered. */
export interface ReasonChoice {
  readonly reason: string
  readonly open: string | null
}

/** The reasons that may be chosen at the top, and below one; what is chosen already stays among them when it was retired. Pure. */
export function offeredReasons(
  reasons: readonly WireReason[],
  parent: string | null,
  chosen: string,
): readonly WireReason[] {
  return reasons.filter((one) => one.parent === parent && (!one.isRetired || one.id === chosen))
}

/**
 * What a digit does: it takes the reason of that place, and where that one has kinds, the next digit takes one of these; 0 stays with
 * the reason itself. Pure; a digit that stands for nothing changes nothing.
 */
export function takeDigit(reasons: readonly WireReason[], choice: ReasonChoice, digit: number): ReasonChoice {
  const { reason, open } = choice
  if (digit === 0) return { reason, open: null }
  const taken = offeredReasons(reasons, open, reason)[digit - 1]
  if (taken === undefined) return choice
  const hasKinds = open === null && offeredReasons(reasons, taken.id, reason).length > 0
  return { reason: taken.id, open: hasKinds ? taken.id : null }
}
