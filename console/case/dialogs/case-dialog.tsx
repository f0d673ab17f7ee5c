import { Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode, SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireCase } from '../../../core/contract/wire.ts'
import { ModalDialog } from '../../../look/elements/modal-dialog.tsx'
import { CommandProblem } from '../command-problem.tsx'
import type { CaseCommander } from '../use-case-command.ts'

/** What every dialog about a case is given. */
export interface CaseDialogProps {
  readonly item: WireCase
  readonly address: string
  readonly onClose: () => void
}

interface CaseDialogFrameProps {
  readonly title: string
  readonly submit: string
  readonly back?: string
  readonly isDangerous?: boolean
  readonly command: CaseCommander
  readonly onSubmit: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that gives one command: its fields, why it was not taken, and the two ways out. */
export function CaseDialogFrame(props: CaseDialogFrameProps) {
  const { title, submit, back, isDangerous = false, command, onSubmit, onClose, children } = props
  const { t } = useTranslation('shell')
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    if (command.isRunning) return
    onSubmit().catch(() => notifications.show({ color: 'red', message: t('failure.unknown') }))
  }
  return (
    <ModalDialog onClose={onClose} title={title}>
      <form onSubmit={send} noValidate>
        <Stack gap="sm">
          {children}
          <CommandProblem problem={command.problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {back ?? t('cancel')}
            </Button>
            <Button type="submit" loading={command.isRunning} {...(isDangerous ? { color: 'red.8' } : {})}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </ModalDialog>
  )
}
