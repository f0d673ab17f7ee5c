import { hash, type Options, verify } from '@node-rs/argon2'
import type { Issue } from '../../core/contract/issue.ts'
import { makeIssue } from '../../model/document/issue.ts'

/** Argon2id (2 in the library's numbering) with what OWASP's password storage cheat sheet asks for: 19 MiB, two passes, one lane. */
const argon: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const passwordLimits = { shortest: 10, longest: 200 } as const

/** The words from which most guessed passwords are made. */
const common =
  /^(?:(?:password|passw0rd|administrator|admin|pledge|qwertyuiop|qwerty|letmein|welcome|iloveyou|changeme)[\d!@#.]*)$/i

/** What is wrong with a new password, if anything: too short, too long, or one that every guesser tries first. Pure. */
export function passwordIssues(password: string, path: string): Issue[] {
  const { shortest, longest } = passwordLimits
  if ([...password].length < shortest) return [makeIssue('http.password-too-short', path, { limit: shortest })]
  if ([...password].length > longest) return [makeIssue('http.password-too-long', path, { limit: longest })]
  const isRepetition = /^(.{1,3})\1+.?.?$/.test(password)
  const isCount = '01234567890123456789'.includes(password) || '98765432109876543210'.includes(password)
  return common.test(password) || isRepetition || isCount ? [makeIssue('http.password-too-common', path, {})] : []
}

/** The argon2id hash of a password, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, argon)
}

let decoy: Promise<string> | undefined

/**
 * Whether a password fits a stored hash. With no hash (nobody of that name, or an account without a password) it takes just as long and answers no,
 * so that the time of an answer does not tell which names exist.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('a password that nobody has')
  const isRight = await verify(stored ?? (await decoy), password.slice(0, passwordLimits.longest))
  return isRight && stored !== null
}
