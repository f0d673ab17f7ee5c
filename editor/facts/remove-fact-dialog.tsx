import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../core/contract/facts.ts'
import { removeFact } from '../edits/remove-fact.ts'
import { focusAfter } from '../views/focus-after.ts'
import { usePanels, useParts } from '../workspace/designer-parts.ts'
import { ConsequencesDialog } from './consequences-dialog.tsx'
import type { FactUse } from './fact-uses.ts'
import type { FactEdit } from './use-fact-edit.ts'
import { useUseWords } from './use-use-words.ts'

interface RemoveFactDialogProps {
  readonly fact: FactDefinition
  readonly edit: FactEdit
  readonly uses: readonly FactUse[]
  readonly onClose: () => void
}

/** Says where a fact is used, and what goes with it, before it goes. */
export function RemoveFactDialog({ fact, edit, uses, onClose }: RemoveFactDialogProps) {
  const { t } = useTranslation('designerFacts')
  const { store, panels } = useParts()
  const say = useUseWords()
  const at = usePanels(({ view }) => view.at)
  const isUsed = uses.length > 0
  const remove = () => {
    store.getState().edit({ key: 'removeFact', params: edit.params }, (workspace) => removeFact(workspace, fact.id))
    if (at === fact.id) panels.getState().show('facts')
    focusAfter('[data-facts] [aria-current]')
  }
  return (
    <ConsequencesDialog
      title={t('remove.title', edit.params)}
      text={isUsed ? t('remove.used', { count: uses.length }) : t('uses.none')}
      problems={uses.map(say)}
      more={[
        ...(isUsed ? [t('remove.consequences')] : []),
        ...(uses.some(({ kind }) => kind === 'text') ? [t('remove.texts')] : []),
      ]}
      submit={isUsed ? t('remove.submit') : t('remove.submitUnused')}
      cancel={t('remove.cancel')}
      onSubmit={remove}
      onClose={onClose}
    />
  )
}
