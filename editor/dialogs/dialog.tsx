import type { ReactNode } from 'react'
import { ModalDialog } from '../../look/elements/modal-dialog.tsx'

interface DialogProps {
  readonly title: string
  readonly size?: 'sm' | 'md' | 'lg' | 'xl'
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question that stands over everything for as long as it is drawn; what had the focus has it again when it is gone. */
export function Dialog({ title, size = 'md', onClose, children }: DialogProps) {
  return (
    <ModalDialog size={size} title={title} onClose={onClose}>
      {children}
    </ModalDialog>
  )
}
