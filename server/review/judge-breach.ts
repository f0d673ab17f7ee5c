import { ProblemError } from '../../core/contract/problem-error.ts'
import { appendAudit } from '../../store/audit/append-audit.ts'
import type { BreachRow } from '../../store/breaches/breach-row.ts'
import type { JudgementChange } from '../../store/breaches/judgement.ts'
import { getBreach } from '../../store/breaches/list-breaches.ts'
import { holdReason } from '../../store/breaches/reasons.ts'
import { decideExclusion, reviewBreach } from '../../store/breaches/review-breach.ts'
import { getUser } from '../../store/people/users.ts'
import { getSetting } from '../../store/settings/settings.ts'
import type { Transaction } from '../../store/store.ts'
import { permissionsOf } from '../access/permissions.ts'
import { actorOf, type Principal } from '../access/principal.ts'
import { apiProblem } from '../problems/api-problem.ts'
import type { ServerParts } from '../server-parts.ts'

type Parts = Pick<ServerParts, 'store' | 'now'>

/**
 * Writes a review down, with its step and an entry in the audit. Throws `http.unknown-breach`, `http.reason-retired`,
 * `http.cannot-judge` and what the store refuses.
 */
export function judgeBreach(
  { store, now }: Parts,
  principal: Principal,
  id: string,
  change: JudgementChange,
  ifVersion: number | undefined,
): Promise<BreachRow> {
  return store.transaction(async (tx) => {
    const before = known(await getBreach(tx, id, principal.visibility), id)
    await refuseUnfit(tx, change, before)
    const review = { id, ...change, by: principal.id, at: now(), ...(ifVersion === undefined ? {} : { ifVersion }) }
    const row = known(await reviewBreach(tx, review), id)
    // What was written in words stands in the history of the review; the audit says that it was.
    const { note: _note, ground: _ground, ...data } = change
    await appendAudit(tx, { at: now(), actor: actorOf(principal), action: 'breach.reviewed', subject: id, data })
    return row
  })
}

/** Decides on a proposal; the law of the two persons is the store's. */
export function decideBreach(
  { store, now }: Parts,
  principal: Principal,
  id: string,
  { isApproved, answer, ifVersion }: { isApproved: boolean; answer: string | null; ifVersion: number | undefined },
): Promise<BreachRow> {
  return store.transaction(async (tx) => {
    known(await getBreach(tx, id, principal.visibility), id)
    const decision = { id, isApproved, answer, by: principal.id, at: now() }
    const row = known(await decideExclusion(tx, { ...decision, ...(ifVersion === undefined ? {} : { ifVersion }) }), id)
    const data = { isApproved }
    await appendAudit(tx, { at: now(), actor: actorOf(principal), action: 'breach.decided', subject: id, data })
    return row
  })
}

/** A breach that is there; throws `http.unknown-breach`. */
export function known(row: BreachRow | null, id: string): BreachRow {
  if (row === null) throw apiProblem('http.unknown-breach', { breach: id })
  return row
}

async function refuseUnfit(
  tx: Transaction,
  { reason, judge, team }: JudgementChange,
  before: BreachRow,
): Promise<void> {
  if (typeof reason === 'string' && reason !== before.reason) {
    const held = await holdReason(tx, reason)
    const parent = held?.parent === undefined ? null : await holdReason(tx, held.parent)
    if (held?.retired === true || parent?.retired === true) throw apiProblem('http.reason-retired', { reason })
  }
  if (typeof judge === 'string' && judge !== before.judge) {
    const user = await getUser(tx, judge)
    const mayJudge = user?.isActive === true && permissionsOf(user.roles).includes('breaches.review')
    if (!mayJudge) throw apiProblem('http.cannot-judge', { user: user?.name ?? judge })
  }
  if (typeof team === 'string' && team !== before.responsibleTeam && team !== before.team) {
    if ((await getSetting(tx, 'teams', team)) === null)
      throw apiProblem('http.unknown-setting', { kind: 'teams', id: team })
  }
}

/** Whether an error is a refusal that can be told, and no bug. */
export function isRefusal(error: unknown): error is ProblemError {
  return error instanceof ProblemError
}
