import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from './use-focus-back.ts'

interface DialogProps {
  readonly title: string
  readonly size?: 'sm' | 'md' | 'lg' | 'xl'
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question that stands over everything for as long as it is drawn; what had the focus has it again when it is gone. */
export function Dialog({ title, size = 'md', onClose, children }: DialogProps) {
  const { t } = useTranslation('shell')
  useFocusBack()
  return (
    <Modal opened size={size} title={title} closeButtonProps={{ 'aria-label': t('close') }} onClose={onClose}>
      {children}
    </Modal>
  )
}
