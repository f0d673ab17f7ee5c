import { appendAudit } from '../../store/audit/append-audit.ts'
import { addApiKey, listApiKeys } from '../../store/people/api-keys.ts'
import { addUser, countActiveWithRole, findUser } from '../../store/people/users.ts'
import type { ServerParts } from '../server-parts.ts'
import { newApiKey, prefixOf } from './api-key.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { newToken } from './sign-in.ts'

type SeedParts = Pick<ServerParts, 'store' | 'now' | 'uuid'>

export interface FirstAdministrator {
  readonly login: string
  /** The password that was made up, to be shown once; null when it was given. */
  readonly password: string | null
}

const system = { kind: 'system' } as const

/**
 * Makes the administrator `admin` where nobody is one, with the password given or one with 128 random bits. Null when there is an administrator;
 * then nothing changes, whatever password is given.
 */
export async function ensureAdministrator(
  { store, now, uuid }: SeedParts,
  given: string | null,
): Promise<FirstAdministrator | null> {
  if ((await countActiveWithRole(store, 'administrator')) > 0) return null
  const password = given ?? newToken().slice(0, 22)
  const passwordHash = await hashPassword(password)
  return store.transaction(async (tx) => {
    if ((await countActiveWithRole(tx, 'administrator')) > 0) return null
    const at = now()
    const user = await addUser(tx, {
      id: uuid(),
      login: 'admin',
      name: 'Administrator',
      email: null,
      passwordHash,
      // Nobody has chosen one: the web app goes on in the browser's.
      language: '',
      roles: ['administrator'],
      teams: [],
      isActive: true,
      createdAt: at,
    })
    await appendAudit(tx, { at, actor: system, action: 'user.added', subject: user.id, data: { roles: user.roles } })
    return { login: user.login, password: given === null ? password : null }
  })
}

/** Whether the administrator `admin` signs in with this password, so that whoever gives it at every start makes no mistake. */
export async function isAdministratorsPassword({ store }: Pick<SeedParts, 'store'>, given: string): Promise<boolean> {
  return verifyPassword((await findUser(store, 'admin'))?.passwordHash ?? null, given)
}

/**
 * Makes sure that there is an administrator's API key: the one given, or a new one where no key counts. Answers with its secret when it was made
 * up now, else null.
 */
export async function ensureFirstKey(
  { store, now, uuid }: SeedParts,
  given: string | null,
): Promise<{ readonly secret: string } | null> {
  const at = now()
  const keys = await listApiKeys(store)
  const isAnyGood = keys.some(
    ({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt === null || expiresAt > at),
  )
  if (given === null && isAnyGood) return null
  const { secret, prefix } = given === null ? newApiKey() : { secret: given, prefix: prefixOf(given) }
  await store.transaction(async (tx) => {
    const key = {
      id: uuid(),
      prefix,
      name: given === null ? 'First key' : 'PLEDGE_API_KEY',
      roles: ['administrator'],
      teams: [],
      createdBy: null,
      createdAt: at,
      expiresAt: null,
    }
    const isNew = await addApiKey(tx, secret, key)
    if (isNew)
      await appendAudit(tx, { at, actor: system, action: 'key.added', subject: key.id, data: { name: key.name } })
  })
  return given === null ? { secret } : null
}
