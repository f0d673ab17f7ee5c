import { useTranslation } from 'react-i18next'
import type { DecideNode } from '../../../core/contract/flow.ts'
import { useDocumentChoices } from '../../workspace/designer-parts.ts'
import { ChoiceField } from '../fields/choice-field.tsx'
import { RulesInWords } from '../rules-in-words.tsx'
import { useNodeEdit } from '../use-node-edit.ts'

/** Which rules decide, and what they say. */
export function DecideForm({ node }: { readonly node: DecideNode }) {
  const { t } = useTranslation('designer')
  const rules = useDocumentChoices('rules')
  const change = useNodeEdit(node)
  return (
    <>
      <ChoiceField
        label={t('fields.rules')}
        choices={rules}
        value={node.rules}
        onChoose={(rules) => rules !== undefined && change({ rules })}
      />
      <RulesInWords id={node.rules} />
    </>
  )
}
