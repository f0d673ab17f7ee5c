import { useMemo } from 'react'
import type { Language } from '../../core/contract/language.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { numberWordsOf } from '../../look/numbers/number-words.ts'
import { lengthText } from '../../look/time/length.ts'
import type { ChartUnit } from './chart-data.ts'

/** How the values of a chart are said. */
export interface ChartWords {
  /** Of a scatter chart the second argument says which axis. */
  readonly value: (value: number, series?: number) => string
  /** A value at the axis, where room is scarce. */
  readonly tick: (value: number, series?: number) => string
  /** From one value to another; one that is open is left out. */
  readonly range: (from: number | null, to: number | null) => string
  readonly share: (value: number) => string
  /** A share in whole percent, for axes. */
  readonly wholeShare: (value: number) => string
  /** Where there is no value. */
  readonly nothing: string
}

/** Says values in a way of its own, by series where they differ. */
export type ChartFormat = (value: number, series?: number) => string

/** The words of a unit in a language; `format` says values in its own way. */
export function chartWordsOf(unit: ChartUnit, language: Language, format?: ChartFormat): ChartWords {
  const numbers = numberWordsOf(language)
  const nothing = '–'
  const value =
    format ??
    {
      count: numbers.count,
      share: numbers.share,
      duration: (length: number) => lengthText(length, language),
      number: numbers.decimal,
    }[unit]
  const tick = unit === 'share' && format === undefined ? numbers.wholeShare : value
  return {
    value,
    tick: unit === 'count' && format === undefined ? numbers.short : tick,
    range: (from, to) =>
      from === null && to === null ? nothing : `${from === null ? '' : value(from)}–${to === null ? '' : value(to)}`,
    share: numbers.share,
    wholeShare: numbers.wholeShare,
    nothing,
  }
}

/** The words of a chart in the reader's language. */
export function useChartWords(unit: ChartUnit, format?: ChartFormat): ChartWords {
  const language = useLanguage()
  return useMemo(() => chartWordsOf(unit, language, format), [unit, language, format])
}
