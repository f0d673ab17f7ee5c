import { useLanguage } from '../language/use-language.ts'
import { type NumberWords, numberWordsOf } from './number-words.ts'

/** Numbers in the reader's words. */
export function useNumberWords(): NumberWords {
  return numberWordsOf(useLanguage())
}
