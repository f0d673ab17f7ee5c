import type { CompiledCalendar } from './calendar.ts'
import type { FactId, FactValue, Scalar } from './facts.ts'
import type { LocalText } from './language.ts'
import type { Duration, Instant } from './time.ts'

/** What a condition may ask of a fact; `core/operators` says what each of them means. */
export const operatorNames = [
  'is',
  'isNot',
  'in',
  'notIn',
  'contains',
  'startsWith',
  'below',
  'atMost',
  'above',
  'atLeast',
  'between',
  'before',
  'after',
  'withinLast',
  'isOpen',
  'present',
  'missing',
] as const

export type OperatorName = (typeof operatorNames)[number]

/** Which of the entries that hold decide: the first one; the only one there can be; or every one, later ones winning in what is set. */
export const hitPolicies = ['first', 'unique', 'collect'] as const

export type HitPolicy = (typeof hitPolicies)[number]

/** Both ends are included: two numbers, two dates or two instants. */
export interface Between {
  readonly from: number | string
  readonly to: number | string
}

/** The right side of a condition when it is the value of another fact. */
export interface FactReference {
  readonly fact: FactId
}

/** The right side of a condition when it is written down. `present` and `missing` have none. */
export type Operand = Scalar | readonly Scalar[] | Between | Duration

// ---- as people write them

/** One question to one fact: `{ "fact": "amount", "op": "below", "value": 5000 }`. */
export interface TestCondition {
  readonly fact: FactId
  readonly op: OperatorName
  readonly value?: Operand | FactReference
}

/** A condition of a list: a question, or a group of at least one. */
export type Condition =
  | TestCondition
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

/** The keys of a table cell: an operator each; `from` is another word for `atLeast` and `to` for `atMost`. */
export type CellKey = OperatorName | 'from' | 'to'

/** A cell of a table: anything, or all of what it names. `{ "present": true }` and `{ "missing": true }` stand for operators without a value. */
export type Cell = '-' | { readonly [key in CellKey]?: Operand | FactReference }

/** One row of a table: a cell for each input, a value for each output (`"-"` leaves that fact alone), and the way out it takes. */
export interface TableRow {
  readonly id: string
  readonly name?: LocalText
  readonly if: readonly Cell[]
  readonly then?: readonly FactValue[]
  readonly outcome?: string
}

/** A decision table. */
export interface RulesTable {
  readonly kind: 'rules'
  readonly id: string
  readonly name?: LocalText
  readonly style: 'table'
  readonly hit: HitPolicy
  readonly inputs: readonly { readonly fact: FactId }[]
  readonly outputs?: readonly { readonly fact: FactId }[]
  readonly rows: readonly TableRow[]
}

/** One rule of a list. Without `if` it always holds: the `else` at the end. */
export interface ListRule {
  readonly id: string
  readonly name?: LocalText
  readonly if?: Condition
  readonly then: { readonly set?: { readonly [fact: FactId]: FactValue }; readonly outcome?: string }
}

/** A list of rules: if, else if, else (`first`), or every one that holds (`collect`). */
export interface RulesList {
  readonly kind: 'rules'
  readonly id: string
  readonly name?: LocalText
  readonly style: 'list'
  readonly hit: HitPolicy
  readonly rules: readonly ListRule[]
}

/** A rule set as people write it. */
export type RulesDocument = RulesTable | RulesList

// ---- as a plan carries them

/** A question of a compiled rule set: against a value written down, or against what another fact holds. */
export type CompiledTest =
  | { readonly kind: 'test'; readonly fact: FactId; readonly op: OperatorName; readonly value: Operand }
  | { readonly kind: 'test'; readonly fact: FactId; readonly op: OperatorName; readonly otherFact: FactId }

/** The condition of an entry; `always` is a rule without `if` or a row of dashes. Groups are never empty. */
export type CompiledCondition =
  | CompiledTest
  | { readonly kind: 'always' }
  | { readonly kind: 'all' | 'any'; readonly of: readonly CompiledCondition[] }
  | { readonly kind: 'not'; readonly of: CompiledCondition }

/** A row or a rule, which are the same thing once compiled. */
export interface CompiledEntry {
  readonly id: string
  readonly name?: LocalText
  readonly if: CompiledCondition
  readonly set: { readonly [fact: FactId]: FactValue }
  readonly outcome: string | null
}

/**
 * A rule set as a plan carries it: plain JSON, entries in the order in which they count.
 * Made by `compileRules` (model/rules), run by `evaluate` and `evaluateCompiled` (rules).
 */
export interface CompiledRuleSet {
  readonly kind: 'rules'
  readonly id: string
  /** The number of the published version, or null for a document that never was published. */
  readonly version: number | null
  readonly name?: LocalText
  readonly hit: HitPolicy
  readonly entries: readonly CompiledEntry[]
  /** The facts that the conditions look at, sorted. */
  readonly reads: readonly FactId[]
  /** The calendars that `isOpen` names, sorted; whoever evaluates has to give them. */
  readonly calendars: readonly string[]
  /** True if a `withinLast` counts calendar days or business time, so that whoever evaluates has to give a default calendar. */
  readonly needsDefaultCalendar: boolean
  /** The columns, if a table was written. They only matter for writing it back. */
  readonly table?: { readonly inputs: readonly FactId[]; readonly outputs: readonly FactId[] }
}

// ---- evaluating

/** What the operators know beside the facts. */
export interface EvaluationContext {
  /** The instant at which the rules are looked at. */
  readonly nowAt: Instant
  /** By id; at least those that the rule set names. */
  readonly calendars: Readonly<Record<string, CompiledCalendar>>
  /** The calendar, of those given, in which `withinLast` counts days and business time. In a flow it is the policy's first. */
  readonly defaultCalendar?: string
}

/** Whether an entry or a condition held, did not, or was not looked at because an entry above had decided. */
export type TraceResult = 'held' | 'failed' | 'notReached'

/** One condition of an entry, in the order written, groups flattened; its result is its own, before a `not` around it. */
export interface TraceCondition {
  readonly fact: FactId
  readonly op: OperatorName
  /** The right side; what the other fact holds if there is one. Null for `present` and `missing`, and where nothing was looked at. */
  readonly expected: Operand
  /** The fact on the right side, if there is one. */
  readonly otherFact?: FactId
  /** What the fact holds; null if it is missing or was not looked at. */
  readonly seen: FactValue
  readonly result: TraceResult
}

/** What became of one row or rule. */
export interface TraceEntry {
  readonly id: string
  readonly result: TraceResult
  readonly conditions: readonly TraceCondition[]
}

/**
 * What a rule set says about some facts.
 *
 * - `first`: only the first entry that holds is in `held`; those below it are not reached.
 * - `unique`: as the checks made sure, at most one holds; should two hold where the checks could not tell, both are in `held` and the upper one counts.
 * - `collect`: every entry that holds is in `held`, later ones win in `set`, and the first outcome counts.
 */
export interface Verdict {
  /** The way out; null if no entry that holds names one. */
  readonly outcome: string | null
  readonly set: { readonly [fact: FactId]: FactValue }
  /** Ids of the entries that held, in document order. */
  readonly held: readonly string[]
  /** Every entry, in document order. */
  readonly trace: readonly TraceEntry[]
}
