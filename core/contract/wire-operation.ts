import type { LocalText } from './language.ts'
import type { ProfileDocument } from './profile.ts'
import type { Millis } from './time.ts'
import type { WireInstant } from './wire.ts'

/** How a step or a stage fares: who stands there now, and how long those stayed who left it in the window. */
export interface WirePlaceFigures {
  /** As the newest version calls it; null for one that only older versions have. */
  readonly name: LocalText | null
  readonly cases: number
  /** Of those, the cases that are late now. */
  readonly late: number
  /** Which has been there longest, and since when. */
  readonly oldest: { readonly id: string; readonly number: number; readonly enteredAt: WireInstant } | null
  readonly visits: number
  /** Of the visits, those in which a promise was broken. */
  readonly lateVisits: number
  /** On the wall, closed hours included, within two and a half percent; null where nothing ended in the window. */
  readonly medianMs: Millis | null
  readonly p90Ms: Millis | null
}

/** How a clock fares: what runs now, and what was decided in the window. */
export interface WireClockFigures {
  readonly name: LocalText | null
  readonly running: number
  readonly paused: number
  /** Of those, the ones that are missed already. */
  readonly late: number
  readonly met: number
  readonly missed: number
  /** met ÷ (met + missed), to four decimals; null where there were neither. */
  readonly compliance: number | null
}

/** What becomes of the cases of a flow, step by step. */
export interface WireOperation {
  readonly flow: string
  /** The version that was asked for; null for all of them. */
  readonly version: number | null
  readonly from: WireInstant
  /** Null: up to now. */
  readonly to: WireInstant | null
  /** Cases that stand somewhere now, and how many of them are late. */
  readonly cases: number
  readonly late: number
  /** The versions under which cases run now, the newest first. */
  readonly versions: readonly { readonly version: number; readonly cases: number }[]
  readonly nodes: Readonly<Record<string, WirePlaceFigures>>
  readonly stages: Readonly<Record<string, WirePlaceFigures>>
  readonly clocks: Readonly<Record<string, WireClockFigures>>
}

/** What a simulation may assume of a flow because it was so: when cases came in, by which channel, and how steps ended. */
export interface WireHistoryProfile {
  /** How many cases came in between `from` and `to`. */
  readonly cases: number
  readonly from: WireInstant
  readonly to: WireInstant
  readonly profile: ProfileDocument
}
