import { useTranslation } from 'react-i18next'
import type { EditName } from './history.ts'

/** What an edit is called in the reader's language: "Move Triage". */
export function useEditWords(): (name: EditName) => string {
  const { t } = useTranslation('designer')
  // Which text it is, is not known here; the type of the key says that there is one.
  return ({ key, params }) => t(`edits.${key}` as 'edits.connect', { name: '', count: 1, ...params })
}
