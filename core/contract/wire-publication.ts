import type { LocalText } from './language.ts'
import type { WireInstant, WireIssue } from './wire.ts'

/** What running cases do: they stay on the plan with which they began, or follow the new one. */
export type RunningChoice = 'stay' | 'migrate'

/** By flow: where the cases in nodes that are gone go on. */
export type PublicationMapping = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A node in which running cases stand and which the new plan does not have as it was. */
export interface WireMovedNode {
  readonly node: string
  readonly name: LocalText
  readonly kind: string
  readonly cases: number
  /** Where the mapping sends them; null: nowhere, so they cannot be carried. */
  readonly to: string | null
}

/** What a publication would mean for the running cases of one flow. */
export interface WireFlowEffect {
  readonly flow: string
  readonly version: number | null
  /** Cases that run on other plans than the new one; of these `moves` could follow it, `stuck` could not. */
  readonly running: number
  readonly moves: number
  readonly stuck: number
  readonly from: readonly { readonly version: number | null; readonly hash: string; readonly cases: number }[]
  readonly nodes: readonly WireMovedNode[]
}

/** What a publication would do, before anybody does it. */
export interface WirePublicationEffect {
  readonly flows: readonly WireFlowEffect[]
  /** The new versions of calendars, and how many running cases count by them; clocks that keep to their version do not change. */
  readonly calendars: readonly { readonly calendar: string; readonly version: number; readonly running: number }[]
  /** Flows that only a second person may publish, and the role that person needs. */
  readonly approvals: readonly { readonly flow: string; readonly role: string }[]
  readonly issues: readonly WireIssue[]
}

/** How far one thing that was published has come with the running cases that it is for. */
export interface WireReach {
  readonly kind: 'plan' | 'calendar'
  readonly target: string
  readonly version: number | null
  readonly reached: number
  /** They could not be carried, and go on as they were. */
  readonly refused: number
  /** They ended before it came. */
  readonly over: number
  readonly left: number
}

/** A publication, and how far it has come. */
export interface WirePublication {
  readonly id: string
  readonly at: WireInstant
  readonly author: string | null
  readonly note: string | null
  readonly running: RunningChoice
  readonly documents: readonly { readonly kind: string; readonly id: string; readonly version: number }[]
  /** `none`: no running case has to hear of it; `done`: everybody has. */
  readonly state: 'none' | 'open' | 'done'
  readonly endedAt: WireInstant | null
  readonly reach: readonly WireReach[]
  /** The first cases that could not be carried, and why. */
  readonly refused: readonly {
    readonly case: string
    readonly number: number
    readonly flow: string
    readonly nodes: readonly string[]
  }[]
}

/** A publication that waits for a second person. */
export interface WireProposal {
  readonly id: string
  readonly at: WireInstant
  readonly author: string
  readonly authorName: string
  readonly note: string | null
  readonly running: RunningChoice
  readonly mapping: PublicationMapping
  readonly documents: readonly {
    readonly kind: string
    readonly id: string
    readonly basedOn: number | null
    readonly hash: string
  }[]
  /** Who may decide: somebody else, with each of these roles, or an administrator. */
  readonly roles: readonly string[]
  /** Whether whoever asks may decide on it now. */
  readonly mayDecide: boolean
  /** `rejected` by a second person, `withdrawn` by who proposed it. */
  readonly state: 'open' | 'published' | 'rejected' | 'withdrawn'
  readonly decidedBy: string | null
  readonly decidedByName: string | null
  readonly decidedAt: WireInstant | null
  readonly decisionNote: string | null
  readonly publication: string | null
}

/** A proposal with all that whoever decides has to see. */
export interface WireProposalInFull {
  readonly proposal: WireProposal
  /** What is proposed, and what it would replace: the newest version, once it is decided the one it was made from; null for what was new. */
  readonly documents: readonly {
    readonly kind: string
    readonly id: string
    readonly document: unknown
    readonly replaces: { readonly version: number; readonly document: unknown } | null
  }[]
  /** What publishing it now would do to running cases; null when it is not open, or cannot be published any more. */
  readonly effect: WirePublicationEffect | null
  /** Why it cannot be published as it is; null when it can. */
  readonly refusal: { readonly code: string; readonly message: string; readonly issues: readonly WireIssue[] } | null
}
