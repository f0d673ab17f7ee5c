import { useTranslation } from 'react-i18next'
import type { EditName } from './history.ts'

/** What an edit is called in the reader's language: "Move Triage". */
export function useEditWords(): (name: EditName) => string {
  const { t } = useTranslation('designer')
  // A step names its text by its key; the test of the edits proves that each of them has one.
  return ({ key, params }) => t(`edits.${key}` as 'edits.connect', { name: '', count: 1, ...params })
}
