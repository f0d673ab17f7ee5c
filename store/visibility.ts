import type { Conditions } from './conditions.ts'

/** Which cases somebody may see: all, or those of some teams and those that a person has. Nothing else. */
export type Visibility = 'all' | { readonly teams: readonly string[]; readonly assignee: string | null }

/** The same of one row that is at hand. Pure. */
export function maySee(
  visibility: Visibility,
  { team, assignee }: { readonly team: string | null; readonly assignee: string | null },
): boolean {
  if (visibility === 'all') return true
  const isOwn = assignee !== null && assignee === visibility.assignee
  return isOwn || (team !== null && visibility.teams.includes(team))
}

/** Lets through only what may be seen; `table` has the columns `team` and `assignee`. What `isPublic` says of a row passes too. */
export function restrictTo(visibility: Visibility, table: string, found: Conditions, isPublic = 'false'): void {
  if (visibility === 'all') return
  const { teams, assignee } = visibility
  const list = found.value(JSON.stringify(teams))
  found.add(
    `${isPublic} or ${table}.team in (select jsonb_array_elements_text(${list}::jsonb))
     or ${table}.assignee = ${found.value(assignee)}`,
  )
}
