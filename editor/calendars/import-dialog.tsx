import {
  Button,
  Checkbox,
  FileButton,
  Group,
  Modal,
  MultiSelect,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from '@mantine/core'
import { type DragEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Weekday, weekdays } from '../../core/contract/calendar.ts'
import { Notice } from '../../look/elements/notice.tsx'
import { useLanguage, useLocalText } from '../../look/language/use-language.ts'
import type { HolidayPlace } from '../../model/calendar/import-date-holidays.ts'
import { type ImportedDates, withImportedDates } from '../../model/calendar/imported-dates.ts'
import { documentLimits } from '../../model/document/bounds.ts'
import { inLanguage } from '../../model/words/message.ts'
import classes from './calendars-view.module.css'
import { planOf } from './edit-dates.ts'
import { openWeekdays } from './edit-week.ts'
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
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('import.title', { name })}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('import.source')}
          value={kind}
          data={(['china', 'place', 'file'] as const).map((value) => ({ value, label: t(`import.${value}`) }))}
          onChange={(next) => setKind(next)}
        />
        {kind === 'place' && <PlaceFields place={place} onChange={setPlace} />}
        {kind === 'file' ? <FileField file={file} onRead={setFile} /> : <Years years={years} onChange={setYears} />}
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
    </Modal>
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

function PlaceFields({
  place,
  onChange,
}: {
  readonly place: string | null
  readonly onChange: (place: string | null) => void
}) {
  const { t } = useTranslation('designerCalendars')
  const language = useLanguage()
  const [places, setPlaces] = useState<readonly HolidayPlace[] | null>(null)
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    let isLeft = false
    import('../../model/calendar/import-date-holidays.ts')
      .then(({ holidayPlaces }) => holidayPlaces())
      .then(
        (found) => !isLeft && setPlaces(found),
        () => !isLeft && setFailed(true),
      )
    return () => {
      isLeft = true
    }
  }, [])
  if (isFailed) return <Notice kind="problem">{t('import.unloaded')}</Notice>
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const country = place?.split('-')[0] ?? null
  const states = places?.find(({ id }) => id === country)?.states ?? []
  return (
    <Group grow align="flex-start">
      <Select
        label={t('import.country')}
        data={(places ?? [])
          .map(({ id, name }) => ({ value: id, label: regionName(names, id) ?? name }))
          .sort((a, b) => a.label.localeCompare(b.label, language))}
        value={country}
        searchable
        placeholder={places === null ? t('import.looking') : undefined}
        onChange={onChange}
      />
      {states.length > 0 && country !== null && (
        <Select
          label={t('import.state')}
          data={[
            { value: country, label: t('import.wholeCountry') },
            ...states.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={place}
          allowDeselect={false}
          searchable
          onChange={(next) => onChange(next ?? country)}
        />
      )}
    </Group>
  )
}

/** The library knows a few places that are no regions of the standard. */
function regionName(names: Intl.DisplayNames, id: string): string | undefined {
  try {
    return names.of(id)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A file that was chosen; `text` is null when it is too large to be a list of holidays, or could not be read. */
interface ReadFile {
  readonly name: string
  readonly text: string | null
}

function FileField({ file, onRead }: { readonly file: ReadFile | null; readonly onRead: (file: ReadFile) => void }) {
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
        const { message } = inLanguage(issue, language)
        return (
          <Notice key={message} kind={issue.severity === 'error' ? 'problem' : 'caution'}>
            {message}
          </Notice>
        )
      })}
    </Stack>
  )
}
