import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isText, useDraft } from '../../drafts/use-draft.ts'
import { useCaseCommand } from '../use-case-command.ts'
import { useCaseIdOf } from '../use-case-id-of.ts'
import { CaseDialogFrame, type CaseDialogProps } from './case-dialog.tsx'

/** Merges the case into another one; it cannot be undone, and says so. */
export function MergeDialog({ item, address, onClose }: CaseDialogProps) {
  const { t } = useTranslation('case')
  const command = useCaseCommand(address)
  const caseIdOf = useCaseIdOf()
  const draft = useDraft(`${item.id}.merge`, '', isText)
  const [fault, setFault] = useState<string | null>(null)

  const submit = async () => {
    const found = await caseIdOf(draft.value)
    const problem = found.ok ? (found.id === item.id ? t('link.self') : null) : found.problem
    setFault(problem)
    if (problem !== null || !found.ok) return
    if (!(await command.run({ do: 'merge', commandId: draft.sendingId(found.id), into: found.id }))) return
    draft.clear()
    onClose()
  }

  return (
    <CaseDialogFrame
      title={t('merge.title')}
      submit={t('merge.submit')}
      isDangerous
      command={command}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text fz="sm">{t('merge.explain')}</Text>
      <TextInput
        data-autofocus
        label={t('merge.into')}
        value={draft.value}
        error={fault ?? undefined}
        onChange={(event) => draft.change(event.currentTarget.value)}
      />
    </CaseDialogFrame>
  )
}
