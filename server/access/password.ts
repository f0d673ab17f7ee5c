import { hash, type Options, verify } from '@node-rs/argon2'
import { passwordLimits } from './password-rule.ts'

/** Argon2id (2 in the library's numbering) with what OWASP's password storage cheat sheet asks for: 19 MiB, two passes, one lane. */
const argon: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

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
