import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NodeKind } from '../../core/contract/flow.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { newStageId } from '../edits/new-id.ts'
import { addStage } from '../edits/stages.ts'
import { freePlaceForNote } from '../layout/drawing.ts'
import { useParts } from '../workspace/designer-parts.ts'
import { useCommands } from '../workspace/use-commands.ts'
import { changeFlow } from '../workspace/workspace.ts'
import { draggedType, paletteKinds } from './dragged-kind.ts'
import classes from './palette.module.css'

/** Everything that can be added: by dragging it onto the canvas, by a click, or with `/`. */
export function Palette() {
  const { t } = useTranslation('designer')
  const commands = useCommands()
  const { store, viewOf } = useParts()
  const addNote = () => {
    const { drawing, flow } = viewOf(store.getState().history.present)
    commands.addNote(freePlaceForNote(drawing, flow))
  }
  return (
    <div className={classes.palette}>
      <ul className={classes.list} aria-label={t('palette.label')}>
        {paletteKinds.map((kind) => (
          <Entry
            key={kind}
            what={kind}
            name={t(`kinds.${kind}`)}
            help={t(`kindHelp.${kind}`)}
            onAdd={() => commands.add(kind)}
          />
        ))}
        <Entry what="note" name={t('palette.note')} help={t('palette.noteHelp')} onAdd={addNote} />
        <Entry
          what="stage"
          name={t('palette.stage')}
          help={t('palette.stageHelp')}
          onAdd={() =>
            store
              .getState()
              .edit({ key: 'addStage' }, (workspace) =>
                changeFlow(workspace, (flow) => addStage(flow, { id: newStageId(flow) })),
              )
          }
        />
      </ul>
      <p className={classes.help}>{t('palette.help')}</p>
    </div>
  )
}

function Entry({
  what,
  name,
  help,
  onAdd,
}: {
  readonly what: NodeKind | 'note' | 'stage'
  readonly name: string
  readonly help: string
  readonly onAdd: () => void
}) {
  return (
    <li>
      <UnstyledButton
        className={classes.entry}
        draggable={what !== 'stage'}
        onDragStart={(event) => {
          event.dataTransfer.setData(draggedType, what)
          event.dataTransfer.effectAllowed = 'copy'
        }}
        onClick={onAdd}
        title={help}
      >
        <span className={classes.symbol}>
          <Glyph name={what === 'stage' ? 'plus' : what} size={15} />
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          <span className={classes.what}>{help}</span>
        </span>
      </UnstyledButton>
    </li>
  )
}
