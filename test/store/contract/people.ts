import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addApiKey, findApiKey, listApiKeys, revokeApiKey, touchApiKey } from '../../../store/people/api-keys.ts'
import { endSession, endSessionsOf, findSession, startSession, touchSession } from '../../../store/people/sessions.ts'
import { clearSignInFailures, countSignInFailure, signInFailures } from '../../../store/people/sign-in-failures.ts'
import { addUser, changeUser, countActiveWithRole, findUser, getUser, listUsers } from '../../../store/people/users.ts'
import type { Store } from '../../../store/store.ts'
import { morning } from '../make-commit.ts'

export function peopleContract(open: () => Store): void {
  const userOf = (login: string, role = 'agent') => ({
    id: randomUUID(),
    login,
    name: 'Anna 安娜',
    email: null,
    passwordHash: '$argon2id$x',
    language: 'zh-CN',
    roles: [role],
    teams: ['frontline'],
    isActive: true,
    createdAt: morning,
  })
  const newUser = (role?: string) => addUser(open(), userOf(`Anna-${randomUUID()}`, role))

  test('are found by login without regard to case, and no login is given twice', async () => {
    const user = await newUser()

    expect(await findUser(open(), user.login.toUpperCase())).toEqual(user)
    expect(await getUser(open(), user.id)).toEqual(user)
    expect(await findUser(open(), 'nobody')).toBeNull()
    await expect(addUser(open(), userOf(user.login.toLowerCase()))).rejects.toMatchObject({ code: 'store.login-taken' })
    const other = await newUser()
    await expect(changeUser(open(), other.id, { login: user.login }, morning)).rejects.toMatchObject({
      code: 'store.login-taken',
    })
    expect((await listUsers(open())).filter(({ id }) => id === user.id || id === other.id)).toHaveLength(2)
  })

  test('change only where they are as they were seen', async () => {
    const user = await newUser(randomUUID())

    const changed = await changeUser(open(), user.id, { name: 'Ann', roles: ['owner', 'agent'] }, morning + 1, 1)

    expect(changed).toEqual({ ...user, name: 'Ann', roles: ['owner', 'agent'], updatedAt: morning + 1, version: 2 })
    await expect(changeUser(open(), user.id, { name: 'x' }, morning, 1)).rejects.toMatchObject({
      code: 'store.changed-meanwhile',
    })
    expect(await changeUser(open(), 'nobody', { name: 'x' }, morning)).toBeNull()
  })

  test('are counted by role as long as they are active', async () => {
    const role = randomUUID()
    const [user] = [await newUser(role), await newUser(role)]

    expect(await countActiveWithRole(open(), role)).toBe(2)
    await changeUser(open(), user.id, { isActive: false }, morning)
    expect(await countActiveWithRole(open(), role)).toBe(1)
  })

  test('have sessions that end in time, by signing out, and when the user is made inactive', async () => {
    const user = await newUser()
    const [token, other] = [randomUUID(), randomUUID()]
    for (const one of [token, other])
      await startSession(open(), { token: one, userId: user.id, at: morning, expiresAt: morning + 100 })

    expect(await findSession(open(), token, morning + 99)).toMatchObject({ user, expiresAt: morning + 100 })
    expect(await findSession(open(), token, morning + 100)).toBeNull()
    await touchSession(open(), token, morning + 50, morning + 150)
    expect(await findSession(open(), token, morning + 100)).toMatchObject({ lastSeenAt: morning + 50 })
    await touchSession(open(), other, morning + 200, morning + 900)
    expect(await findSession(open(), other, morning + 200)).toBeNull()
    await endSessionsOf(open(), user.id, token)
    expect(await findSession(open(), other, morning)).toBeNull()
    expect(await findSession(open(), token, morning)).not.toBeNull()
    await changeUser(open(), user.id, { isActive: false }, morning)
    expect(await findSession(open(), token, morning)).toBeNull()
    await changeUser(open(), user.id, { isActive: true }, morning)
    await endSession(open(), token)
    expect(await findSession(open(), token, morning)).toBeNull()
  })

  test('leave no session token and no key in the database, only their hashes', async () => {
    const user = await newUser()
    const [token, secret] = [randomUUID(), randomUUID()]
    await startSession(open(), { token, userId: user.id, at: morning, expiresAt: morning + 1 })
    await addApiKey(open(), secret, {
      id: randomUUID(),
      prefix: 'pk',
      name: 'CRM',
      roles: [],
      teams: [],
      createdBy: null,
      createdAt: 1,
      expiresAt: null,
    })

    for (const table of ['sessions', 'api_keys']) {
      const rows = await open().query(`select t::text as row from ${table} t`)
      expect(rows.length).toBeGreaterThan(0)
      expect(JSON.stringify(rows)).not.toContain(token)
      expect(JSON.stringify(rows)).not.toContain(secret)
    }
  })

  test('have keys for other systems that expire and can be revoked', async () => {
    const [id, secret] = [randomUUID(), randomUUID()]
    const key = {
      id,
      prefix: 'pk_ab',
      name: 'CRM',
      roles: ['agent'],
      teams: [],
      createdBy: 'ben',
      createdAt: morning,
      expiresAt: morning + 10,
    }

    expect(await addApiKey(open(), secret, key)).toBe(true)
    expect(await addApiKey(open(), secret, { ...key, id: randomUUID() })).toBe(false)

    expect(await findApiKey(open(), secret, morning)).toEqual({ ...key, lastUsedAt: null, revokedAt: null })
    expect(await findApiKey(open(), secret, morning + 10)).toBeNull()
    expect(await findApiKey(open(), 'wrong', morning)).toBeNull()
    await touchApiKey(open(), id, morning + 1)
    await touchApiKey(open(), id, morning + 2)
    expect((await listApiKeys(open())).find((one) => one.id === id)).toMatchObject({ lastUsedAt: morning + 1 })
    expect(await revokeApiKey(open(), id, morning + 3)).toMatchObject({ revokedAt: morning + 3 })
    expect(await revokeApiKey(open(), id, morning + 9)).toMatchObject({ revokedAt: morning + 3 })
    expect(await findApiKey(open(), secret, morning)).toBeNull()
    expect(await revokeApiKey(open(), 'nobody', morning)).toBeNull()
  })

  test('are slowed down by failed sign-ins, which are forgotten after a while', async () => {
    const subject = `login:${randomUUID()}`
    const count = async (at: number) => (await countSignInFailure(open(), subject, at, 100)).count

    expect([await count(0), await count(50), await count(149)]).toEqual([1, 2, 3])
    expect(await signInFailures(open(), subject, 248, 100)).toEqual({ count: 3, firstAt: 0, lastAt: 149 })
    expect(await signInFailures(open(), subject, 249, 100)).toBeNull()
    expect(await count(249)).toBe(1)
    await clearSignInFailures(open(), subject)
    expect(await signInFailures(open(), subject, 249, 100)).toBeNull()
  })
}
