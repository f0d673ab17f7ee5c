import type { TeamSetting } from '../../core/contract/settings.ts'
import { listSettings } from '../settings/settings.ts'
import type { Sql } from '../store.ts'

/** Who works in a team, as far as anybody wrote it down. */
export interface TeamPeople {
  readonly team: TeamSetting
  /** Active users who belong to it. */
  readonly users: number
}

/** Every team of the settings with how many active users name it as theirs. */
export async function teamPeople(sql: Sql): Promise<readonly TeamPeople[]> {
  const teams = (await listSettings(sql, 'teams')).map(({ value }) => value as TeamSetting)
  const counts = await sql.query<{ team: string; users: number }>(
    `select t.team, count(*)::integer as users from users u cross join lateral jsonb_array_elements_text(u.teams) t(team)
     where u.is_active group by 1`,
  )
  const users = new Map(counts.map(({ team, users: count }) => [team, count]))
  return teams.map((team) => ({ team, users: users.get(team.id) ?? 0 }))
}
