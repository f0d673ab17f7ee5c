import { ActionIcon, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Glyph } from '../../look/elements/glyph.tsx'
import { addOpening, closeDay, copyDay, freeStretch } from './edit-week.ts'
import { useCalendar } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { barsOf } from './week.ts'

const workdays = [0, 1, 2, 3, 4]
const everyDay = [0, 1, 2, 3, 4, 5, 6]

/** What can be done with a day of the week as a whole: one more opening, none, and the same on other days. */
export function DayMenu({ day }: { readonly day: number }) {
  const { t } = useTranslation('designerCalendars')
  const { calendar, edit, choose } = useCalendar()
  const words = useCalendarWords()
  const bars = barsOf(calendar)
  const isOpen = bars.some((bar) => bar.day === day)
  const free = freeStretch(bars, day)
  const name = words.day(day)
  const copy = (to: readonly number[]) => edit({ key: 'copyHours', params: { name } }, (old) => copyDay(old, day, to))
  return (
    <Menu position="bottom-end" width={200} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('week.actions', { day: name })}>
          <Glyph name="more" size={13} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<Glyph name="plus" size={11} />}
          disabled={free === null}
          onClick={() => {
            if (free === null) return
            edit({ key: 'openHours', params: { name: words.opening(free) } }, (old) => addOpening(old, day))
            choose({ kind: 'opening', bar: free })
          }}
        >
          {free === null ? t('week.full') : t('week.add')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Glyph name="cross" size={11} />}
          disabled={!isOpen}
          onClick={() => {
            edit({ key: 'closeHours', params: { name } }, (old) => closeDay(old, day))
            choose(null)
          }}
        >
          {t('week.close')}
        </Menu.Item>
        <Menu.Label>{t('week.copyTo')}</Menu.Label>
        <Menu.Item onClick={() => copy(workdays)}>{t('week.copyWorkdays')}</Menu.Item>
        <Menu.Item onClick={() => copy(everyDay)}>{t('week.copyAll')}</Menu.Item>
        {everyDay
          .filter((other) => other !== day)
          .map((other) => (
            <Menu.Item key={other} onClick={() => copy([other])}>
              {words.day(other)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}
