import type { LocalText } from './language.ts'
import type { WireCaseSummary, WireInstant } from './wire.ts'

/** What the live board counts at one instant, over cases that still have work in them. */
export interface WireBoardCounts {
  readonly open: number
  /** Late by what is due next, whether or not anybody noticed. */
  readonly late: number
  /** Those of them that became late since `since`. */
  readonly lateSince: number
  /** Not late, and due within `withinMs`. */
  readonly dueSoon: number
  readonly waiting: number
  /** Nobody has them. */
  readonly unassigned: number
  /** When the oldest case that nobody has came in. */
  readonly oldestUnassignedAt: WireInstant | null
}

/** A case on the board. */
export interface WireBoardCase extends WireCaseSummary {
  /** For whom it waits longest and since when; null where it does not wait. */
  readonly wait: { readonly reason: string; readonly since: WireInstant; readonly until: WireInstant | null } | null
}

/** How many clocks were decided, and how; reviewed exclusions count like all others. */
export interface WireKept {
  readonly met: number
  readonly missed: number
  /** met ÷ (met + missed) to four decimals; null where nothing was decided. */
  readonly compliance: number | null
}

/** Promises kept since the start of the day, beside the same time of the day before and of the same weekday a week before. */
export interface WireBoardCompliance extends WireKept {
  readonly yesterday: WireKept
  readonly weekBefore: WireKept
  /** Hour by hour from the start of the day; the last one is under way. */
  readonly hours: readonly (WireKept & { readonly from: WireInstant })[]
}

/** A step of a flow in which cases stand. */
export interface WireBoardPlace {
  readonly flow: string
  readonly flowName: LocalText
  readonly node: string
  readonly name: LocalText
  readonly cases: number
  readonly late: number
  readonly oldest: { readonly id: string; readonly number: number; readonly enteredAt: WireInstant }
}

/** The answer of `GET /api/v1/board`. Lists hold at most what was asked for; `counts` count everything. */
export interface WireBoard {
  readonly asOf: WireInstant
  /** The start of the day, or of the shift, in the zone asked for. */
  readonly since: WireInstant
  readonly withinMs: number
  readonly counts: WireBoardCounts
  /** Late, the longest late first. */
  readonly late: readonly WireBoardCase[]
  /** Not late, due within `withinMs`, what is due first first. */
  readonly dueNext: readonly WireBoardCase[]
  /** Those that came in first first. */
  readonly waiting: readonly WireBoardCase[]
  /** Those that came in first first. */
  readonly unassigned: readonly WireBoardCase[]
  readonly compliance: WireBoardCompliance
  /** Where open cases stand, the fullest first; at most twenty. */
  readonly places: readonly WireBoardPlace[]
}
