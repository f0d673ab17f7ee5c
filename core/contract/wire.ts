import type { Actor, AllowedCommand } from './case-command.ts'
import type { FactDefinition } from './facts.ts'
import type { FormField } from './flow.ts'
import type { Issue } from './issue.ts'
import type { LocalText } from './language.ts'
import type { ClockType } from './policy.ts'
import type { ClockOutcome, ClockRunState } from './reading.ts'
import type { RecordName, RecordValue } from './record.ts'
import type { CaseFacts, CaseLink, CasePhase } from './state.ts'
import type { Duration } from './time.ts'

/**
 * What /api/v1 says and hears (FORMATS section 9). Instants are ISO 8601 in UTC with milliseconds here, and nowhere else;
 * the SDK, the console and the server share these shapes.
 */
export type WireInstant = string

/** `waiting` is an open or resolved case that waits for somebody. */
export type CaseStatus = CasePhase | 'waiting'

export interface WireClock {
  readonly id: string
  readonly instance: number
  readonly name: LocalText
  readonly type: ClockType
  readonly state: ClockRunState
  readonly outcome: ClockOutcome
  readonly startedAt: WireInstant | null
  readonly stoppedAt: WireInstant | null
  readonly dueAt: WireInstant | null
  readonly breachesAt: WireInstant | null
  readonly elapsedMs: number
  readonly remainingMs: number | null
  readonly targetMs: number | null
  readonly breachedAt: WireInstant | null
  readonly pausedSince: WireInstant | null
  readonly stoppedWhilePaused: boolean
  readonly policy: { readonly id: string; readonly version: number | null }
  readonly calendar: { readonly id: string; readonly version: number | null; readonly timeZone: string }
}

export interface WireCustomer {
  readonly id: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly tier?: string
  readonly region?: string
  readonly language?: string
}

/** One line of a list of cases. */
export interface WireCaseSummary {
  readonly id: string
  readonly number: number
  readonly flow: { readonly id: string; readonly version: number | null; readonly name: LocalText }
  readonly subject: string | null
  readonly state: CaseStatus
  readonly stage: string
  readonly stageName: LocalText
  readonly priority: string | null
  readonly channel: string | null
  readonly team: string | null
  readonly assignee: string | null
  readonly customer: WireCustomer | null
  readonly createdAt: WireInstant
  readonly resolvedAt: WireInstant | null
  readonly closedAt: WireInstant | null
  readonly updatedAt: WireInstant
  /** The clock that is due first; null when none runs. Late is `nextDueAt` (its `breachesAt`) before now. */
  readonly nextDue: {
    readonly clock: string
    readonly name: LocalText
    readonly dueAt: WireInstant
    readonly breachesAt: WireInstant | null
  } | null
  readonly isLate: boolean
  readonly breachCount: number
  readonly tags: readonly string[]
  readonly url: string
}

/** A task that is open now: what to fill in and how it can end. */
export interface WireTask {
  readonly node: string
  readonly name: LocalText
  readonly instructions: LocalText | null
  readonly form: readonly FormField[]
  readonly outcomes: readonly { readonly id: string; readonly name: LocalText; readonly resolves: boolean }[]
}

/** A reason to wait for that the policy of a case speaks of, and what waiting for it does. */
export interface WireWaitReason {
  readonly reason: string
  /** The clocks that stand still meanwhile. */
  readonly pauses: readonly LocalText[]
  /** After this long such a wait ends by itself; null without a cap. */
  readonly atMost: Duration | null
}

export interface WireCase extends WireCaseSummary {
  readonly facts: CaseFacts
  readonly factList: readonly FactDefinition[]
  readonly waits: readonly {
    readonly reason: string
    readonly since: WireInstant
    readonly until: WireInstant | null
  }[]
  readonly nodes: readonly { readonly id: string; readonly name: LocalText; readonly since: WireInstant }[]
  /** The names of all nodes of the case's plan, so that a timeline can name steps that are past. */
  readonly nodeNames?: Readonly<Record<string, LocalText>>
  /** What the documents call the ways out of those nodes: by node, then by way. */
  readonly wayNames?: Readonly<Record<string, Readonly<Record<string, LocalText>>>>
  /** Any other reason may be given as well. */
  readonly waitReasons?: readonly WireWaitReason[]
  readonly stages: readonly {
    readonly id: string
    readonly name: LocalText
    readonly isCurrent: boolean
    readonly wasEntered: boolean
  }[]
  readonly tasks: readonly WireTask[]
  readonly allowed: readonly AllowedCommand[]
  readonly clocks: readonly WireClock[]
  readonly links: readonly CaseLink[]
  readonly reopened: number
  readonly reasonRequired: boolean
  /** For operators: the page of this case's history in Temporal's own web UI; null where it has none. */
  readonly temporalUrl: string | null
}

/** One line of the timeline, with the text that was stored for it. */
export interface WireRecord {
  readonly seq: number
  readonly at: WireInstant
  readonly acceptedAt: WireInstant | null
  readonly event: RecordName
  readonly actor: Actor & { readonly name?: string }
  readonly data: Readonly<Record<string, RecordValue>>
  /** The words of a message, reply, note or comment; null without one. */
  readonly text: string | null
  /** The command that caused it, where one did. */
  readonly commandId?: string
}

