import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarDocument } from '../../core/contract/calendar.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { freeId } from '../edits/new-id.ts'
import { idFrom } from '../inspector/id-from.ts'
import { useDocumentChoices, useParts } from '../workspace/designer-parts.ts'
import type { EditName } from '../workspace/history.ts'
import { addCalendar } from './edit-calendar.ts'

interface AddCalendarDialogProps {
  /** What it begins as; null: office hours. */
  readonly copyOf: CalendarDocument | null
  readonly timeZone: string
  readonly onClose: () => void
}

/** Asks for the name of a new calendar, and opens it. */
export function AddCalendarDialog({ copyOf, timeZone, onClose }: AddCalendarDialogProps) {
  const { t } = useTranslation(['designerCalendars', 'shell'])
  const language = useLanguage()
  const local = useLocalText()
  const { store, panels } = useParts()
  const known = useDocumentChoices('calendar')
  const original = copyOf === null ? '' : local(copyOf.name, copyOf.id)
  const [name, setName] = useState(copyOf === null ? '' : t('add.copied', { name: original }))
  const [isMissing, setMissing] = useState(false)
  const add = () => {
    const called = name.trim()
    if (called === '') return setMissing(true)
    const wish = idFrom(called).replace(/^-+|-+$/g, '')
    const id = freeId(wish === '' ? 'calendar' : wish, new Set(known.map((one) => one.id)))
    const edit: EditName = { key: copyOf === null ? 'addCalendar' : 'copyCalendar', params: { name: called } }
    store.getState().edit(edit, (workspace) => addCalendar(workspace, { id, name: called, language, timeZone }, copyOf))
    panels.getState().show('calendars', id)
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={copyOf === null ? t('add.title') : t('add.copyTitle', { name: original })}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label={t('add.name')}
            value={name}
            maxLength={200}
            error={isMissing && name.trim() === '' ? t('add.nameMissing') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('add.cancel')}
            </Button>
            <Button type="submit">{t('add.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
