import {
  ensureAdministrator,
  type FirstAdministrator,
  isAdministratorsPassword,
} from '../../server/access/first-administrator.ts'
import type { ServerParts } from '../../server/server-parts.ts'

/**
 * Makes the first administrator where nobody is one. `onIgnored` hears of a password that was given and has no effect, because there is an
 * administrator already, with another one.
 */
export async function seedAdministrator(
  parts: Pick<ServerParts, 'store' | 'now' | 'uuid'>,
  given: string | null,
  onIgnored: () => void,
): Promise<FirstAdministrator | null> {
  const made = await ensureAdministrator(parts, given)
  if (made === null && given !== null && !(await isAdministratorsPassword(parts, given))) onIgnored()
  return made
}
