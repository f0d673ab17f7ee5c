import { Button, FileButton, Group, Text } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { documentLimits } from '../../model/document/bounds.ts'
import classes from './calendars-view.module.css'

/** A file that was chosen; `text` is null when it is too large to be a list of holidays, or could not be read. */
export interface ReadFile {
  readonly name: string
  readonly text: string | null
}

/** A file that is dropped or chosen. */
export function HolidayFileField({
  file,
  onRead,
}: {
  readonly file: ReadFile | null
  readonly onRead: (file: ReadFile) => void
}) {
  const { t } = useTranslation('designerCalendars')
  const [isOver, setOver] = useState(false)
  const read = async (chosen: File | null | undefined) => {
    if (chosen == null) return
    const { name, size } = chosen
    const text = size > documentLimits.bytes ? null : await chosen.text().catch(() => null)
    onRead({ name, text })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void read(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files can be dropped here; the button does the same by keys.
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Text size="sm">{t('import.fileHelp')}</Text>
      <Group gap="sm">
        <FileButton accept=".ics,.json,text/calendar,application/json" onChange={(chosen) => void read(chosen)}>
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {t('import.choose')}
            </Button>
          )}
        </FileButton>
        {file !== null && <Text size="sm">{t('import.chosen', { name: file.name })}</Text>}
      </Group>
    </div>
  )
}
