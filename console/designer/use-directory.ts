import { type UseQueryResult, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LocalText } from '../../core/contract/language.ts'
import type { Directory, Named } from '../../editor/workspace/designer-parts.ts'
import { type SettingKind, useApi } from '../api/api.ts'
import { usePledge } from '../api/pledge.ts'
import { queryKeys } from '../api/query-keys.ts'
import { useCan } from '../sign-in/use-session.ts'

const rarelyChangesMs = 5 * 60_000

/**
 * What exists beside the documents of one process, for the choices of the designer. Empty until it is known, and where it may not be
 * seen. The lists of documents, of which a drawing says nothing, are asked for once `isDrawn`, so that no process waits for them.
 */
export function useDirectory(isDrawn: boolean): Directory {
  const teams = useSettings('teams')
  const messages = useSettings('messages')
  const endpoints = useSettings('endpoints')
  const roles = useRoles()
  const [flows = nothing, rules = nothing, policies = nothing, calendars = nothing] = useDocuments(isDrawn)
  const queries = useQueryClient()
  return useMemo(() => {
    const refresh = () => {
      for (const queryKey of [queryKeys.settings('teams'), queryKeys.documents('calendar')])
        void queries.invalidateQueries({ queryKey })
    }
    return { teams, messages, endpoints, roles, flows, rules, policies, calendars, refresh }
  }, [teams, messages, endpoints, roles, flows, rules, policies, calendars, queries])
}

const nothing: readonly Named[] = []

function useSettings(kind: SettingKind): readonly Named[] {
  const api = useApi()
  const can = useCan()
  const { data } = useQuery({
    queryKey: queryKeys.settings(kind),
    queryFn: () => api.settings.list<{ readonly name?: LocalText; readonly subject?: LocalText }>(kind),
    enabled: can('settings.read'),
    staleTime: rarelyChangesMs,
  })
  return useMemo(
    () => data?.items.map((item) => ({ id: item.id, name: item.data.name ?? item.data.subject ?? null })) ?? nothing,
    [data],
  )
}

function useRoles(): readonly Named[] {
  const pledge = usePledge()
  const can = useCan()
  const { data } = useQuery({
    queryKey: queryKeys.settings('roles'),
    queryFn: () => pledge.settings.list('roles'),
    enabled: can('settings.read'),
    staleTime: rarelyChangesMs,
  })
  return useMemo(
    () =>
      data?.items.map(({ id, data: { name } }) => ({ id, name: (name as LocalText | undefined) ?? null })) ?? nothing,
    [data],
  )
}

const listed = ['flow', 'rules', 'policy', 'calendar'] as const

/** The documents of each of these kinds, all at once: whatever shows a name renders anew when they come. */
function useDocuments(enabled: boolean): readonly (readonly Named[])[] {
  const pledge = usePledge()
  return useQueries({
    queries: listed.map((kind) => ({
      queryKey: queryKeys.documents(kind),
      queryFn: () => pledge.documents.list(kind),
      enabled,
    })),
    combine: whenAllAnswered,
  })
}

function whenAllAnswered(
  lists: readonly Pick<UseQueryResult<{ readonly items: readonly Named[] }>, 'data' | 'isLoading'>[],
): readonly (readonly Named[])[] {
  if (lists.some(({ isLoading }) => isLoading)) return []
  return lists.map(({ data }) => data?.items.map(({ id, name }) => ({ id, name })) ?? nothing)
}
