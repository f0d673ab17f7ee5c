import type { ActStep } from './flow.ts'
import type { CalendarOwner } from './policy.ts'
import type { CaseRecord } from './record.ts'
import type { CaseFacts } from './state.ts'
import type { Instant } from './time.ts'

/**
 * What `step` asks of its host, as data. `record` comes first, once, if anything happened; whatever carries a `ref` is
 * answered by an event with that ref; jobs (`notify`, `webhook`, `survey`) have an `id` that is unique for ever, so a
 * host that performs them twice can tell.
 */
export type Command =
  | { readonly kind: 'record'; readonly records: readonly CaseRecord[] }
  | {
      readonly kind: 'evaluate'
      readonly ref: string
      readonly rules: string
      readonly facts: CaseFacts
      readonly at: Instant
    }
  | { readonly kind: 'loadCalendar'; readonly by: CalendarOwner; readonly id: string }
  | {
      readonly kind: 'perform'
      readonly ref: string
      readonly node: string
      readonly step: ActStep
      readonly at: Instant
    }
  | {
      readonly kind: 'notify'
      readonly id: string
      readonly at: Instant
      readonly to: string
      readonly message: string | null
      /** Why: the clock and instance that escalated; null for other notifications. */
      readonly clock: string | null
      readonly instance: number | null
    }
  | {
      readonly kind: 'webhook'
      readonly id: string
      readonly at: Instant
      readonly endpoint: string
      readonly clock: string | null
      readonly instance: number | null
    }
  | { readonly kind: 'survey'; readonly id: string; readonly at: Instant; readonly node: string; readonly ask: string }
  | {
      readonly kind: 'startCase'
      readonly id: string
      readonly at: Instant
      readonly flow: string
      readonly facts: CaseFacts
      readonly ref: string | null
      readonly as: 'child' | 'escalation'
    }
  | { readonly kind: 'finish' }
