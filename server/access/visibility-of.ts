import { houseLimitsTeams } from '../../store/scorecards/rules.ts'
import type { Sql } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'
import type { Permission } from './permissions.ts'

interface Somebody {
  readonly id: string
  readonly teams: readonly string[]
}

/**
 * Which cases somebody with these permissions may see, and figures of: all with `teams.all`, and where the house keeps nothing from anybody;
 * else those of their own teams and those they have themselves. Nobody with neither sees none.
 */
export async function visibilityOf(
  sql: Sql,
  { id, teams }: Somebody,
  permissions: ReadonlySet<Permission>,
): Promise<Visibility> {
  if (permissions.has('teams.all') || !(await houseLimitsTeams(sql))) return 'all'
  return { teams, assignee: id }
}

/** The teams among these that may be seen; all that may be where none are named, undefined where that is everything. Pure. */
export function teamsWithin(
  visibility: Visibility,
  wanted: readonly string[] | undefined,
): readonly string[] | undefined {
  if (visibility === 'all') return wanted
  return wanted === undefined ? visibility.teams : wanted.filter((team) => visibility.teams.includes(team))
}

/** Whether somebody may see everything of a team. Pure. */
export function seesTeam(visibility: Visibility, team: string): boolean {
  return visibility === 'all' || visibility.teams.includes(team)
}
