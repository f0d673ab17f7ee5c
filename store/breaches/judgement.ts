import { ProblemError } from '../../core/contract/problem-error.ts'

/** What is said of a breach, beside what was recorded of it. */
export interface Judgement {
  readonly reason: string | null
  readonly note: string | null
  /** The step of the process, and the team, where it went wrong. */
  readonly node: string | null
  readonly team: string | null
  readonly exclusion: 'none' | 'proposed' | 'approved'
  /** Why it should not count. */
  readonly ground: string | null
  /** Why that was agreed to, or not. */
  readonly answer: string | null
  readonly proposedBy: string | null
  readonly decidedBy: string | null
  readonly decidedAt: number | null
  /** Who is to judge it, and until when; an instant. */
  readonly judge: string | null
  readonly judgeBy: number | null
}

/** What a reviewer writes; what is left out stays. */
export interface JudgementChange {
  readonly reason?: string | null
  readonly note?: string | null
  readonly node?: string | null
  readonly team?: string | null
  readonly judge?: string | null
  readonly judgeBy?: number | null
  /** True proposes to leave the breach out of reports, false takes that back, whether or not it was agreed to. */
  readonly exclude?: boolean
  readonly ground?: string | null
}

export type JudgementStepKind = 'kept' | 'reviewed' | 'assigned' | 'proposed' | 'withdrawn' | 'approved' | 'refused'

export type JudgementValue = string | number | null

/** One step of a review: which fields it changed, each from what to what. */
export interface JudgementStep {
  readonly kind: JudgementStepKind
  readonly changes: {
    readonly [Field in keyof Judgement]?: { readonly from: JudgementValue; readonly to: JudgementValue }
  }
}

/** What is said of a breach that nobody has looked at. */
export const noJudgement: Judgement = {
  reason: null,
  note: null,
  node: null,
  team: null,
  exclusion: 'none',
  ground: null,
  answer: null,
  proposedBy: null,
  decidedBy: null,
  decidedAt: null,
  judge: null,
  judgeBy: null,
}

export const judgementFields = Object.keys(noJudgement) as readonly (keyof Judgement)[]

/** The judgement after what a reviewer wrote. Pure. A proposal that stands keeps who made it, so that nobody can come to decide on their own. */
export function changeJudgement(before: Judgement, change: JudgementChange, by: string): Judgement {
  const { exclude, ground, ...fields } = change
  const written = { ...before, ...fields }
  const proposes = exclude === true && before.exclusion === 'none'
  const withdraws = exclude === false && before.exclusion !== 'none'
  const undecided = { decidedBy: null, decidedAt: null, answer: null }
  if (proposes) return { ...written, ...undecided, exclusion: 'proposed', proposedBy: by, ground: ground ?? null }
  if (withdraws) return { ...written, ...undecided, exclusion: 'none', proposedBy: null, ground: null }
  // The ground of a proposal is its proposer's: whoever else has another one writes a note.
  const isOwn = before.exclusion === 'proposed' && before.proposedBy === by
  return isOwn && ground !== undefined ? { ...written, ground } : written
}

/** What a second person says to a proposal. */
export interface Decision {
  readonly isApproved: boolean
  readonly answer?: string | null
  readonly by: string
  readonly at: number
}

/** The judgement after a second person decided; throws `store.breach-not-proposed` or `store.breach-same-person`. */
export function decideJudgement(before: Judgement, id: string, { isApproved, answer, by, at }: Decision): Judgement {
  if (before.exclusion !== 'proposed') throw new ProblemError('store.breach-not-proposed', { id })
  if (before.proposedBy === by) throw new ProblemError('store.breach-same-person', { id })
  return {
    ...before,
    exclusion: isApproved ? 'approved' : 'none',
    answer: answer ?? null,
    decidedBy: by,
    decidedAt: at,
  }
}

/** The step between two judgements; its `changes` are empty when they are the same. Pure. */
export function stepBetween(before: Judgement, after: Judgement): JudgementStep {
  const changed = judgementFields.filter((field) => before[field] !== after[field])
  const changes = Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]))
  return { kind: kindOf(before, after, changed), changes }
}

function kindOf(before: Judgement, after: Judgement, changed: readonly (keyof Judgement)[]): JudgementStepKind {
  if (after.exclusion === 'approved' && before.exclusion === 'proposed') return 'approved'
  if (after.exclusion === 'proposed' && before.exclusion === 'none') return 'proposed'
  if (after.exclusion === 'none' && before.exclusion !== 'none')
    return after.decidedBy === null ? 'withdrawn' : 'refused'
  const isAssignment = changed.length > 0 && changed.every((field) => field === 'judge' || field === 'judgeBy')
  return isAssignment ? 'assigned' : 'reviewed'
}

/** What the steps of a review come to, from the first on. Pure; the law of the history: it is what the breach says now. */
export function replaySteps(steps: readonly Pick<JudgementStep, 'changes'>[]): Judgement {
  return steps.reduce<Judgement>((judgement, { changes }) => {
    const to = Object.entries(changes).map(([field, change]) => [field, change?.to ?? null])
    return { ...judgement, ...(Object.fromEntries(to) as Partial<Judgement>) }
  }, noJudgement)
}
