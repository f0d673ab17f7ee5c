import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocalText } from '../../look/language/use-language.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useCan, useSession } from '../sign-in/use-session.ts'
import type { AuditFilter } from './scorecard-search.ts'

/** What each filter asks for; `me` is who is signed in. */
export function auditQuery(
  filter: AuditFilter,
  me: string,
): { readonly state?: string; readonly auditor?: string; readonly person?: string } {
  switch (filter) {
    case 'mine':
      return { state: 'open,draft', auditor: me }
    case 'open':
      return { state: 'open,draft' }
    case 'appealed':
      return { state: 'appealed' }
    case 'done':
      return { state: 'submitted,decided' }
    case 'aboutMe':
      return { person: me }
    case 'all':
      return {}
  }
}

/** Who does not audit sees the audits of their own work. */
export function useUsualFilter(): AuditFilter {
  return useCan()('quality.audit') ? 'mine' : 'aboutMe'
}

/** The audits of a filter, page by page. */
export function useAudits(filter: AuditFilter) {
  const pledge = usePledge()
  const { user } = useSession()
  const query = auditQuery(filter, user.id)
  return useInfiniteQuery({
    queryKey: queryKeys.quality('audits', query),
    queryFn: ({ pageParam, signal }) =>
      pledge.quality.audits({ ...query, ...(pageParam === null ? {} : { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

export function useAudit(id: string) {
  const pledge = usePledge()
  return useQuery({
    queryKey: queryKeys.quality('audit', id),
    queryFn: ({ signal }) => pledge.quality.audit(id, { signal }),
  })
}

export function useCards() {
  const pledge = usePledge()
  return useQuery({ queryKey: queryKeys.quality('cards'), queryFn: ({ signal }) => pledge.quality.cards({ signal }) })
}

/** The cards that score new cases, as choices. */
export function useCardChoices() {
  const local = useLocalText()
  const cards = useCards()
  return (cards.data?.items ?? [])
    .filter(({ isActive }) => isActive)
    .map(({ id, name }) => ({ value: id, label: local(name, id) }))
}

/** Who may audit, as choices. */
export function useAuditors() {
  const pledge = usePledge()
  const { data } = useQuery({
    queryKey: queryKeys.quality('auditors'),
    queryFn: ({ signal }) => pledge.quality.auditors({ signal }),
    staleTime: 60_000,
  })
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

/** Does something to audits, says that it is done, and loads anew what it may have changed. */
export function useQualityChange<Input, Output>(
  work: (input: Input) => Promise<Output>,
  said: (output: Output) => string,
  onDone?: (output: Output) => void,
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: work,
    onSuccess: async (output) => {
      notifications.show({ color: 'green', message: said(output) })
      onDone?.(output)
      await Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.allQuality }),
        queries.invalidateQueries({ queryKey: queryKeys.allScorecards }),
      ])
    },
  })
}
