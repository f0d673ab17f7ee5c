import { Button, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayOfDate } from '../../core/calendar/civil-date.ts'
import { languages } from '../../core/contract/language.ts'
import { Glyph } from '../../look/elements/glyph.tsx'
import { useLocalText } from '../../look/language/use-language.ts'
import { TextField } from '../inspector/fields/text-field.tsx'
import classes from './calendars-view.module.css'
import { renameCalendar } from './edit-calendar.ts'
import { setCoversThrough } from './edit-dates.ts'
import { useCalendar } from './use-calendar.ts'
import { ZoneField } from './zone-field.tsx'

interface CalendarFormProps {
  readonly now: number
  readonly year: number
  /** Takes the calendar away; null for one that is published. */
  readonly onRemove: (() => void) | null
}

/** The calendar itself: its names, its zone, and how far its holidays are known. */
export function CalendarForm({ now, year, onRemove }: CalendarFormProps) {
  const { t } = useTranslation('designerCalendars')
  const { calendar, mayEdit, edit, settle } = useCalendar()
  const local = useLocalText()
  const { name, id, coversThrough } = calendar
  const called = local(name, id)
  return (
    <section className={classes.part} aria-label={t('form.title')}>
      <h3 className={classes.partTitle}>{t('form.title')}</h3>
      <fieldset disabled={!mayEdit} className={classes.fields}>
        <Stack gap={8}>
          {languages.map((spoken) => (
            <TextField
              key={spoken}
              canBeEmpty
              label={t(spoken === 'en' ? 'form.name' : 'form.nameChinese')}
              value={typeof name === 'string' ? name : (name?.[spoken] ?? '')}
              onType={(text) =>
                edit(
                  { key: 'rename', params: { name: called } },
                  (old) => renameCalendar(old, text, spoken),
                  `name ${spoken}`,
                )
              }
            />
          ))}
          <ZoneField now={now} year={year} />
          <TextInput
            type="date"
            label={t('form.covers')}
            description={t('form.coversHelp')}
            value={coversThrough ?? ''}
            min="1970-01-01"
            max="2100-12-31"
            onChange={(event) => {
              const date = event.currentTarget.value
              if (date === '' || dayOfDate(date) !== null)
                edit(
                  { key: 'coversThrough', params: { name: called } },
                  (old) => setCoversThrough(old, date === '' ? undefined : date),
                  'covers',
                )
            }}
            onBlur={settle}
          />
          {mayEdit && onRemove !== null && (
            <Button
              size="compact-xs"
              variant="default"
              w="fit-content"
              leftSection={<Glyph name="trash" size={11} />}
              onClick={onRemove}
            >
              {t('form.remove')}
            </Button>
          )}
        </Stack>
      </fieldset>
    </section>
  )
}
