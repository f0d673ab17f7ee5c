import type { FactValue } from './facts.ts'
import type { LocalText } from './language.ts'
import type { Matchers } from './matcher.ts'
import type { Duration } from './time.ts'

/** What a clock measures; when each starts and stops stands in core/metrics. */
export type MetricName =
  | 'firstResponse'
  | 'nextResponse'
  | 'periodicUpdate'
  | 'resolution'
  | 'ownership'
  | 'stage'
  | 'custom'

/** sla: towards the customer; ola: between own teams; uc: what a supplier owes. */
export type ClockType = 'sla' | 'ola' | 'uc'

/** Whose record names the calendar of a clock. */
export type CalendarOwner = 'customer' | 'team' | 'site'

export type CalendarReference = string | { readonly by: CalendarOwner; readonly else: string }

/** Facts that must have one of the values given; all of them. */
export type TargetCondition = Readonly<Record<string, FactValue | readonly FactValue[]>>

export interface TargetDefinition {
  readonly when?: TargetCondition
  readonly within: Duration
}

export type PausedWhile = 'any' | 'never' | { readonly waiting: readonly string[] }

/** When an escalation happens: at a share of the target, before `dueAt`, or after `breachesAt`. */
export type EscalationAt = { readonly percent: number } | { readonly before: Duration } | { readonly after: Duration }

export type EscalationAction =
  | { readonly action: 'notify'; readonly to: readonly string[]; readonly message?: string }
  | { readonly action: 'assign'; readonly team: string; readonly agent?: string }
  | { readonly action: 'set'; readonly fact: string; readonly value?: FactValue; readonly raiseBy?: number }
  | { readonly action: 'startFlow'; readonly flow: string; readonly facts?: Readonly<Record<string, string>> }
  | { readonly action: 'webhook'; readonly endpoint: string }
  | { readonly action: 'requireReason' }

export interface EscalationDefinition {
  readonly at: EscalationAt
  readonly do: readonly EscalationAction[]
}

export type OnTargetChange = 'carry' | 'restart' | 'fromChangeWhenRaised'
export type OnReopen = 'continue' | 'restart' | 'newCycle' | 'never'
export type OnCalendarChange = 'apply' | 'keep'

export interface ClockDefinition {
  readonly id: string
  readonly name?: LocalText
  readonly type?: ClockType
  readonly metric: MetricName
  readonly stage?: string
  readonly start?: Matchers
  readonly stop?: Matchers
  readonly cancel?: Matchers
  readonly repeats?: boolean
  readonly calendar: CalendarReference
  readonly targets: readonly TargetDefinition[]
  readonly pausedWhile?: PausedWhile
  readonly warnAt?: readonly number[]
  readonly escalations?: readonly EscalationDefinition[]
  readonly onTargetChange?: OnTargetChange
  readonly onReopen?: OnReopen
  readonly onCalendarChange?: OnCalendarChange
}

export interface WaitCap {
  readonly reason: string
  readonly atMost: Duration
}

/** A policy as people write it (FORMATS section 3). */
export interface PolicyDocument {
  readonly kind: 'policy'
  readonly id: string
  readonly name?: LocalText
  readonly clocks: readonly ClockDefinition[]
  readonly waits?: readonly WaitCap[]
}
