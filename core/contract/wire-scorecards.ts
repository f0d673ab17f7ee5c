import type { WireInstant } from './wire.ts'

/** What a scorecard is made of, by group. docs/manager.md says what each counts. */
export const scorecardGroups = {
  quality: ['satisfaction', 'response', 'firstContact', 'notReopened', 'audit'],
  workload: ['cases', 'tasks'],
  feedback: ['csat', 'nps', 'score10'],
  cooperation: ['handovers', 'held', 'ola'],
} as const

export type ScorecardGroup = keyof typeof scorecardGroups

export type ScorecardComponent = (typeof scorecardGroups)[ScorecardGroup][number]

export const scorecardComponents: readonly ScorecardComponent[] = Object.values(scorecardGroups).flat()

/**
 * How one figure becomes points: `floor` and worse is 0, `target` is 80, `best` and better is 100, straight lines between. The three go up
 * or down together, so a figure of which less is better has a floor above its best. Shares are 0 to 1, times in hours.
 */
export interface ComponentRule {
  /** Against the others of its group; 0 leaves it out. */
  readonly weight: number
  readonly floor: number
  readonly target: number
  readonly best: number
  /** Of fewer than so many nothing is said. */
  readonly minimum: number
}

/** How scorecards are computed. */
export interface ScorecardRules {
  /** Of the groups against each other; 0 leaves one out. */
  readonly groups: Readonly<Record<ScorecardGroup, number>>
  readonly components: Readonly<Record<ScorecardComponent, ComponentRule>>
  /** How much a step counts beside others, by its id; 1 if left out. */
  readonly tasks: Readonly<Record<string, number>>
}

/** What counts for the whole house. */
export interface ScorecardHouse {
  /** The zone in which quarters begin. */
  readonly zone: string
  /** Whose figures those with `people.read` see: everybody's, or those of the teams they belong to. */
  readonly visibility: 'all' | 'ownTeams'
}

/** `all`, `team:<id>` or `role:<id>`: of a person's team first, then of one of their roles, else of all. */
export type ScorecardScope = string

export interface WireScorecardRules {
  readonly scope: ScorecardScope
  /** From this quarter on, until a later set: `2026Q4`. */
  readonly from: string
  readonly rules: ScorecardRules
  /** Of scope `all` only. */
  readonly house?: ScorecardHouse
  readonly savedAt: WireInstant | null
}

/** One figure of a scorecard. */
export interface WireComponent {
  readonly id: ScorecardComponent
  readonly weight: number
  /** As it is: a share, hours, a mean score; null when nothing happened. */
  readonly value: number | null
  /** Of how many. */
  readonly count: number
  /** Between these the true value lies with 95 %. */
  readonly low: number | null
  readonly high: number | null
  /** 0 to 100; null with too few. */
  readonly points: number | null
  readonly rule: ComponentRule
  /** Of the people of the team (of all teams, for a team); null when there are too few of them. */
  readonly median: number | null
}

/** The scorecard of one person or team for one quarter. */
export interface WireScorecard {
  readonly quarter: string
  readonly kind: 'person' | 'team'
  readonly id: string
  readonly name: string
  /** The team of the person. */
  readonly team: string | null
  readonly groups: readonly {
    readonly id: ScorecardGroup
    readonly weight: number
    readonly points: number | null
    readonly components: readonly WireComponent[]
  }[]
  /** 0 to 100; null when less than half of what counts can be said. */
  readonly total: number | null
  readonly low: number | null
  readonly high: number | null
  /** The median total of the team's people, or of all teams; null when there are too few of them. */
  readonly median: number | null
  /** What is told and not weighed. */
  readonly beside: {
    /** Of the team's weighted tasks; null for a team. */
    readonly shareOfTeam: number | null
    readonly comments: number
    readonly handedOn: number
    readonly handedBack: number
  }
  readonly asOf: WireInstant
  /** When the quarter was closed; its figures stand as they were then. */
  readonly closedAt: WireInstant | null
  /** What it would come to by what is known now, where that differs from what was closed. */
  readonly corrected: { readonly total: number | null } | null
}

/** One line of the list of people or teams. */
export interface WireScorecardLine {
  readonly kind: 'person' | 'team'
  readonly id: string
  readonly name: string
  readonly team: string | null
  readonly total: number | null
  readonly low: number | null
  readonly high: number | null
  readonly groups: Readonly<Record<ScorecardGroup, number | null>>
  readonly cases: number
}

export interface WireScorecardTrend {
  /** The oldest first. */
  readonly quarters: readonly { readonly quarter: string; readonly total: number | null; readonly isClosed: boolean }[]
}

/** A case behind a figure. */
export interface WireScorecardCase {
  readonly caseId: string
  readonly number: number
  readonly subject: string | null
  readonly at: WireInstant
  /** The step, the clock, the team or the question. */
  readonly key: string
  readonly value: number | null
  readonly isLate: boolean
  /** The audit, where the figure is one of audits. */
  readonly audit: string | null
}
