import { useTranslation } from 'react-i18next'
import { useTimeWords } from '../../look/time/use-time-words.ts'

/** Lengths in the reader's words; what takes less than a second is done at once. */
export function useLengthWords(): (ms: number) => string {
  const { t } = useTranslation('designerOperation')
  const times = useTimeWords()
  return (ms) => (ms < 1000 ? t('atOnce') : times.length(ms))
}
