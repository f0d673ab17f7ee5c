import { Button, CopyButton, Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'
import { Notice } from '../../look/elements/notice.tsx'
import classes from './administration.module.css'

interface SecretDialogProps {
  readonly title: string
  readonly secret: string
  readonly onClose: () => void
}

/** Shows a new secret, the one time. Closes only on purpose. */
export function SecretDialog({ title, secret, onClose }: SecretDialogProps) {
  const { t } = useTranslation('administration')
  return (
    <ModalDialog
      onClose={onClose}
      title={title}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
    >
      <Stack gap="sm">
        <Notice kind="caution">{t('keys.once')}</Notice>
        <code className={classes.secret}>{secret}</code>
        <Group justify="flex-end" gap="xs">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('keys.copied') : t('keys.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('keys.done')}</Button>
        </Group>
      </Stack>
    </ModalDialog>
  )
}
