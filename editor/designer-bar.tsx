import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../look/elements/glyph.tsx'
import { Tool } from '../look/elements/tool.tsx'
import { useLocalText } from '../look/language/use-language.ts'
import classes from './designer.module.css'
import { Dialog } from './dialogs/dialog.tsx'
import { FilesMenu } from './files/files-menu.tsx'
import { useDesigner, usePanels, useParts, useView } from './workspace/designer-parts.ts'
import { mayChangeSomething } from './workspace/edit-rights.ts'
import { tidyUp } from './workspace/tidy-up.ts'
import { useCommands } from './workspace/use-commands.ts'
import { useEditWords } from './workspace/use-edit-words.ts'

interface DesignerBarProps {
  /** Leads back to all processes. */
  readonly back: ReactNode
  /** Where the draft stands. */
  readonly status: ReactNode
  readonly publish: ReactNode
}

/** The upper edge of the designer: the process, its draft, undo and redo, find, tidy up, publish. */
export function DesignerBar({ back, status, publish }: DesignerBarProps) {
  const { t } = useTranslation('designer')
  const local = useLocalText()
  const flow = useView((view) => view.flow)
  const mayEdit = useDesigner((state) => state.mayEdit)
  const mayChange = useDesigner(mayChangeSomething)
  const commands = useCommands()
  const { panels } = useParts()
  const isDrawing = usePanels(({ view }) => view.kind === 'drawing')
  const [areKeysOpen, keys] = useDisclosure(false)
  return (
    <header className={classes.bar}>
      <div className={classes.barSide}>
        {back}
        {isDrawing && <Tool label={t('bar.panel')} symbol="panel" onClick={() => panels.getState().toggleLeft()} />}
        <h1 className={classes.name} title={flow.id}>
          {local(flow.name, flow.id)}
        </h1>
        <span className={classes.status}>{mayChange ? status : t('open.readOnly')}</span>
      </div>
      <div className={classes.barSide} role="toolbar" aria-label={t('bar.label')}>
        {mayChange && <UndoButtons />}
        {isDrawing && <Tool label={t('bar.findKeys')} symbol="find" onClick={commands.find} />}
        {isDrawing && mayEdit && <TidyButton />}
        <FilesMenu />
        <Tool
          label={t('bar.settings')}
          symbol="sliders"
          onClick={() => {
            panels.getState().show('drawing')
            commands.clear()
          }}
        />
        <Tool label={t('bar.keys')} symbol="question" onClick={keys.open} />
        <Button
          size="xs"
          variant="default"
          leftSection={<Glyph name="play" size={12} />}
          title={t('bar.rehearseKey')}
          onClick={() => panels.getState().show('rehearsal')}
        >
          {t('bar.rehearse')}
        </Button>
        {publish}
      </div>
      {areKeysOpen && <KeysDialog onClose={keys.close} />}
    </header>
  )
}

function UndoButtons() {
  const { t } = useTranslation('designer')
  const say = useEditWords()
  const commands = useCommands()
  const last = useDesigner(({ history }) => history.past.at(-1)?.name)
  const next = useDesigner(({ history }) => history.future.at(-1)?.name)
  return (
    <>
      <Tool
        label={last === undefined ? t('bar.undo') : t('bar.undoNamed', { what: say(last) })}
        symbol="undo"
        isOff={last === undefined}
        onClick={commands.undo}
      />
      <Tool
        label={next === undefined ? t('bar.redo') : t('bar.redoNamed', { what: say(next) })}
        symbol="redo"
        isOff={next === undefined}
        onClick={commands.redo}
      />
    </>
  )
}

function TidyButton() {
  const { t } = useTranslation('designer')
  const { store } = useParts()
  const [isBusy, setBusy] = useState(false)
  const tidy = async () => {
    setBusy(true)
    try {
      await tidyUp(store)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Glyph name="tidy" size={13} />}
      loading={isBusy}
      onClick={() => void tidy()}
    >
      {t('bar.tidy')}
    </Button>
  )
}

const keyTable = [
  ['walk', '← → ↑ ↓'],
  ['open', 'Enter'],
  ['add', '/'],
  ['connect', 'C'],
  ['rename', 'F2'],
  ['remove', 'Delete'],
  ['copy', 'Ctrl + C, X, V, D'],
  ['undo', 'Ctrl + Z, Y'],
  ['find', 'Ctrl + F'],
  ['all', 'Ctrl + A'],
  ['print', 'Ctrl + P'],
  ['palette', 'Ctrl + K'],
  ['rehearse', 'R'],
] as const

function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['designer', 'shell'])
  return (
    <Dialog onClose={onClose} title={t('designer:keys.title')} size="sm">
      <dl className={classes.keys}>
        {keyTable.map(([key, keys]) => (
          <div key={key}>
            <dt>{t(`designer:keys.${key}`)}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p>{t('designer:keys.box')}</p>
    </Dialog>
  )
}
