import { TextInput } from '@mantine/core'
import { useState } from 'react'

interface LeaveFieldProps {
  readonly label: string
  readonly value: string
  readonly isOff: boolean
  readonly onTake: (text: string) => void
}

/** A text that counts when its field is left or Enter pressed: what is saved at once is not saved at every key. */
export function LeaveField({ label, value, isOff, onTake }: LeaveFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const take = () => {
    setTyped(null)
    if (typed !== null && typed.trim() !== value) onTake(typed.trim())
  }
  return (
    <TextInput
      label={label}
      value={typed ?? value}
      maxLength={200}
      readOnly={isOff}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && take()}
      onBlur={take}
    />
  )
}
