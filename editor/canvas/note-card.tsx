import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalText } from '../../look/language/use-language.ts'
import classes from '../cards/card.module.css'
import { moveNotes } from '../edits/move.ts'
import { changeNote } from '../edits/notes.ts'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import { changeFlow, flowIn } from '../workspace/workspace.ts'
import { noteOfItem } from './canvas-items.ts'

/** A note on the canvas: words for colleagues. A double click lets one type. */
export const NoteCard = memo(({ id: item }: NodeProps) => {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const id = noteOfItem(item)
  const { store } = useParts()
  const note = useDesigner(({ history }) => flowIn(history.present).notes?.find((one) => one.id === id))
  const isSelected = useDesigner(({ selection }) => selection.notes.includes(id ?? ''))
  const mayEdit = useDesigner((state) => state.mayEdit)
  const [isTyping, setTyping] = useState(false)
  if (note === undefined || id === null) return null
  const text = local(note.text, '')
  const stop = (typed: string) => {
    setTyping(false)
    if (typed !== text)
      store
        .getState()
        .edit({ key: 'changeNote' }, (workspace) => changeFlow(workspace, (flow) => changeNote(flow, id, typed)))
  }
  return (
    <div className={classes.note} data-selected={isSelected || undefined}>
      {mayEdit && isSelected && (
        <NodeResizer
          minWidth={100}
          minHeight={50}
          onResizeEnd={(_, { x, y, width, height }) =>
            store
              .getState()
              .edit({ key: 'move', params: { name: t('canvas.note'), count: 1 } }, (workspace) =>
                changeFlow(workspace, (flow) => moveNotes(flow, { [id]: { x, y, w: width, h: height } })),
              )
          }
        />
      )}
      {isTyping ? (
        <textarea
          // biome-ignore lint/a11y/noAutofocus: it stands where the person just asked to type.
          autoFocus
          className={`${classes.noteText} nodrag nopan nowheel`}
          aria-label={t('inspector.noteText')}
          defaultValue={text}
          maxLength={4000}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Escape') setTyping(false)
          }}
          onBlur={(event) => stop(event.currentTarget.value)}
        />
      ) : (
        <button
          type="button"
          className={classes.noteText}
          tabIndex={isSelected ? 0 : -1}
          aria-label={`${t('canvas.note')}: ${text}`}
          onDoubleClick={() => mayEdit && setTyping(true)}
        >
          {text}
        </button>
      )}
    </div>
  )
})
NoteCard.displayName = 'NoteCard'
