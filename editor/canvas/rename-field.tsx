import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowNode } from '../../core/contract/flow.ts'
import classes from '../cards/card.module.css'
import { useCardWords } from '../cards/use-card-words.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'

/** The name of a card, typed in its place: Enter keeps it, Escape leaves it as it was. */
export function RenameField({ node }: { readonly node: FlowNode }) {
  const { t } = useTranslation('designer')
  const words = useCardWords()
  const commands = useCommands()
  const { store, panels } = useParts()
  const title = words.title(node)
  const [typed] = useState(() => panels.getState().typedAhead)
  const end = (text: string | null) => {
    if (panels.getState().renaming !== node.id) return
    panels.getState().rename(null)
    if (text !== null && text.trim() !== '' && text !== title) commands.rename(node.id, text.trim())
    store.getState().settle()
    panels.getState().focusOn(node.id)
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it stands where the person just asked to type.
      autoFocus
      className={`${classes.rename} nodrag nopan`}
      aria-label={t('card.rename', { name: title })}
      defaultValue={typed === '' ? title : typed}
      maxLength={200}
      onFocus={({ currentTarget: field }) =>
        typed === '' ? field.select() : field.setSelectionRange(typed.length, typed.length)
      }
      onBlur={(event) => end(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) end(event.currentTarget.value)
        if (event.key === 'Escape') end(null)
      }}
    />
  )
}
