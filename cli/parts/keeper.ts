import { permissionsOf } from '../../server/access/permissions.ts'
import { visibilityOf } from '../../server/access/visibility-of.ts'
import { listApiKeys } from '../../store/people/api-keys.ts'
import { getUser } from '../../store/people/users.ts'
import type { Sql } from '../../store/store.ts'
import type { Visibility } from '../../store/visibility.ts'

/** Whoever keeps a report or an alert, as they are now: a user or a key. */
export interface Keeper {
  readonly id: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
}

/** Who has this id; without roles and teams when they are inactive, revoked or gone. */
export async function keeperOf(sql: Sql, id: string, now: number): Promise<Keeper> {
  const nobody = { id, roles: [], teams: [] }
  const user = await getUser(sql, id)
  if (user !== null) return user.isActive ? user : nobody
  const key = (await listApiKeys(sql)).find((one) => one.id === id)
  if (key === undefined || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return nobody
  return key
}

/** What a keeper may see now. What nobody in particular keeps came with the house, and looks at all of it. */
export async function visibilityOfKeeper(sql: Sql, id: string | null, now: number): Promise<Visibility> {
  if (id === null) return 'all'
  const keeper = await keeperOf(sql, id, now)
  return visibilityOf(sql, keeper, new Set(permissionsOf(keeper.roles)))
}
