import { useLanguage } from '../../look/language/use-language.ts'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import type { ResultMeasure } from './result-rows.ts'

/** Simulated figures in the reader's words. */
export function useResultWords() {
  const language = useLanguage()
  const times = useTimeWords()
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const length = (ms: number | null | undefined) => (ms == null ? '–' : times.length(ms))
  const share = (value: number | null | undefined) => (value == null ? '–' : percent.format(value))
  const count = (value: number | null | undefined) => (value == null ? '–' : number.format(value))
  return {
    length,
    share,
    count,
    measured(value: number, measure: ResultMeasure): string {
      if (measure === 'load') return share(value)
      return measure === 'visits' ? count(value) : length(value)
    },
  }
}
