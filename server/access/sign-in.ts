import { randomBytes } from 'node:crypto'
import type { Instant } from '../../core/contract/time.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import { startSession } from '../../store/people/sessions.ts'
import { clearSignInFailures, countSignInFailure, signInFailures } from '../../store/people/sign-in-failures.ts'
import { findUser, type User } from '../../store/people/users.ts'
import type { Store } from '../../store/store.ts'
import { apiProblem } from '../problems/api-problem.ts'
import { verifyPassword } from './password.ts'
import { sessionEndsAt } from './session-life.ts'

export interface SignInAttempt {
  readonly login: string
  readonly password: string
  /** Where the attempt came from. */
  readonly address: string
  readonly agent: string | null
  readonly at: Instant
}

export interface StartedSession {
  readonly user: User
  readonly token: string
}

/** After a quarter of an hour without a failure counting begins anew. */
const windowMs = 15 * 60_000
/** One address may stand for a whole office. */
const addressFactor = 10

/** 256 random bits, in base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Checks a name and a password and starts a session. Throws `http.sign-in-failed`, the same and after the same time whatever was wrong,
 * and `http.too-many-sign-ins` after `allowed` failures of a name, or ten times as many of an address.
 * Each attempt counts as failed until it is known not to have: many at once are no way around the limit.
 */
export async function signIn(store: Store, attempt: SignInAttempt, allowed: number): Promise<StartedSession> {
  const { login, password, address, agent, at } = attempt
  const ofLogin = { subject: `login:${login.toLowerCase()}` }
  const ofAddress = { subject: `ip:${address}`, most: allowed * addressFactor, at }
  await refuseTooMany(store, ofAddress)
  await withinAttempts(store, ofLogin.subject, at, allowed)

  const user = await findUser(store, login)
  const isRight = await verifyPassword(user?.passwordHash ?? null, password)
  if (user === null || !isRight || !user.isActive) {
    await countSignInFailure(store, ofAddress.subject, at, windowMs)
    await noteRefusal(store, user, at)
    throw apiProblem('http.sign-in-failed', {})
  }

  const token = newToken()
  await store.transaction(async (tx) => {
    await clearSignInFailures(tx, ofLogin.subject)
    await startSession(tx, { token, userId: user.id, at, expiresAt: sessionEndsAt(at, at), agent })
    await appendAudit(tx, { at, actor: { kind: 'person', id: user.id }, action: 'session.started', subject: user.id })
  })
  return { user, token }
}

/** A name that nobody has is not written down: it may be a password that went into the wrong field. */
async function noteRefusal(store: Store, user: User | null, at: Instant): Promise<void> {
  const subject = user?.id ?? ''
  const actor = { kind: 'person' as const, ...(user === null ? {} : { id: user.id }) }
  await store.transaction((tx) => appendAudit(tx, { at, actor, action: 'session.refused', subject }))
}

/**
 * Counts an attempt at a secret of `subject` and throws `http.too-many-sign-ins` when there were too many. Whoever succeeds clears the count; what is
 * refused here is not counted, so that nobody is locked out for ever.
 */
export async function withinAttempts(store: Store, subject: string, at: Instant, allowed: number): Promise<void> {
  await refuseTooMany(store, { subject, most: allowed, at })
  const { count } = await countSignInFailure(store, subject, at, windowMs)
  if (count > allowed) throw tooMany(windowMs)
}

interface Limit {
  readonly subject: string
  readonly most: number
  readonly at: Instant
}

async function refuseTooMany(store: Store, { subject, most, at }: Limit): Promise<void> {
  const failures = await signInFailures(store, subject, at, windowMs)
  if (failures !== null && failures.count >= most) throw tooMany(failures.lastAt + windowMs - at)
}

function tooMany(waitMs: number) {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return apiProblem('http.too-many-sign-ins', { seconds }, { retryAfter: seconds })
}
