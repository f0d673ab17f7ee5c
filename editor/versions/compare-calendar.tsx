import { useTranslation } from 'react-i18next'
import { type CalendarDocument, type Weekday, weekdays } from '../../core/contract/calendar.ts'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { type ComparedRow, CompareTable } from './compare-table.tsx'

interface CompareCalendarProps {
  readonly before: CalendarDocument | null
  readonly after: CalendarDocument
  readonly isChosen: (place: readonly string[]) => boolean
}

/** Two versions of a calendar: the week, and the dates that are another than before; of one alone, all of them. */
export function CompareCalendar({ before, after, isChosen }: CompareCalendarProps) {
  const { t } = useTranslation('designerVersions')
  const dayName = useDayName()
  const hours = (calendar: CalendarDocument, day: Weekday) => calendar.hours[day]?.join(', ') ?? t('closed')
  const week = weekdays.map(
    (day): ComparedRow => ({
      key: day,
      name: dayName(day),
      before: before === null ? null : hours(before, day),
      after: hours(after, day),
      place: ['hours', day],
    }),
  )
  return (
    <>
      <CompareTable caption={t('week')} head={t('day')} rows={week} isCompared={before !== null} isChosen={isChosen} />
      <CompareTable
        caption={t('days')}
        head={t('day')}
        rows={useDates(before, after)}
        isCompared={before !== null}
        isChosen={isChosen}
      />
    </>
  )
}

/** What is special about each date, in the order of dates. */
function useDates(before: CalendarDocument | null, after: CalendarDocument): readonly ComparedRow[] {
  const { t } = useTranslation('designerVersions')
  const local = useLocalText()
  const dayName = useDayName()
  const datesOf = (calendar: CalendarDocument) => {
    const dates = new Map<string, { readonly says: string; readonly list: string }>()
    const named = (name: Parameters<typeof local>[0], text: string) =>
      name === undefined ? text : `${local(name, '')} · ${text}`
    for (const { date, name } of calendar.holidays ?? []) {
      dates.set(date, { says: named(name, t('closed')), list: 'holidays' })
    }
    for (const { date, name, like, hours = [] } of calendar.exceptions ?? []) {
      const open = like === undefined ? hours.join(', ') || t('closed') : t('like', { day: dayName(like) })
      dates.set(date, { says: named(name, open), list: 'exceptions' })
    }
    return dates
  }
  const [olds, news] = [before === null ? new Map<string, never>() : datesOf(before), datesOf(after)]
  return [...new Set([...olds.keys(), ...news.keys()])].sort().flatMap((date): ComparedRow[] => {
    const [old, now] = [olds.get(date) ?? null, news.get(date) ?? null]
    if (before !== null && old?.says === now?.says) return []
    const place = [(now ?? old)?.list ?? '', date]
    return [{ key: date, name: date, before: old?.says ?? null, after: now?.says ?? null, place }]
  })
}

/** A Monday. */
const someMonday = Date.UTC(2026, 10, 23)
const dayMs = 24 * 60 * 60 * 1000

function useDayName(): (day: Weekday) => string {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return (day) => format.format(someMonday + weekdays.indexOf(day) * dayMs)
}
