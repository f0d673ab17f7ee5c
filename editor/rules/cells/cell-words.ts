import type { FactDefinition, FactId } from '../../../core/contract/facts.ts'
import type { OperatorName } from '../../../core/contract/rules.ts'
import type { DurationUnit } from '../../../core/contract/time.ts'
import { designerRules as english } from '../../../locales/en/console/designer-rules.ts'
import { designerRules as chinese } from '../../../locales/zh-CN/console/designer-rules.ts'

/** Something that has names, of which the first is written and all are understood. */
export interface Called<T> {
  readonly what: T
  readonly names: readonly string[]
}

/** The words in which cells are written as text, and read from it: those of the reader first, those of the other language as well. */
export interface CellWords {
  readonly any: readonly string[]
  readonly leave: readonly string[]
  readonly operators: readonly Called<OperatorName>[]
  readonly and: readonly string[]
  readonly booleans: readonly Called<boolean>[]
  readonly units: readonly Called<DurationUnit>[]
  readonly facts: readonly Called<FactId>[]
  readonly calendars: readonly Called<string>[]
  readonly ways: readonly Called<string>[]
  /** What the values of a fact with a closed set are called. */
  readonly choices: (definition: FactDefinition) => readonly Called<string>[]
  readonly separator: string
}

type Texts = typeof english.typed

/** The words of a language and those of the other one behind them. */
export function typedWords(language: string): {
  readonly [K in Exclude<keyof Texts, 'operators' | 'units'>]: readonly string[]
} & {
  readonly operators: readonly Called<OperatorName>[]
  readonly units: readonly Called<DurationUnit>[]
} {
  const [own, other] = language === 'zh-CN' ? [chinese.typed, english.typed] : [english.typed, chinese.typed]
  const both = (part: 'any' | 'leave' | 'and' | 'yes' | 'no') => [...own[part], ...other[part]]
  const called = <T extends string>(
    one: Readonly<Record<T, readonly string[]>>,
    two: Readonly<Record<T, readonly string[]>>,
  ) => (Object.keys(one) as T[]).map((what) => ({ what, names: [...one[what], ...two[what]] }))
  return {
    any: both('any'),
    leave: both('leave'),
    and: both('and'),
    yes: both('yes'),
    no: both('no'),
    operators: called(own.operators, other.operators),
    units: called(own.units, other.units),
  }
}
