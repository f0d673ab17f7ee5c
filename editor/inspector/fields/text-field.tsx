import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useParts } from '../../workspace/designer-parts.ts'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onType: (text: string) => void
  readonly description?: string
  readonly isLong?: boolean
  readonly isFocusTarget?: boolean
  /** Without it, an empty field leaves the document as it is. */
  readonly canBeEmpty?: boolean
  /** Its label is read out but not shown, where a heading says it. */
  readonly isBare?: boolean
  readonly maxLength?: number
}

/**
 * A text of a document, changed at every key; leaving the field ends the step that can be undone. What was typed stays as it was typed
 * (with the space at its end) as long as the document means the same by it, so an undo from elsewhere shows at once.
 */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onType,
    description,
    isLong = false,
    isFocusTarget = false,
    canBeEmpty = false,
    isBare = false,
    maxLength = 200,
  } = props
  const { store } = useParts()
  const [typed, setTyped] = useState<string | null>(null)
  const isStill = typed !== null && (typed.trim() === value || typed.trim() === '')
  const field = {
    value: isStill ? typed : value,
    maxLength,
    ...(isBare ? { 'aria-label': label, placeholder: label } : { label }),
    ...(description === undefined ? {} : { description }),
    ...(isFocusTarget ? { 'data-form-start': '' } : {}),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const text = event.currentTarget.value
      setTyped(text)
      if (canBeEmpty || text.trim() !== '') onType(text.trim())
    },
    onBlur: () => {
      setTyped(null)
      store.getState().settle()
    },
  }
  return isLong ? <Textarea autosize minRows={2} maxRows={10} {...field} /> : <TextInput {...field} />
}
