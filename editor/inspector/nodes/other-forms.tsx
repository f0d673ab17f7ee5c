import { NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EndNode, JoinNode, SubflowNode } from '../../../core/contract/flow.ts'
import { useDocumentChoices, useParts } from '../../workspace/designer-parts.ts'
import { ChoiceField } from '../fields/choice-field.tsx'
import { FactMap } from '../fields/fact-map.tsx'
import { TextField } from '../fields/text-field.tsx'
import { idFrom } from '../id-from.ts'
import { useNodeEdit } from '../use-node-edit.ts'

/** A split has nothing to fill in: its ways are its branches. */
export function SplitForm() {
  const { t } = useTranslation('designer')
  return <p>{t('fields.branchesHelp')}</p>
}

/** For how many branches a join waits. */
export function JoinForm({ node }: { readonly node: JoinNode }) {
  const { t } = useTranslation('designer')
  const change = useNodeEdit(node)
  const { store } = useParts()
  const kind = typeof node.waitsFor === 'number' ? 'count' : node.waitsFor
  return (
    <>
      <Select
        label={t('fields.waitsFor')}
        data={(['all', 'any', 'count'] as const).map((one) => ({
          value: one,
          label: t(`fields.waitsForWords.${one}`),
        }))}
        value={kind}
        allowDeselect={false}
        onChange={(chosen) => change({ waitsFor: chosen === 'all' || chosen === 'any' ? chosen : 2 })}
      />
      {typeof node.waitsFor === 'number' && (
        <NumberInput
          label={t('fields.count')}
          value={node.waitsFor}
          min={1}
          max={100}
          allowDecimal={false}
          onChange={(count) => Number(count) >= 1 && change({ waitsFor: Number(count) }, 'waitsFor')}
          onBlur={() => store.getState().settle()}
        />
      )}
    </>
  )
}

/** Which process runs as a case of its own, what it is given, and what it brings back. */
export function SubflowForm({ node }: { readonly node: SubflowNode }) {
  const { t } = useTranslation('designer')
  const flows = useDocumentChoices('flow')
  const change = useNodeEdit(node)
  return (
    <>
      <ChoiceField
        label={t('fields.flow')}
        choices={flows}
        value={node.flow}
        onChoose={(flow) => flow !== undefined && change({ flow })}
      />
      <FactMap
        label={t('fields.in')}
        targetLabel={t('fields.mapTo')}
        sourceLabel={t('fields.mapFrom')}
        value={node.in ?? {}}
        isOwn="source"
        onChange={(map) => change({ in: map }, 'in')}
      />
      <FactMap
        label={t('fields.out')}
        targetLabel={t('fields.mapOutTo')}
        sourceLabel={t('fields.mapOutFrom')}
        value={node.out ?? {}}
        isOwn="target"
        onChange={(map) => change({ out: map }, 'out')}
      />
    </>
  )
}

/** What becomes of the case when a way ends here. */
export function EndForm({ node }: { readonly node: EndNode }) {
  const { t } = useTranslation('designer')
  const change = useNodeEdit(node)
  return (
    <>
      <Select
        label={t('fields.does')}
        data={(['resolve', 'close', 'cancel'] as const).map((does) => ({ value: does, label: t(`card.does.${does}`) }))}
        value={node.does}
        allowDeselect={false}
        onChange={(chosen) => {
          if (chosen === 'resolve' || chosen === 'close' || chosen === 'cancel') change({ does: chosen })
        }}
      />
      <TextField
        canBeEmpty
        label={t('fields.endOutcome')}
        value={node.outcome ?? ''}
        maxLength={64}
        onType={(text) => change({ outcome: text === '' ? undefined : idFrom(text) }, 'outcome')}
      />
    </>
  )
}
