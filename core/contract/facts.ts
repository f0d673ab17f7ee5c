import type { LocalText } from './language.ts'

/** Ids joined by dots: `priority`, `customer.tier`. */
export type FactId = string

/** What a fact may be about; it decides which values it takes and which operators may look at it. */
export const factTypes = ['enum', 'text', 'number', 'boolean', 'date', 'instant', 'list'] as const

export type FactType = (typeof factTypes)[number]

/** One plain value. A date is written `2026-11-23`, an instant `2026-11-23T09:00:00-05:00`; `null` says that the fact is missing. */
export type Scalar = string | number | boolean | null

/** What a fact holds. Facts of type `list` hold a list of plain values. */
export type FactValue = Scalar | readonly Scalar[]

/**
 * The facts of a case, given flat (`"customer.tier"`) or nested (`{ customer: { tier } }`); flat wins, and only own properties count.
 * Read them with `readFact`.
 */
export type Facts = { readonly [id: FactId]: FactValue | NestedFacts }

/** Facts below the first part of their id. */
export type NestedFacts = { readonly [part: string]: FactValue | NestedFacts }

/** One value of an `enum` (or of a `list` with a closed set of values); in the order of the list the values rise, so `raiseBy` can count. */
export type FactChoice = string | { readonly id: string; readonly name?: LocalText }

/** A fact as a flow declares it. */
export interface FactDefinition {
  readonly id: FactId
  readonly type: FactType
  /** The closed set of values, in rising order. Required for `enum`, possible for `list`, nowhere else. */
  readonly values?: readonly FactChoice[]
  /** What a number counts: `CNY`, `minutes`. */
  readonly unit?: string
  /** The value a case starts with when none is given. */
  readonly default?: FactValue
  readonly name?: LocalText
  /** One sentence for whoever fills in a form. */
  readonly help?: LocalText
  /** Values that make sense, for rehearsals and forms. */
  readonly samples?: readonly FactValue[]
  /** Kept out of workflow histories, and erasable. */
  readonly personal?: boolean
}
