import { Button, Checkbox, Group, MultiSelect, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Weekday, weekdays } from '../../core/contract/calendar.ts'
import type { Issue } from '../../core/contract/issue.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import { type ImportedDates, withImportedDates } from '../../model/calendar/imported-dates.ts'
import { inLanguage } from '../../model/words/message.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import { planOf } from './edit-dates.ts'
import { openWeekdays } from './edit-week.ts'
import { HolidayFileField, type ReadFile } from './holiday-file-field.tsx'
import { HolidayPlaceFields } from './holiday-place-fields.tsx'
import { useCalendar } from './use-calendar.ts'
import { useCalendarWords } from './use-calendar-words.ts'
import { type Found, type ImportSource, useFound } from './use-import.ts'

interface ImportDialogProps {
  /** The year with which it begins. */
  readonly year: number
  readonly onClose: () => void
}

type SourceKind = ImportSource['kind']

/** Takes holidays, half days and make-up days over from a list or a file: first it shows what it would take. */
export function ImportDialog({ year, onClose }: ImportDialogProps) {
  const { t } = useTranslation(['designerCalendars', 'shell'])
  const { calendar, edit } = useCalendar()
  const local = useLocalText()
  const [kind, setKind] = useState<SourceKind>(calendar.timeZone === 'Asia/Shanghai' ? 'china' : 'place')
  const [years, setYears] = useState<readonly number[]>([year])
  const [place, setPlace] = useState<string | null>(null)
  const [hasHalfDays, setHalfDays] = useState(true)
  const [file, setFile] = useState<ReadFile | null>(null)
  const open = openWeekdays(calendar)
  const [like, setLike] = useState<Weekday>(open[0] ?? 'mon')
  const source: ImportSource =
    kind === 'china'
      ? { kind, years }
      : kind === 'place'
        ? { kind, years, place, hasHalfDays }
        : { kind, text: file?.text ?? null }
  const found = useFound(source, calendar, like)
  const name = local(calendar.name, calendar.id)
  const take = (dates: ImportedDates) => {
    edit({ key: 'importDates', params: { name } }, (old) => withImportedDates(old, dates))
    onClose()
  }
  const isSomething = found.kind === 'found' && found.dates.holidays.length + found.dates.exceptions.length > 0
  return (
    <Dialog onClose={onClose} size="lg" title={t('import.title', { name })}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('import.source')}
          value={kind}
          data={(['china', 'place', 'file'] as const).map((value) => ({ value, label: t(`import.${value}`) }))}
          onChange={(next) => setKind(next)}
        />
        {kind === 'place' && <HolidayPlaceFields place={place} onChange={setPlace} />}
        {kind === 'file' ? (
          <HolidayFileField file={file} onRead={setFile} />
        ) : (
          <Years years={years} onChange={setYears} />
        )}
        {kind === 'place' && (
          <Checkbox
            label={t('import.halfDays')}
            checked={hasHalfDays}
            onChange={(event) => setHalfDays(event.currentTarget.checked)}
          />
        )}
        {kind !== 'place' && open.length > 0 && (
          <Select
            label={t('import.like')}
            data={open.map((day) => ({ value: day, label: t(`days.${day}`) }))}
            value={like}
            allowDeselect={false}
            onChange={(next) => setLike(weekdays.find((day) => day === next) ?? like)}
          />
        )}
        <FoundDates found={found} isUnread={file?.text === null} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('import.cancel')}
          </Button>
          <Button disabled={!isSomething} onClick={() => found.kind === 'found' && take(found.dates)}>
            {t('import.take')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function Years({
  years,
  onChange,
}: {
  readonly years: readonly number[]
  readonly onChange: (years: readonly number[]) => void
}) {
  const { t } = useTranslation('designerCalendars')
  const [first] = useState(() => Math.min(...years))
  const choices = Array.from({ length: 6 }, (_, index) => String(first - 1 + index))
  return (
    <MultiSelect
      label={t('import.years')}
      data={choices}
      value={years.map(String)}
      onChange={(chosen) => onChange(chosen.map(Number).sort((a, b) => a - b))}
    />
  )
}

/** What would be taken over, what it replaces, and what could not be read. */
function FoundDates({ found, isUnread }: { readonly found: Found; readonly isUnread: boolean }) {
  const { t } = useTranslation('designerCalendars')
  if (isUnread) return <Notice kind="problem">{t('import.unread')}</Notice>
  if (found.kind === 'nothing') return null
  if (found.kind === 'failed') return <Notice kind="problem">{t('import.unloaded')}</Notice>
  if (found.kind === 'looking') return <Text size="sm">{t('import.looking')}</Text>
  return <Summary dates={found.dates} />
}

function Summary({ dates }: { readonly dates: ImportedDates }) {
  const { t } = useTranslation('designerCalendars')
  const { calendar } = useCalendar()
  const language = useLanguage()
  const words = useCalendarWords()
  const all = [...dates.holidays, ...dates.exceptions].map(({ date }) => date).sort()
  const [first, last] = [all[0], all.at(-1)]
  const replaced = all.filter((date) => planOf(calendar, date).plan.kind !== 'ordinary').length
  const merged = withImportedDates(calendar, dates)
  const grows = merged.coversThrough !== calendar.coversThrough ? merged.coversThrough : undefined
  return (
    <Stack gap={4} role="status">
      <Text size="sm">
        {first === undefined || last === undefined
          ? t('import.nothing')
          : t('import.found', {
              count: dates.holidays.length,
              extra: dates.exceptions.length,
              from: words.date(first),
              to: words.date(last),
            })}
      </Text>
      {replaced > 0 && <Text size="sm">{t('import.replaces', { count: replaced })}</Text>}
      {grows !== undefined && <Text size="sm">{t('import.grows', { date: words.date(grows) })}</Text>}
      {dates.issues.slice(0, 5).map((issue) => {
        const { message } = inLanguage(withSource(issue, t('import.china')), language)
        return (
          <Notice key={message} kind={issue.severity === 'error' ? 'problem' : 'caution'}>
            {message}
          </Notice>
        )
      })}
    </Stack>
  )
}

/** An issue in which the library of China’s holidays is called as the dialog calls it. */
function withSource(issue: Issue, china: string): Issue {
  return issue.params['source'] === 'chinese-days' ? { ...issue, params: { ...issue.params, source: china } } : issue
}
