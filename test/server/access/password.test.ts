import { describe, expect, it } from 'vitest'
import { hashPassword, verifyPassword } from '../../../server/access/password.ts'
import { passwordIssues } from '../../../server/access/password-rule.ts'
import { sessionEndsAt, sessionLife } from '../../../server/access/session-life.ts'

describe('a password', () => {
  it.each([
    'short',
    '123456789',
    '1234567890',
    'password123',
    'Administrator1!',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'x'.repeat(201),
  ])('like %j is refused', (password) => {
    expect(passwordIssues(password, '/password')).toMatchObject([{ path: '/password', severity: 'error' }])
  })

  it.each(['correct horse', '一二三四五六七八九十', 'x7#kQ9!mZ2', 'staple battery'])('like %j is taken', (password) => {
    expect(passwordIssues(password, '')).toEqual([])
  })

  it('is kept as an argon2id hash with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])

    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(first).not.toBe(second)
    expect(await verifyPassword(first, 'correct horse')).toBe(true)
    expect(await verifyPassword(first, 'correct horsf')).toBe(false)
  })

  it('of nobody is never right', async () => {
    expect(await verifyPassword(null, 'a password that nobody has')).toBe(false)
  })
})

describe('a session', () => {
  it('lasts half a day after its last use, and never longer than two weeks', () => {
    expect(sessionEndsAt(0, 0)).toBe(sessionLife.idleMs)
    expect(sessionEndsAt(0, sessionLife.longestMs - 1)).toBe(sessionLife.longestMs)
  })
})
