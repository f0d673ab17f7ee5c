import type { FactDefinition, FactValue } from './facts.ts'
import type { LocalText } from './language.ts'
import type { Matchers } from './matcher.ts'
import type { Duration } from './time.ts'

export type NodeKind = 'start' | 'task' | 'decide' | 'act' | 'wait' | 'survey' | 'split' | 'join' | 'subflow' | 'end'

interface NodeBase<K extends NodeKind> {
  readonly id: string
  readonly kind: K
  readonly stage: string
  readonly name?: LocalText
}

/** One entry of a form: a fact's id, or the fact with what the form says of it. */
export type FormField = string | { readonly fact: string; readonly required?: boolean; readonly help?: LocalText }

export type OutcomeDefinition = string | { readonly id: string; readonly name?: LocalText; readonly resolves?: boolean }

export interface QueueDefinition {
  readonly team?: string
  readonly role?: string
  readonly skills?: readonly string[]
  readonly region?: string
}

export interface StartNode extends NodeBase<'start'> {
  readonly channels?: readonly string[]
  readonly form?: readonly FormField[]
  readonly duplicates?: { readonly same: readonly string[]; readonly within: Duration }
}

export interface TaskNode extends NodeBase<'task'> {
  readonly queue?: QueueDefinition
  readonly form?: readonly FormField[]
  readonly instructions?: LocalText
  readonly outcomes: readonly OutcomeDefinition[]
}

export interface DecideNode extends NodeBase<'decide'> {
  readonly rules: string
}

export type ActStep =
  | { readonly do: 'send'; readonly template: string; readonly to: string; readonly channel?: string }
  | { readonly do: 'reply'; readonly template: string }
  | { readonly do: 'set'; readonly facts: Readonly<Record<string, FactValue>> }
  | { readonly do: 'assign'; readonly team: string }
  | { readonly do: 'webhook'; readonly endpoint: string }
  | { readonly do: 'lookup' }
  | { readonly do: 'classify' }
  | { readonly do: 'resolve' }

export interface ActNode extends NodeBase<'act'> {
  readonly steps: readonly ActStep[]
}

export interface WaitNode extends NodeBase<'wait'> {
  readonly for?: Duration
  readonly until?: string | { readonly fact: string }
  readonly event?: Matchers
  readonly timeout?: Duration
  readonly calendar?: string
}

export interface SurveyBand {
  readonly id: string
  readonly from: number
  readonly to: number
}

export interface SurveyNode extends NodeBase<'survey'> {
  readonly ask: 'csat' | 'nps' | 'scale10' | 'questions'
  readonly questions?: readonly { readonly id: string; readonly text?: LocalText; readonly scale?: number }[]
  readonly bands?: readonly SurveyBand[]
  readonly timeout?: Duration
}

export interface SplitNode extends NodeBase<'split'> {}

export interface JoinNode extends NodeBase<'join'> {
  readonly waitsFor: 'all' | 'any' | number
}

export interface SubflowNode extends NodeBase<'subflow'> {
  readonly flow: string
  readonly in?: Readonly<Record<string, string>>
  readonly out?: Readonly<Record<string, string>>
}

export interface EndNode extends NodeBase<'end'> {
  readonly does: 'resolve' | 'close' | 'cancel'
  readonly outcome?: string
}

export type FlowNode =
  | StartNode
  | TaskNode
  | DecideNode
  | ActNode
  | WaitNode
  | SurveyNode
  | SplitNode
  | JoinNode
  | SubflowNode
  | EndNode

export interface FlowEdge {
  readonly from: string
  readonly to: string
  readonly on: string
  readonly name?: LocalText
}

export interface StageDefinition {
  readonly id: string
  readonly name?: LocalText
}

/** A flow as people write it (FORMATS section 6). */
export interface FlowDocument {
  readonly kind: 'flow'
  readonly id: string
  readonly name?: LocalText
  readonly facts?: readonly FactDefinition[]
  readonly stages: readonly StageDefinition[]
  readonly policy?: string
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
  readonly reopen?: { readonly to?: string; readonly within?: Duration }
  readonly approval?: { readonly by: string }
  readonly layout?: Readonly<Record<string, { readonly x: number; readonly y: number; readonly folded?: boolean }>>
  readonly notes?: readonly {
    readonly id: string
    readonly text: LocalText
    readonly x: number
    readonly y: number
    readonly w?: number
    readonly h?: number
  }[]
}
