import type { ParamsOf, ProblemCode } from '../core/catalogue/index.ts'
import type { FactId, Scalar } from '../core/contract/facts.ts'
import type { LocalText } from '../core/contract/language.ts'
import type { HitPolicy } from '../core/contract/rules.ts'

type RulesProblemCode = Extract<ProblemCode, `rules.${string}`>

/** A part that a conversion could not keep, or not quite; an issue without its words. `path` is a JSON Pointer into what was converted. */
export type ConversionProblem = {
  readonly [C in RulesProblemCode]: { readonly code: C; readonly path: string; readonly params: ParamsOf<C> }
}[RulesProblemCode]

/** A condition as json-rules-engine reads it from JSON. */
export type EngineCondition =
  | { readonly all: readonly EngineCondition[] }
  | { readonly any: readonly EngineCondition[] }
  | { readonly not: EngineCondition }
  | { readonly fact: string; readonly operator: string; readonly value: unknown }

/** A rule as json-rules-engine reads it from JSON. An empty event type says that the rule has no outcome. */
export interface EngineRule {
  readonly name: string
  readonly priority: number
  readonly conditions: EngineCondition
  readonly event: { readonly type: string; readonly params?: { readonly [fact: FactId]: Scalar | readonly Scalar[] } }
}

/** Rules of json-rules-engine, with what only Pledge knows of them beside, so that they can be brought back as they were. */
export interface EngineDocument {
  readonly rules: readonly EngineRule[]
  readonly pledge: EngineOrigin
}

/** What rules of json-rules-engine do not say. */
export interface EngineOrigin {
  readonly id: string
  readonly name?: LocalText
  readonly hit: HitPolicy
  /** The names of entries that have one, by id. */
  readonly names?: { readonly [entry: string]: LocalText }
  /** The columns, if it was a table. */
  readonly table?: { readonly inputs: readonly FactId[]; readonly outputs: readonly FactId[] }
}
