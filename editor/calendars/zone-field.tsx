import { List, Select, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { changeZone } from './edit-calendar.ts'
import { useCalendar, useCompiled } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { timeText } from './week.ts'
import { zoneChangesOf } from './year.ts'
import { offsetText, zoneChoice, zoneChoices, zonesFor } from './zones.ts'

const mostShown = 60

/** The zone of the calendar that is open: found by city, country or name in either language, with its offset and when its clocks change. */
export function ZoneField({ now, year }: { readonly now: number; readonly year: number }) {
  const { t } = useTranslation('designerCalendars')
  const { calendar, mayEdit, edit } = useCalendar()
  const language = useLanguage()
  const local = useLocalText()
  const { timeZone, id } = calendar
  const [isOpened, setOpened] = useState(false)
  const choices = useMemo(
    () => (isOpened ? zoneChoices(language, now, [timeZone]) : [zoneChoice(timeZone, language, now)]),
    [isOpened, language, now, timeZone],
  )
  const byZone = useMemo(() => new Map(choices.map((choice) => [choice.zone, choice])), [choices])
  return (
    <>
      <Select
        label={t('form.zone')}
        description={mayEdit ? t('form.zoneHelp') : undefined}
        data={choices.map(({ zone, label }) => ({ value: zone, label }))}
        value={timeZone}
        searchable={mayEdit}
        readOnly={!mayEdit}
        allowDeselect={false}
        limit={mostShown}
        nothingFoundMessage={t('form.zoneNone')}
        onDropdownOpen={() => setOpened(true)}
        onFocus={({ currentTarget }) => {
          // What is typed replaces the name that stands there; a click would put the caret into it first.
          requestAnimationFrame(() => currentTarget.select())
        }}
        filter={({ options, search }) => {
          const found = new Set(zonesFor([...byZone.values()], search).map(({ zone }) => zone))
          return options.filter((option) => 'value' in option && found.has(String(option.value))).slice(0, mostShown)
        }}
        onChange={(zone) => {
          if (zone === null || zone === timeZone) return
          edit({ key: 'changeZone', params: { name: local(calendar.name, id) } }, (old) => changeZone(old, zone))
        }}
      />
      <ZoneFacts now={now} year={year} />
    </>
  )
}

/** The offset now, and when the clocks are changed in the year that is shown. */
function ZoneFacts({ now, year }: { readonly now: number; readonly year: number }) {
  const { t } = useTranslation('designerCalendars')
  const { calendar } = useCalendar()
  const compiled = useCompiled(calendar)
  const words = useCalendarWords()
  if (compiled === null) return null
  const changes = zoneChangesOf(compiled.zone, year)
  const nowText = t('form.zoneNow', { offset: offsetText(calendar.timeZone, now) })
  return (
    <Text size="xs" c="dimmed" component="div">
      {nowText} {t(changes.length === 0 ? 'form.zoneSteady' : 'form.zoneChanges', { year })}
      {changes.length > 0 && (
        <List size="xs">
          {changes.map(({ date, from, to }) => (
            <List.Item key={date}>
              {t('form.zoneChange', { date: words.date(date), from: timeText(from), to: timeText(to) })}
            </List.Item>
          ))}
        </List>
      )}
    </Text>
  )
}
