import type { CompiledCalendar } from './calendar.ts'
import type { Actor, CaseCommand } from './case-command.ts'
import type { Plan } from './plan.ts'
import type { CalendarOwner } from './policy.ts'
import type { Verdict } from './rules.ts'
import type { CaseFacts } from './state.ts'
import type { Instant } from './time.ts'

/** How a case begins. `facts` may name built-in `customer.*` facts; nothing else built in. */
export interface CaseIntake {
  readonly id: string
  readonly facts?: CaseFacts
  readonly channel?: string
  readonly team?: string
  readonly assignee?: string
  /** A reason: the case is created waiting. */
  readonly waiting?: string
  /** A bot has the case first. */
  readonly bot?: boolean
  readonly links?: readonly { readonly to: string; readonly as: string }[]
}

/**
 * All that can happen to a case. `at` is when the system accepted it; `step` applies it at the later of that and the
 * last event, after every deadline strictly before.
 */
export type CaseEvent =
  | {
      readonly kind: 'create'
      readonly at: Instant
      readonly actor: Actor
      readonly intake: CaseIntake
      readonly behaviour: number
      readonly commandId?: string
    }
  | {
      readonly kind: 'command'
      readonly at: Instant
      readonly actor: Actor
      readonly command: CaseCommand
      readonly commandId?: string
    }
  /** Time passes: everything that is due at `at` or before happens. `detectedAt`: when it was noticed, if later. */
  | { readonly kind: 'tick'; readonly at: Instant; readonly detectedAt?: Instant }
  | { readonly kind: 'verdict'; readonly at: Instant; readonly ref: string; readonly verdict: Verdict }
  | {
      readonly kind: 'performed'
      readonly at: Instant
      readonly ref: string
      readonly ok: boolean
      readonly facts?: CaseFacts
      /** The words of an automatic reply, as they were stored. */
      readonly contentId?: string
      readonly error?: string
    }
  | {
      readonly kind: 'childEnded'
      readonly at: Instant
      readonly ref: string
      readonly outcome: string | null
      readonly facts: CaseFacts
    }
  | {
      readonly kind: 'calendarLoaded'
      readonly at: Instant
      readonly by: CalendarOwner
      readonly calendar: CompiledCalendar | null
    }
  | { readonly kind: 'calendarPublished'; readonly at: Instant; readonly calendar: CompiledCalendar }
  /**
   * The case moves to another plan; `mapping` says where the branches of nodes that are gone go on. `place` counts the
   * publications of plans: an older one that comes after a newer one changes nothing.
   */
  | {
      readonly kind: 'migrated'
      readonly at: Instant
      readonly plan: Plan
      readonly mapping?: Readonly<Record<string, string>>
      readonly place?: number
    }
  /** A command that came when nobody waits for the answer, and that the case cannot take: only the timeline changes. */
  | {
      readonly kind: 'rejected'
      readonly at: Instant
      readonly actor: Actor
      /** What the command wanted, as far as that could be read. */
      readonly word: string
      readonly code: string
      readonly commandId?: string
    }
