import type { LocalText } from './language.ts'
import type { ReasonSide } from './settings.ts'
import type { WireBreach, WireInstant, WireRecord } from './wire.ts'

/** A person or a key, as a history names it; the name is that of now. */
export interface WireAuthor {
  readonly id: string
  readonly name: string
}

/** One step of a review: who changed what, and what was there before. */
export interface WireReviewStep {
  readonly seq: number
  readonly at: WireInstant
  /** Null where a review is older than its history. */
  readonly by: WireAuthor | null
  readonly kind: 'kept' | 'reviewed' | 'assigned' | 'proposed' | 'withdrawn' | 'approved' | 'refused'
  /** By field: `reason`, `note`, `node`, `team`, `exclusion`, `ground`, `answer`, `judge`, `judgeBy` … */
  readonly changes: Readonly<Record<string, { readonly from: string | null; readonly to: string | null }>>
}

/** What a judgement needs beside the breach: what happened around it, and what was said before. */
export interface WireBreachContext {
  readonly breach: WireBreach
  /** The steps of its process, to name the one where it went wrong. */
  readonly nodes: readonly { readonly id: string; readonly name: LocalText }[]
  readonly stages: readonly { readonly id: string; readonly name: LocalText }[]
  /** A few lines of the timeline before and after it, oldest first. */
  readonly around: readonly WireRecord[]
  /** The whole history of the review, oldest first. */
  readonly steps: readonly WireReviewStep[]
  readonly retrospectives: readonly { readonly id: string; readonly title: string }[]
}

/** A reason in its place: parents first, each followed by its kinds. */
export interface WireReason {
  readonly id: string
  readonly name: LocalText
  readonly parent: string | null
  readonly side: ReasonSide
  readonly isRetired: boolean
}

/** How reviews are done here. */
export interface WireReviewRules {
  readonly judgeWithinMs: number
  readonly version: number
}

/** What waits at the review desk, for all and for who asks. */
export interface WireReviewBacklog {
  readonly open: number
  /** Of those, how many wait longer than they may. */
  readonly overdue: number
  readonly proposed: number
  readonly mine: number
  readonly oldestAt: WireInstant | null
  readonly rules: WireReviewRules
  readonly actions: { readonly mine: number; readonly late: number }
}

/** What became of one breach of several that were reviewed together. */
export type WireReviewed =
  | { readonly id: string; readonly ok: true; readonly breach: WireBreach }
  | { readonly id: string; readonly ok: false; readonly code: string; readonly message: string }

/** How much: all breaches, and how many of them an approved review leaves out; the same for how late they were. */
export interface WireReasonCounts {
  readonly count: number
  readonly excluded: number
  readonly lateMs: number
  readonly lateMsExcluded: number
}

/** A bar of the Pareto: a reason, what was said in other words (`~own`), or what nobody judged (`~none`). */
export interface WireReasonBar extends WireReasonCounts {
  readonly id: string
  readonly name: LocalText | null
  readonly parent: string | null
  readonly side: ReasonSide | null
  /** The share of this bar and all before it, from 0 to 1. */
  readonly cumulative: number
  /** The same in the period of equal length right before. */
  readonly before: WireReasonCounts
  /** What `GET /breaches?reason=` takes to list what stands behind it. */
  readonly filter: string
}

/** What the reasons come to for one team, step or flow. */
export interface WireReasonGroup extends WireReasonCounts {
  /** Empty for none. */
  readonly id: string
  readonly name: LocalText | null
  /** By bar. */
  readonly bars: Readonly<Record<string, WireReasonCounts>>
}

/** Why promises were broken, the weightiest reason first, what is not judged last. */
export interface WireReasonReport {
  readonly from: WireInstant
  readonly to: WireInstant
  readonly level: 1 | 2
  readonly counting: 'all' | 'counted'
  readonly weigh: 'count' | 'time'
  readonly total: WireReasonCounts
  readonly before: WireReasonCounts
  readonly bars: readonly WireReasonBar[]
  readonly by: 'team' | 'node' | 'flow' | null
  /** The fifty with the most breaches. */
  readonly groups: readonly WireReasonGroup[]
}

export interface WireActionInput {
  readonly what: string
  /** Whoever sees to it: the id of a user. */
  readonly owner: string
  readonly dueAt: WireInstant
  readonly state: 'open' | 'done' | 'dropped'
  /** What came of it. */
  readonly result: string | null
  /** The published version that prevents it from now on. */
  readonly document: { readonly kind: string; readonly id: string; readonly version: number } | null
}

/** Breaches with a reason in windows of equal length before and after an action was done. */
export interface WireActionEffect {
  readonly reason: string
  readonly flow: string | null
  readonly days: number
  readonly before: { readonly count: number; readonly excluded: number; readonly unjudged: number }
  readonly after: { readonly count: number; readonly excluded: number; readonly unjudged: number }
}

/** Something to be done so that it does not happen again. */
export interface WireAction extends WireActionInput {
  readonly id: string
  readonly retrospective: { readonly id: string; readonly title: string }
  readonly ownerName: string
  readonly isLate: boolean
  /** When it was done or dropped. */
  readonly endedAt: WireInstant | null
  /** When its owner was reminded. */
  readonly remindedAt: WireInstant | null
  readonly version: number
}

export interface WireRetrospectiveInput {
  readonly title: string
  /** What happened. */
  readonly what: string
  /** Why, and why that: each answer asks again. */
  readonly whys: readonly string[]
  readonly decisions: string
  /** The reason that it is about; the effect of its actions is counted by it. */
  readonly reason: string | null
  /** Where only breaches of one flow are meant. */
  readonly flow: string | null
  /** Ids. */
  readonly breaches: readonly string[]
  readonly cases: readonly string[]
}

export interface WireRetrospectiveSummary {
  readonly id: string
  readonly title: string
  readonly reason: string | null
  readonly flow: string | null
  readonly createdAt: WireInstant
  readonly createdBy: WireAuthor | null
  readonly updatedAt: WireInstant
  readonly breachCount: number
  readonly caseCount: number
  readonly actions: { readonly open: number; readonly late: number; readonly done: number; readonly dropped: number }
  readonly version: number
}

/** A case or breach that a retrospective is about. */
export interface WireLinkedCase {
  readonly id: string
  readonly number: number
  readonly subject: string | null
}

export interface WireLinkedBreach {
  readonly id: string
  readonly case: WireLinkedCase
  readonly clock: string
  readonly clockName: LocalText
  readonly breachedAt: WireInstant
  readonly reason: string | null
  readonly exclusion: 'none' | 'proposed' | 'approved'
}

/** What was learned of breaches, and what is done about it. */
export interface WireRetrospective extends WireRetrospectiveSummary {
  readonly what: string
  readonly whys: readonly string[]
  readonly decisions: string
  readonly breaches: readonly WireLinkedBreach[]
  readonly cases: readonly WireLinkedCase[]
  readonly actionList: readonly (WireAction & { readonly effect: WireActionEffect | null })[]
}
