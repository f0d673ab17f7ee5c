import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DecideNode } from '../../../core/contract/flow.ts'
import { changeNode } from '../../edits/change-node.ts'
import { newRules, newRulesId } from '../../edits/new-node.ts'
import { addRules } from '../../rules/edits/rule-sets.ts'
import { useDesigner, useDocumentChoices, useParts } from '../../workspace/designer-parts.ts'
import { documentIn } from '../../workspace/workspace.ts'
import { ChoiceField } from '../fields/choice-field.tsx'
import classes from '../inspector.module.css'
import { RulesInWords } from '../rules-in-words.tsx'
import { useNodeEdit } from '../use-node-edit.ts'

/** Which rules decide, and what they say. */
export function DecideForm({ node }: { readonly node: DecideNode }) {
  const { t } = useTranslation(['designer', 'designerRules'])
  const { store, panels } = useParts()
  const mayEdit = useDesigner((state) => state.mayEdit && state.rulesRight === 'all')
  const isHere = useDesigner(({ history }) => documentIn(history.present, 'rules', node.rules) !== null)
  const rules = useDocumentChoices('rules')
  const change = useNodeEdit(node)
  const make = () => {
    const id = newRulesId(store.getState().history.present, node.id)
    store
      .getState()
      .edit({ key: 'newRules', params: { name: '' } }, (workspace) =>
        changeNode(addRules(workspace, newRules(id)), node.id, { rules: id }),
      )
    panels.getState().show('rules', id)
  }
  return (
    <>
      <ChoiceField
        label={t('fields.rules')}
        choices={rules}
        value={node.rules}
        onChoose={(rules) => rules !== undefined && change({ rules })}
      />
      <div className={classes.pair}>
        {isHere && (
          <Button variant="light" onClick={() => panels.getState().show('rules', node.rules)}>
            {t('designerRules:decide.open')}
          </Button>
        )}
        {mayEdit && (
          <Button variant="default" onClick={make}>
            {t('designerRules:decide.new')}
          </Button>
        )}
      </div>
      <RulesInWords id={node.rules} />
    </>
  )
}
