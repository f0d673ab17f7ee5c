import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactChoice, FactDefinition, FactType } from '../../core/contract/facts.ts'
import { useLanguage } from '../../look/language/use-language.ts'
import { changeFactType } from '../edits/change-facts.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { changeFlow } from '../workspace/workspace.ts'
import { ConsequencesDialog } from './consequences-dialog.tsx'
import { newProblems } from './new-problems.ts'
import type { FactEdit } from './use-fact-edit.ts'

interface ChangeTypeDialogProps {
  readonly fact: FactDefinition
  readonly type: FactType
  readonly edit: FactEdit
  readonly onClose: () => void
}

/** Says what would break before a fact becomes another kind of fact. */
export function ChangeTypeDialog({ fact, type, edit, onClose }: ChangeTypeDialogProps) {
  const { t } = useTranslation('designerFacts')
  const language = useLanguage()
  const { store } = useParts()
  const { params } = edit
  const first: FactChoice = { id: 'value-1', name: { [language]: t('form.value', { number: 1 }) } }
  // What is asked is asked of the documents as they are when the question comes up.
  const [problems] = useState(() => {
    const before = store.getState().history.present
    return newProblems(
      before,
      changeFlow(before, (flow) => changeFactType(flow, fact.id, type, first)),
      language,
    )
  })
  return (
    <ConsequencesDialog
      title={t('change.title', params)}
      text={t('change.text', { from: t(`types.${fact.type}`), to: t(`types.${type}`) })}
      problems={problems}
      more={[problems.length === 0 ? t('change.fine') : t('change.breaks', { count: problems.length })]}
      submit={t('change.submit')}
      cancel={t('change.cancel')}
      onSubmit={() =>
        edit.flow({ key: 'changeFactType', params }, (flow) => changeFactType(flow, fact.id, type, first))
      }
      onClose={onClose}
    />
  )
}
