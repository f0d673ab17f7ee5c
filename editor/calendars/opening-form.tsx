import { Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import classes from './calendars-view.module.css'
import { removeOpening, retimeOpening } from './edit-week.ts'
import { TimeFields } from './time-fields.tsx'
import { useCalendar } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { type Bar, barsOf, dayMinutes } from './week.ts'

/** The exact times of the opening that is chosen. */
export function OpeningForm({ bar }: { readonly bar: Bar }) {
  const { t } = useTranslation('designerCalendars')
  const { calendar, mayEdit, edit, choose } = useCalendar()
  const words = useCalendarWords()
  const title = t('opening.title', { day: words.day(bar.day) })
  const retime = (times: { readonly from: number; readonly to: number }) => {
    const next = retimeOpening(calendar, bar, times)
    // What it met may have become one with it.
    const made = barsOf(next).find(({ day, from, to }) => day === bar.day && from <= times.from && times.from < to)
    edit({ key: 'resizeHours', params: { name: words.opening(bar) } }, () => next)
    if (made !== undefined) choose({ kind: 'opening', bar: made })
  }
  return (
    <section className={classes.part} aria-label={title}>
      <h3 className={classes.partTitle}>{title}</h3>
      <Stack gap={8} align="flex-start">
        <TimeFields key={bar.day} isTarget label={title} {...bar} isOff={!mayEdit} onChange={retime} />
        {bar.to > dayMinutes && (
          <Text size="xs" c="dimmed">
            {t('opening.nextDay', { day: words.day(bar.day + 1) })}
          </Text>
        )}
        {mayEdit && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<Glyph name="trash" size={11} />}
            onClick={() => {
              edit({ key: 'closeHours', params: { name: words.opening(bar) } }, (old) => removeOpening(old, bar))
              choose(null)
            }}
          >
            {t('opening.close')}
          </Button>
        )}
      </Stack>
    </section>
  )
}
