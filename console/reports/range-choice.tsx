import { Button, Group, Select, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, isCivilDate } from './civil-date.ts'
import { rangePresets } from './report-range.ts'
import type { ReportSearch } from './report-search.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'

interface RangeChoiceProps {
  readonly space: ReportSpace
  readonly onChange: (search: ReportSearch) => void
}

/** The days of the report: by a name, or dates of one's own. */
export function RangeChoice({ space, onChange }: RangeChoiceProps) {
  const { t } = useTranslation('reports')
  const { range, from, to, ...rest } = space.search
  const hasOwn = from !== undefined && to !== undefined
  const [isChoosing, setChoosing] = useState(false)
  const showsDates = hasOwn || isChoosing
  return (
    <>
      <Select
        size="xs"
        className={classes.filter}
        aria-label={t('range.label')}
        allowDeselect={false}
        value={showsDates ? 'own' : (range ?? '30d')}
        data={[...rangePresets, 'own' as const].map((value) => ({ value, label: t(`range.${value}`) }))}
        onChange={(value) => {
          setChoosing(value === 'own')
          const preset = rangePresets.find((known) => known === value)
          if (preset !== undefined) onChange(preset === '30d' ? rest : { ...rest, range: preset })
        }}
      />
      {showsDates && (
        <OwnDates
          key={`${space.range.from} ${space.range.to}`}
          first={space.range.from}
          last={addDays(space.range.to, -1)}
          onChange={(first, last) => {
            setChoosing(false)
            onChange({ ...rest, from: first, to: addDays(last, 1) })
          }}
        />
      )}
    </>
  )
}

interface OwnDatesProps {
  readonly first: string
  /** The last day, which belongs to it. */
  readonly last: string
  readonly onChange: (first: string, last: string) => void
}

function OwnDates({ first, last, onChange }: OwnDatesProps) {
  const { t } = useTranslation('reports')
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState(last)
  const isWrong = isCivilDate(from) && isCivilDate(to) && to < from
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isCivilDate(from) && isCivilDate(to) && from <= to) onChange(from, to)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Group gap={4} align="flex-start">
        <TextInput
          size="xs"
          type="date"
          aria-label={t('range.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          type="date"
          aria-label={t('range.to')}
          value={to}
          error={isWrong ? t('range.wrongOrder') : undefined}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('range.apply')}
        </Button>
      </Group>
    </form>
  )
}
