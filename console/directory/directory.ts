import { useQuery } from '@tanstack/react-query'
import type { TeamSetting } from '../../core/contract/settings.ts'
import { useLocalText } from '../../look/language/use-language.ts'
import { useApi } from '../api/api.ts'
import { queryKeys } from '../api/query-keys.ts'

const rarelyChangesMs = 5 * 60_000

/** What is stored of a team; its members are logins. */
export type TeamData = Omit<TeamSetting, 'id'>

/** The teams, and their names by id (an id without a team is its own name). */
export function useTeams() {
  const api = useApi()
  const local = useLocalText()
  const { data } = useQuery({
    queryKey: queryKeys.settings('teams'),
    queryFn: () => api.settings.list<TeamData>('teams'),
    staleTime: rarelyChangesMs,
  })
  const teams = (data?.items ?? []).map((team) => ({
    id: team.id,
    name: local(team.data.name, team.id),
    data: team.data,
  }))
  return { teams, teamName: (id: string) => teams.find((team) => team.id === id)?.name ?? id }
}

/** Colleagues who can have cases, and their names by id. */
export function usePeople() {
  const api = useApi()
  const { data } = useQuery({
    queryKey: queryKeys.people,
    queryFn: () => api.people.list(),
    staleTime: rarelyChangesMs,
  })
  const people = data?.items ?? []
  return { people, personName: (id: string) => people.find((person) => person.id === id)?.name ?? id }
}

/** Published flows that cases can be started of, with their names. */
export function useFlows() {
  const api = useApi()
  const local = useLocalText()
  const query = useQuery({
    queryKey: queryKeys.flows,
    queryFn: () => api.flows.list(),
    staleTime: rarelyChangesMs,
  })
  const flows = (query.data?.items ?? []).map((flow) => ({ ...flow, shownName: local(flow.name, flow.id) }))
  return { flows, query }
}
