import { ProblemError } from '../../core/contract/problem-error.ts'
import type { Transaction } from '../store.ts'
import type { BreachRow } from './breach-row.ts'
import { getBreach } from './list-breaches.ts'

export interface BreachReview {
  readonly id: string
  readonly reason?: string | null
  readonly note?: string | null
  /** True proposes to leave the breach out of reports, false withdraws that, whether or not it was approved. */
  readonly exclude?: boolean
  readonly by: string
  readonly at: number
  /** The version that the reviewer saw; left out, the last one wins. */
  readonly ifVersion?: number
}

/**
 * Notes why a breach happened, and proposes to exclude it or takes that back. What was recorded of the breach itself
 * never changes. Null when there is no such breach; throws `store.breach-changed`.
 */
export async function reviewBreach(tx: Transaction, review: BreachReview): Promise<BreachRow | null> {
  const { id, reason, note, exclude, by, at } = review
  const breach = await lock(tx, id)
  if (breach === null) return null
  refuseOther(breach, review.ifVersion)
  const proposes = exclude === true && breach.exclusion === 'none'
  const withdraws = exclude === false && breach.exclusion !== 'none'
  const exclusion = proposes ? 'proposed' : withdraws ? 'none' : breach.exclusion
  const proposedBy = proposes ? by : withdraws ? null : breach.proposedBy
  await tx.query(
    `update case_breaches set reason = $2, note = $3, reviewed_by = $4, reviewed_at = $5, exclusion = $6,
       proposed_by = $7, decided_by = case when $8::boolean then null else decided_by end,
       decided_at = case when $8::boolean then null else decided_at end, version = version + 1
     where id = $1`,
    [
      id,
      reason === undefined ? breach.reason : reason,
      note === undefined ? breach.note : note,
      by,
      at,
      exclusion,
      proposedBy,
      withdraws,
    ],
  )
  return getBreach(tx, id, 'all')
}

export interface ExclusionDecision {
  readonly id: string
  readonly isApproved: boolean
  readonly by: string
  readonly at: number
  readonly ifVersion?: number
}

/**
 * Decides on a proposed exclusion; never by the person who proposed it. Null when there is no such breach; throws
 * `store.breach-not-proposed`, `store.breach-same-person` or `store.breach-changed`.
 */
export async function decideExclusion(tx: Transaction, decision: ExclusionDecision): Promise<BreachRow | null> {
  const { id, isApproved, by, at } = decision
  const breach = await lock(tx, id)
  if (breach === null) return null
  refuseOther(breach, decision.ifVersion)
  if (breach.exclusion !== 'proposed') throw new ProblemError('store.breach-not-proposed', { id })
  if (breach.proposedBy === by) throw new ProblemError('store.breach-same-person', { id })
  await tx.query(
    `update case_breaches set exclusion = $2, decided_by = $3, decided_at = $4, version = version + 1 where id = $1`,
    [id, isApproved ? 'approved' : 'none', by, at],
  )
  return getBreach(tx, id, 'all')
}

/** Approves a proposed exclusion: `decideExclusion` with yes. */
export function approveExclusion(
  tx: Transaction,
  approval: Omit<ExclusionDecision, 'isApproved'>,
): Promise<BreachRow | null> {
  return decideExclusion(tx, { ...approval, isApproved: true })
}

async function lock(tx: Transaction, id: string): Promise<BreachRow | null> {
  await tx.query('select 1 from case_breaches where id = $1 for update', [id])
  return getBreach(tx, id, 'all')
}

function refuseOther({ id, version }: BreachRow, ifVersion: number | undefined): void {
  if (ifVersion !== undefined && ifVersion !== version) throw new ProblemError('store.breach-changed', { id })
}
