import { getUser, listUsers } from '../../store/people/users.ts'
import type { Sql } from '../../store/store.ts'
import { permissionsOf } from '../access/permissions.ts'
import { apiProblem } from '../problems/api-problem.ts'

/** Throws `quality.cannot-audit`, naming those who are not active users that may audit. */
export async function refuseOthersThanAuditors(sql: Sql, ids: readonly string[]): Promise<void> {
  const wrong: string[] = []
  for (const id of new Set(ids)) {
    const user = await getUser(sql, id)
    if (user === null || !user.isActive || !permissionsOf(user.roles).includes('quality.audit'))
      wrong.push(user?.name ?? id)
  }
  if (wrong.length > 0) throw apiProblem('quality.cannot-audit', { users: wrong })
}

/** The active users who may audit, by name. */
export async function listAuditors(sql: Sql) {
  const users = await listUsers(sql)
  return users.filter(({ isActive, roles }) => isActive && permissionsOf(roles).includes('quality.audit'))
}
