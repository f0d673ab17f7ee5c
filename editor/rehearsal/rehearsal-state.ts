import type { StoreApi } from 'zustand/vanilla'
import type { Issue } from '../../core/contract/issue.ts'
import type { Language } from '../../core/contract/language.ts'
import type { Plan } from '../../core/contract/plan.ts'
import type { ScenarioAnswer, ScenarioDocument } from '../../core/contract/scenario.ts'
import type { Instant, Millis } from '../../core/contract/time.ts'
import type { Moment } from '../../simulation/rehearsal/moment.ts'
import type { RehearsedCase } from '../../simulation/rehearsal/rehearse-recorded.ts'
import type { RehearsalProblem } from '../../simulation/rehearsal/rehearse-scenario.ts'
import type { DesignerStore } from '../workspace/designer-store.ts'
import type { Player } from './ask-player.ts'
import type { Library } from './library.ts'
import type { Deed, Play } from './play.ts'
import type { RecordedSource } from './recorded-source.ts'
import type { Source } from './source.ts'

/** What was played, and can be looked at moment by moment. */
export interface Shown {
  readonly plan: Plan
  readonly moments: readonly Moment[]
  readonly endsAt: Instant
  readonly problems: readonly RehearsalProblem[]
  /** The scenario that was played; null for a real case. */
  readonly scenario: ScenarioDocument | null
  /** The real case that was played again. */
  readonly recorded: { readonly source: RecordedSource; readonly rehearsed: RehearsedCase } | null
}

export interface RehearsalState {
  readonly source: Source
  /** What somebody plays by hand; null for a scenario or a real case that is only looked at. */
  readonly play: Play | null
  /** What can be taken back, the newest last. */
  readonly past: readonly Play[]
  /** The plan of the draft, once it is known; tells time before anything is played. */
  readonly plan: Plan | null
  readonly shown: Shown | null
  /** What has to be mended before anything can be played. */
  readonly issues: readonly Issue[]
  /** What could not be fetched or done; null while all is well. */
  readonly error: unknown
  /** Why a real case cannot be shown, where it can be fetched. */
  readonly notice: 'kept' | 'otherFlow' | null
  readonly isBusy: boolean
  /** The moment that is looked at. */
  readonly index: number
  readonly isPlaying: boolean
  /** How many times faster than usual moments follow each other while they are played. */
  readonly speed: number
  /** How long after the one before each deed happens. */
  readonly paceMs: Millis
}

export interface RehearsalActions {
  /** Opens what shall be rehearsed; a sample case waits until it is begun. */
  open(source: Source): Promise<void>
  /** Plays what is open again, with the draft as it is now. */
  refresh(): Promise<void>
  begin(intake: Play['case']): Promise<void>
  deed(deed: Deed): Promise<void>
  passUntil(at: Instant): Promise<void>
  answer(node: string, answer: ScenarioAnswer | null): Promise<void>
  takeBack(): Promise<void>
  /** Goes on by hand from the moment that is looked at. */
  playOn(): Promise<void>
  /** Leaves what was played, for another sample case. */
  again(): void
  show(index: number): void
  showAt(at: Instant): void
  setPlaying(isPlaying: boolean): void
  setSpeed(speed: number): void
  setPace(paceMs: Millis): void
}

export type RehearsalStore = StoreApi<RehearsalState & RehearsalActions>

export interface RehearsalParts {
  readonly designer: DesignerStore
  readonly library: Library
  readonly player: Player
  readonly language: Language
  readonly now: () => Instant
  /** Null while the case has not begun. */
  readonly recorded: (id: string) => Promise<RecordedSource | null>
  /** Whether what happens is shown at once, without the way there. */
  readonly isStill: () => boolean
}
