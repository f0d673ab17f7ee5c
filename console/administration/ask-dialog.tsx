import { Text } from '@mantine/core'
import { FormDialog } from './form-dialog.tsx'

interface AskDialogProps {
  readonly title: string
  readonly text: string
  readonly submit: string
  readonly isBusy: boolean
  readonly problem: unknown
  readonly onYes: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot simply be undone, and says what it does. */
export function AskDialog({ text, onYes, ...rest }: AskDialogProps) {
  return (
    <FormDialog
      {...rest}
      isDangerous
      onSubmit={async () => {
        onYes()
      }}
    >
      <Text>{text}</Text>
    </FormDialog>
  )
}
