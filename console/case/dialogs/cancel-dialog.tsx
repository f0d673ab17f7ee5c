import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../api/new-id.ts'
import { useCaseCommand } from '../use-case-command.ts'
import { CaseDialogFrame, type CaseDialogProps } from './case-dialog.tsx'

/** Asks before a case is cancelled, with the consequence counted. */
export function CancelDialog({ item, address, onClose }: CaseDialogProps) {
  const { t } = useTranslation('case')
  const command = useCaseCommand(address)
  const [commandId] = useState(newId)
  const running = item.clocks.filter((clock) => clock.state === 'running' || clock.state === 'paused').length

  const submit = async () => {
    if (await command.run({ do: 'cancel', commandId })) onClose()
  }

  return (
    <CaseDialogFrame
      title={t('cancelCase.title', { number: item.number })}
      submit={t('cancelCase.submit')}
      back={t('cancelCase.back')}
      isDangerous
      command={command}
      onSubmit={submit}
      onClose={onClose}
    >
      <Text>{t('cancelCase.explain', { count: running })}</Text>
    </CaseDialogFrame>
  )
}
