import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../core/contract/wire.ts'
import { knownName } from '../../look/language/known-name.ts'
import { isCase, useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'

/** Cases beyond these stand by their ids; an outage may have hundreds. */
const mostNamed = 30

/** What the cases that a case is linked with are called, and how they belong to it. */
export function useLinkedCases(item: Pick<WireCase, 'links'>) {
  const { t } = useTranslation('case')
  const api = useApi()
  const ids = [...new Set(item.links.map(({ to }) => to))].slice(0, mostNamed)
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: queryKeys.case(id),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => api.cases.get(id, signal),
      staleTime: 60_000,
    })),
  })
  const known = new Map(ids.map((id, place) => [id, found[place]?.data]))
  return {
    /** Its number; its id as long as it is not there, and where it is not for who is signed in. */
    numberOf: (id: string): string => {
      const data = known.get(id)
      return data === undefined ? id : `#${data.number}`
    },
    subjectOf: (id: string): string | null => {
      const data = known.get(id)
      return data !== undefined && isCase(data) ? data.subject : null
    },
    /** How it belongs to this one: as somebody chose, or as the system linked it. */
    kindName: (kind: string): string =>
      knownName({ ...t('link.kinds', { returnObjects: true }), ...t('link.made', { returnObjects: true }) }, kind),
  }
}
