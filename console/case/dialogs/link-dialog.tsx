import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../../drafts/use-draft.ts'
import { useCaseCommand } from '../use-case-command.ts'
import { useCaseIdOf } from '../use-case-id-of.ts'
import { CaseDialogFrame, type CaseDialogProps } from './case-dialog.tsx'
import { isChoice } from './is-choice.ts'

/** Links the case with another one. */
export function LinkDialog({ item, address, onClose }: CaseDialogProps) {
  const { t } = useTranslation('case')
  const command = useCaseCommand(address)
  const caseIdOf = useCaseIdOf()
  const draft = useDraft(`${item.id}.link`, { to: '', as: 'related' }, isChoice('to', 'as'))
  const [fault, setFault] = useState<string | null>(null)

  const submit = async () => {
    const found = await caseIdOf(draft.value.to)
    const problem = found.ok ? (found.id === item.id ? t('link.self') : null) : found.problem
    setFault(problem)
    if (problem !== null || !found.ok) return
    if (!(await command.run({ do: 'link', commandId: draft.sendingId(found.id), to: found.id, as: draft.value.as })))
      return
    draft.clear()
    onClose()
  }

  return (
    <CaseDialogFrame
      title={t('link.title')}
      submit={t('link.submit')}
      command={command}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('link.to')}
        value={draft.value.to}
        error={fault ?? undefined}
        onChange={(event) => draft.change({ ...draft.value, to: event.currentTarget.value })}
      />
      <Select
        label={t('link.as')}
        allowDeselect={false}
        value={draft.value.as}
        data={Object.entries(t('link.kinds', { returnObjects: true })).map(([value, label]) => ({ value, label }))}
        onChange={(as) => draft.change({ ...draft.value, as: as ?? 'related' })}
      />
    </CaseDialogFrame>
  )
}
