import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import { ApiProblem } from '../../look/problems/api-problem.ts'
import { useProblemText } from '../../look/problems/use-problem-text.ts'

interface FormDialogProps {
  readonly title: string
  readonly submit?: string
  readonly isBusy: boolean
  readonly isDangerous?: boolean
  readonly problem: unknown
  /** What handleSubmit of react-hook-form gives. */
  readonly onSubmit: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: string
}

/** A dialog around a form: its fields, what went wrong, save and cancel. */
export function FormDialog(props: FormDialogProps) {
  const { title, submit, isBusy, isDangerous = false, problem, onSubmit, onClose, children, size = 'md' } = props
  const { t } = useTranslation(['shell', 'administration'])
  const problemText = useProblemText()
  const isOutdated = problem instanceof ApiProblem && problem.status === 412
  return (
    <ModalDialog onClose={onClose} title={title} size={size}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void onSubmit()
        }}
      >
        <Stack gap="sm">
          {children}
          {problem !== null && problem !== undefined && (
            <Notice kind="problem">{isOutdated ? t('administration:changedElsewhere') : problemText(problem)}</Notice>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shell:cancel')}
            </Button>
            <Button type="submit" loading={isBusy} {...(isDangerous ? { color: 'red.8' } : {})}>
              {submit ?? t('shell:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </ModalDialog>
  )
}
