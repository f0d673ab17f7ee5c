import { ProblemError } from '../../core/contract/problem-error.ts'
import { storableJson } from '../storable-json.ts'
import type { Transaction } from '../store.ts'
import type { BreachRow } from './breach-row.ts'
import {
  changeJudgement,
  type Decision,
  decideJudgement,
  type Judgement,
  type JudgementChange,
  stepBetween,
} from './judgement.ts'
import { getBreach } from './list-breaches.ts'

/** The fields of a judgement, as the columns of `case_breaches` call them. */
const columns: Readonly<Record<keyof Judgement, string>> = {
  reason: 'reason',
  note: 'note',
  node: 'responsible_node',
  team: 'responsible_team',
  exclusion: 'exclusion',
  ground: 'exclusion_ground',
  answer: 'decision_ground',
  proposedBy: 'proposed_by',
  decidedBy: 'decided_by',
  decidedAt: 'decided_at',
  judge: 'judge',
  judgeBy: 'judge_by',
}

export interface BreachReview extends JudgementChange {
  readonly id: string
  readonly by: string
  readonly at: number
  /** The version that the reviewer saw; left out, the last one wins. */
  readonly ifVersion?: number
}

/**
 * Notes why a breach happened, who is to judge it, and proposes to exclude it or takes that back; the step is kept for ever. What was
 * recorded of the breach itself never changes. Null when there is no such breach; throws `store.breach-changed`.
 */
export async function reviewBreach(tx: Transaction, review: BreachReview): Promise<BreachRow | null> {
  const { id, by, at, ifVersion, ...change } = review
  return take(tx, { id, by, at, ifVersion }, (before) => changeJudgement(before, change, by))
}

export interface ExclusionDecision extends Decision {
  readonly id: string
  readonly ifVersion?: number
}

/**
 * Decides on a proposed exclusion; never by the person who proposed it. Null when there is no such breach; throws
 * `store.breach-not-proposed`, `store.breach-same-person` or `store.breach-changed`.
 */
export async function decideExclusion(tx: Transaction, decision: ExclusionDecision): Promise<BreachRow | null> {
  const { id, by, at, ifVersion } = decision
  return take(tx, { id, by, at, ifVersion }, (before) => decideJudgement(before, id, decision))
}

/** Approves a proposed exclusion: `decideExclusion` with yes. */
export function approveExclusion(
  tx: Transaction,
  approval: Omit<ExclusionDecision, 'isApproved'>,
): Promise<BreachRow | null> {
  return decideExclusion(tx, { ...approval, isApproved: true })
}

interface Step {
  readonly id: string
  readonly by: string
  readonly at: number
  readonly ifVersion: number | undefined
}

async function take(
  tx: Transaction,
  { id, by, at, ifVersion }: Step,
  next: (before: Judgement) => Judgement,
): Promise<BreachRow | null> {
  await tx.query('select 1 from case_breaches where id = $1 for update', [id])
  const breach = await getBreach(tx, id, 'all')
  if (breach === null) return null
  if (ifVersion !== undefined && ifVersion !== breach.version) throw new ProblemError('store.breach-changed', { id })
  const before = judgementOf(breach)
  const after = next(before)
  const { kind, changes } = stepBetween(before, after)
  const isReview = kind !== 'approved' && kind !== 'refused' && kind !== 'assigned'
  const fields = Object.keys(columns) as (keyof Judgement)[]
  await tx.query(
    `update case_breaches set version = version + 1, reviewed_by = $2, reviewed_at = $3,
       ${fields.map((field, index) => `${columns[field]} = $${index + 4}`).join(', ')}
     where id = $1`,
    [id, ...(isReview ? [by, at] : [breach.reviewedBy, breach.reviewedAt]), ...fields.map((field) => after[field])],
  )
  if (Object.keys(changes).length > 0) {
    await tx.query(
      `insert into breach_steps (breach_id, seq, at, by, kind, changes)
       select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5::jsonb from breach_steps where breach_id = $1`,
      [id, at, by, kind, storableJson(changes)],
    )
  }
  return getBreach(tx, id, 'all')
}

/** What is said of a breach now. Pure. */
export function judgementOf(row: BreachRow): Judgement {
  const { reason, note, exclusion, ground, answer, proposedBy, decidedBy, decidedAt, judge, judgeBy } = row
  return {
    reason,
    note,
    node: row.responsibleNode,
    team: row.responsibleTeam,
    exclusion,
    ground,
    answer,
    proposedBy,
    decidedBy,
    decidedAt,
    judge,
    judgeBy,
  }
}
