import type { CompiledCalendar } from './calendar.ts'
import type { FactDefinition } from './facts.ts'
import type { ActStep, FlowNode, FormField, QueueDefinition, StageDefinition, SurveyBand } from './flow.ts'
import type { LocalText } from './language.ts'
import type { Matcher } from './matcher.ts'
import type {
  CalendarOwner,
  ClockType,
  EscalationDefinition,
  MetricName,
  OnCalendarChange,
  OnReopen,
  OnTargetChange,
  TargetCondition,
} from './policy.ts'
import type { CompiledRuleSet } from './rules.ts'
import type { Duration } from './time.ts'

/** A published document, or a draft (version null). */
export interface VersionRef {
  readonly id: string
  readonly version: number | null
}

/** A target with its conditions as lists; the first that matches counts. */
export interface PlanTarget {
  readonly when: readonly { readonly fact: string; readonly oneOf: TargetCondition[string][] }[]
  readonly within: Duration
}

/** A clock with every default filled in. */
export interface PlanClock {
  readonly id: string
  readonly name: LocalText
  readonly type: ClockType
  readonly metric: MetricName
  /** The stage it measures; null unless the metric is `stage`. */
  readonly stage: string | null
  /** Empty unless the metric is `custom`. */
  readonly start: readonly Matcher[]
  readonly stop: readonly Matcher[]
  readonly cancel: readonly Matcher[]
  readonly repeats: boolean
  /** The calendar of the clock, or the one that counts until its owner's is known. */
  readonly calendar: string
  readonly calendarBy: CalendarOwner | null
  readonly targets: readonly PlanTarget[]
  readonly pausedWhile: 'any' | 'never' | readonly string[]
  /** Percent, ascending, each once. */
  readonly warnAt: readonly number[]
  readonly escalations: readonly EscalationDefinition[]
  readonly onTargetChange: OnTargetChange
  readonly onReopen: OnReopen
  readonly onCalendarChange: OnCalendarChange
}

export interface PlanPolicy {
  readonly id: string
  readonly version: number | null
  readonly clocks: readonly PlanClock[]
  readonly waits: Readonly<Record<string, Duration>>
}

interface PlanNodeBase {
  readonly id: string
  readonly stage: string
  readonly name: LocalText
  /** The node that each way out leads to. */
  readonly ways: Readonly<Record<string, string>>
  /** What the flow calls its ways out; left out where it calls none of them anything. */
  readonly wayNames?: Readonly<Record<string, LocalText>>
}

export interface PlanOutcome {
  readonly id: string
  readonly name: LocalText
  readonly resolves: boolean
}

export type PlanNode =
  | (PlanNodeBase & {
      readonly kind: 'start'
      readonly channels: readonly string[]
      readonly form: readonly FormField[]
    })
  | (PlanNodeBase & {
      readonly kind: 'task'
      readonly queue: QueueDefinition
      readonly form: readonly FormField[]
      /** For the people who do it; left out where the flow gives none. */
      readonly instructions?: LocalText
      readonly outcomes: readonly PlanOutcome[]
    })
  | (PlanNodeBase & { readonly kind: 'decide'; readonly rules: string })
  | (PlanNodeBase & { readonly kind: 'act'; readonly steps: readonly ActStep[] })
  | (PlanNodeBase & {
      readonly kind: 'wait'
      readonly for: Duration | null
      /** Epoch milliseconds, or the fact that holds the instant. */
      readonly until: number | { readonly fact: string } | null
      readonly event: readonly Matcher[]
      readonly timeout: Duration | null
      /** The calendar its durations are counted in; null when the flow has none: then always open, in UTC. */
      readonly calendar: string | null
    })
  | (PlanNodeBase & {
      readonly kind: 'survey'
      readonly ask: 'csat' | 'nps' | 'scale10' | 'questions'
      readonly bands: readonly SurveyBand[]
      readonly timeout: Duration | null
      readonly calendar: string | null
    })
  | (PlanNodeBase & { readonly kind: 'split' })
  | (PlanNodeBase & {
      readonly kind: 'join'
      readonly waitsFor: 'all' | 'any' | number
      /** The innermost split whose branches meet here; null when there is none, then each arrival passes. */
      readonly split: string | null
    })
  | (PlanNodeBase & {
      readonly kind: 'subflow'
      readonly flow: string
      /** Target fact of the child: source fact of the parent. */
      readonly in: Readonly<Record<string, string>>
      /** Target fact of the parent: source fact of the child. */
      readonly out: Readonly<Record<string, string>>
    })
  | (PlanNodeBase & {
      readonly kind: 'end'
      readonly does: 'resolve' | 'close' | 'cancel'
      readonly outcome: string | null
    })

/** The plan's form of one node kind. */
export type PlanNodeOf<K extends FlowNode['kind']> = Extract<PlanNode, { kind: K }>

/**
 * The closure of a flow: all that a case needs to run, as plain JSON of at most 1 MB.
 * Made by compile (model), pinned by id, version and hash, never changed afterwards.
 */
export interface Plan {
  readonly kind: 'plan'
  readonly format: 1
  readonly id: string
  readonly version: number | null
  /** SHA-256 in hex over the canonical JSON of the rest; empty for a plan that was never published. */
  readonly hash: string
  readonly name: LocalText
  readonly facts: readonly FactDefinition[]
  /** False for the bare flow: then any fact may be set, and its type is that of its value. */
  readonly hasFactList: boolean
  readonly stages: readonly StageDefinition[]
  readonly start: string
  readonly nodes: Readonly<Record<string, PlanNode>>
  readonly policy: PlanPolicy | null
  readonly calendars: Readonly<Record<string, CompiledCalendar>>
  readonly rules: Readonly<Record<string, CompiledRuleSet>>
  /** Which evaluator decides live cases of this plan. */
  readonly evaluator: 'json-rules-engine' | 'compiled'
  readonly reopen: { readonly to: string | null; readonly within: Duration }
}