export interface WireBreach {
  readonly id: string
  readonly case: { readonly id: string; readonly number: number; readonly subject: string | null; readonly url: string }
  readonly flow: string
  readonly clock: string
  readonly clockName: LocalText
  readonly instance: number
  readonly breachedAt: WireInstant
  readonly dueAt: WireInstant
  readonly detectedAt: WireInstant
  /** When the clock stopped; null while it runs. */
  readonly stoppedAt: WireInstant | null
  /** From the breach until the clock stopped, or until now: time as customers feel it, nights and waiting included. */
  readonly lateMs: number
  readonly targetMs: number
  readonly priority: string | null
  /** Who had the case when it happened, and the step in which it stood. */
  readonly team: string | null
  /** Only for those who may see figures of persons, and for that person. */
  readonly assignee: string | null
  readonly node: string | null
  readonly policyVersion: number | null
  readonly calendarVersion: number | null
  readonly cause: 'time' | 'retarget'
  readonly contested: boolean
  /** open: to be judged; proposed: a second person has to decide; done: judged. */
  readonly review: 'open' | 'proposed' | 'done'
  /** An id of the list of reasons, or words of one's own. */
  readonly reason: string | null
  readonly note: string | null
  /** Where it went wrong, as the review says. */
  readonly responsibleNode: string | null
  readonly responsibleTeam: string | null
  readonly reviewedBy: string | null
  readonly reviewedAt: WireInstant | null
  /** proposed: somebody asked to exclude it from reports; approved: another person agreed. */
  readonly exclusion: 'none' | 'proposed' | 'approved'
  /** Why it should not count, and what the second person said to that. */
  readonly ground: string | null
  readonly answer: string | null
  /** The id of the user who proposed to exclude it; another person has to approve. */
  readonly proposedBy: string | null
  readonly decidedBy: string | null
  readonly decidedAt: WireInstant | null
  /** Who is to judge it. */
  readonly judge: string | null
  /** Until when it is to be judged, by its own date or the usual time; null once it is not open any more. */
  readonly judgeBy: WireInstant | null
  readonly isOverdue: boolean
  /** Counts the changes of the review: what `If-Match` takes. */
  readonly version: number
}

/** Why a due time is what it is: the sum of its parts, and the sentence. */
export interface WireWhy {
  readonly clock: WireClock
  readonly sentence: string
  readonly steps: readonly WireWhyStep[]
}

export interface WireWhyStep {
  readonly kind: 'start' | 'target' | 'open' | 'closed' | 'pause' | 'change' | 'due' | 'breach' | 'stop'
  readonly from: WireInstant
  readonly to: WireInstant | null
  /** The time of the clock's own kind that this step adds to what has elapsed. */
  readonly countedMs: number
  readonly text: string
}

export interface WireList<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

/** An issue of one of several documents says which; its path leads into that document. */
export interface WireIssue extends Issue {
  readonly document?: { readonly kind: string; readonly id: string }
}

/** RFC 9457. `type` is a URL of docs/errors.md's anchor, `code` the catalogue's. */
export interface WireProblem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly issues?: readonly WireIssue[]
  readonly allowed?: readonly AllowedCommand[]
  /** Three versions to merge: the one that the draft is based on, the draft, and the newest. */
  readonly merge?: { readonly base: unknown; readonly mine: unknown; readonly newest: unknown }
  /** A case that is over can be taken up by this new one, to be sent to POST /cases. */
  readonly offer?: {
    readonly flow: string
    readonly customer?: string
    readonly links: readonly { readonly to: string; readonly as: string }[]
  }
}

export interface WireDocumentVersion {
  readonly kind: string
  readonly id: string
  readonly version: number
  readonly hash: string
  readonly publishedAt: WireInstant
  readonly author: string | null
  readonly note: string | null
}

/** The newest version of a document, in the list of all documents of its kind. */
export interface WireListedDocument extends WireDocumentVersion {
  /** What the document calls itself; null where it has no name. */
  readonly name: LocalText | null
}

/** A version in the list of all versions of its document. */
export interface WireListedVersion extends WireDocumentVersion {
  /** What the user or the API key that published it is called; null for what the product brought itself. */
  readonly authorName: string | null
  /** The cases that are not finished and go by it. */
  readonly running: number
}

export interface WireDraft {
  readonly kind: string
  readonly id: string
  readonly author: string
  readonly basedOn: number | null
  readonly etag: string
  readonly updatedAt: WireInstant
  readonly document: unknown
  readonly issues: readonly WireIssue[]
}

/** A draft among those of everybody. */
export interface WireNamedDraft extends WireDraft {
  readonly authorName: string
}

/** One event of GET /events; `id` is what `Last-Event-ID` takes. */
export interface WireEvent {
  readonly id: string
  readonly type: 'case' | 'breach' | 'warning' | 'document'
  readonly at: WireInstant
  readonly case?: { readonly id: string; readonly number: number }
  /** The flow of the case. */
  readonly flow?: string
  readonly data: Readonly<Record<string, RecordValue>>
}

/** Who is signed in, and what they may do. */
export interface WireSession {
  readonly user: {
    readonly id: string
    readonly login: string
    readonly name: string
    readonly roles: readonly string[]
    readonly teams: readonly string[]
    /** Empty until they choose one. */
    readonly language: string
  }
  readonly permissions: readonly string[]
  /** Whose cases and figures they see; pages that speak of all teams at once refuse whoever sees their own teams alone. */
  readonly visibility: 'all' | 'ownTeams'
  /** The newest event when this was said: GET /events from there tells all that happens to what is read after it. */
  readonly lastEventId: string
}

export interface WireUser {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string | null
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly isActive: boolean
}
