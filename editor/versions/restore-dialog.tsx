import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../look/language/use-language.ts'
import { diffInWords } from '../../model/diff/diff-in-words.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { useDesigner, useParts } from '../workspace/designer-parts.ts'
import { useThingWords } from '../workspace/use-thing-words.ts'
import { type DocumentKey, type EditedDocument, flowIn, type Workspace } from '../workspace/workspace.ts'
import { restorable, restored } from './restore.ts'
import classes from './versions.module.css'

interface RestoreDialogProps {
  readonly documentKey: DocumentKey
  readonly version: number
  /** The process as it was then. */
  readonly then: Workspace
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Makes a version one's draft again: says what will change, offers to bring back what it used, and does it in one step. */
export function RestoreDialog({ documentKey, version, then, onClose, onDone }: RestoreDialogProps) {
  const { t } = useTranslation(['designerVersions', 'shell'])
  const { store } = useParts()
  const words = useThingWords()
  const present = useDesigner(({ history }) => history.present)
  const mayEdit = useDesigner((state) => state.mayEdit)
  const [others, setOthers] = useState<readonly DocumentKey[]>([])
  const differing = restorable(present, then)
  // Who may change rules alone is offered nothing else.
  const offered = mayEdit ? differing.filter((key) => key !== documentKey) : []
  const chosen = differing.filter((key) => key === documentKey || others.includes(key))
  const documents = chosen.flatMap((key) => then.documents[key] ?? [])
  const document = then.documents[documentKey]
  const submit = () => {
    const params = { version, name: document === undefined ? documentKey : words.document(document) }
    store.getState().edit({ key: 'restore', params }, (workspace) => restored(workspace, documents))
    onDone()
  }
  return (
    <Dialog onClose={onClose} title={t('restoreDialog.title', { n: version })} size="lg">
      <Stack gap="md">
        <Text size="sm">{t('restoreDialog.text')}</Text>
        {chosen.length === 0 && <Text size="sm">{t('restoreDialog.same')}</Text>}
        {documents.map((one) => (
          <WhatChanges key={`${one.kind}/${one.id}`} before={present.documents[`${one.kind}/${one.id}`]} after={one} />
        ))}
        {offered.length > 0 && (
          <Checkbox.Group
            label={t('restoreDialog.also')}
            value={[...others]}
            onChange={(next) => setOthers(offered.filter((key) => next.includes(key)))}
          >
            <Stack gap={6} mt={6}>
              {offered.map((key) => {
                const one = then.documents[key]
                return <Checkbox key={key} value={key} label={one === undefined ? key : words.document(one)} />
              })}
            </Stack>
          </Checkbox.Group>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('restoreDialog.cancel')}
          </Button>
          <Button data-autofocus disabled={chosen.length === 0} onClick={submit}>
            {t('restoreDialog.submit')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

interface WhatChangesProps {
  readonly before: EditedDocument | undefined
  readonly after: EditedDocument
}

function WhatChanges({ before, after }: WhatChangesProps) {
  const { t } = useTranslation('designerVersions')
  const language = useLanguage()
  const words = useThingWords()
  const facts = useDesigner(({ history }) => flowIn(history.present).facts)
  const sentences = before === undefined ? [] : [...new Set(diffInWords(after.kind, before, after, language, facts))]
  return (
    <section aria-label={`${t('restoreDialog.what')}: ${words.document(after)}`}>
      <h3 className={classes.title}>{words.document(after)}</h3>
      <ul className={classes.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence} className={classes.sentence}>
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  )
}
