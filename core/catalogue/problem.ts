import type { Severity } from '../contract/issue.ts'

/**
 * What a parameter of a problem is: `text` and `number` are shown as they are, a `list` is joined,
 * a `type` is one of `typeNames` and is shown in the reader's language.
 */
export type ParamType = 'text' | 'number' | 'list' | 'type'

/** The kinds of value that documents are made of, as messages name them. */
export const typeNames = ['nothing', 'null', 'text', 'number', 'boolean', 'list', 'object', 'value'] as const

export type TypeName = (typeof typeNames)[number]

/** One entry of the catalogue: how much the problem weighs, and with what its text is filled. */
export interface ProblemDefinition {
  readonly severity: Severity
  readonly params: Readonly<Record<string, ParamType>>
}

/** The entries of one area by code, `<area>.<what>` in kebab-case. */
export type ProblemArea = Readonly<Record<string, ProblemDefinition>>

interface ParamValues {
  text: string
  number: number
  list: readonly string[]
  type: TypeName
}

/** The parameters that a text needs, with their types. */
export type ParamValuesOf<D extends ProblemDefinition> = {
  readonly [P in keyof D['params']]: ParamValues[D['params'][P]]
}
