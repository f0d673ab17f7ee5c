import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNumberWords } from '../../look/numbers/use-number-words.ts'
import { reportQuery } from './report-queries.ts'
import type { ReportFilter, ReportSearch } from './report-search.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { useReport } from './use-report.ts'
import { useReportNames } from './use-report-names.ts'
import { readValues, writeValues } from './value-list.ts'

interface FilterSelectProps {
  readonly space: ReportSpace
  readonly filter: ReportFilter
  readonly onChange: (search: ReportSearch) => void
}

/** Narrows the report by one dimension: what occurs in its time, with how much of it, asked for when the list is opened. */
export function FilterSelect({ space, filter, onChange }: FilterSelectProps) {
  const { t } = useTranslation('reports')
  const numbers = useNumberWords()
  const names = useReportNames()
  const [isOpen, setOpen] = useState(false)
  const { [filter]: own, ...rest } = space.search
  const chosen = own === undefined ? [] : readValues(own)
  const grouping = filter === 'clock' ? 'key' : filter
  const { data } = useReport(
    isOpen || chosen.length > 0
      ? reportQuery({ ...space, search: rest }, { measure: filter === 'clock' ? 'clock' : 'opened', by: [grouping] })
      : null,
  )
  const counted = new Map(data?.lines.map(({ group, count }) => [group[grouping] ?? '', count]))
  const values = [...new Set([...chosen, ...[...counted].sort((a, b) => b[1] - a[1]).map(([value]) => value)])]
  const nameOf = (value: string) => names.valueName(filter, value, data?.names)
  return (
    <MultiSelect
      size="xs"
      className={classes.filter}
      aria-label={t(`dimension.${filter}`)}
      placeholder={chosen.length === 0 ? t(`any.${filter}`) : ''}
      clearable
      searchable
      hidePickedOptions
      maxDropdownHeight={320}
      value={chosen.map(optionOf)}
      data={values.map((value) => ({ value: optionOf(value), label: nameOf(value) }))}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {option.label}
          <span className={`${classes.minor} figures`}>{numbers.count(counted.get(valueOf(option.value)) ?? 0)}</span>
        </span>
      )}
      onDropdownOpen={() => setOpen(true)}
      onChange={(next) => onChange(next.length === 0 ? rest : { ...rest, [filter]: writeValues(next.map(valueOf)) })}
    />
  )
}

/** An option may not be empty, which "none" is. */
const optionOf = (value: string) => `=${value}`
const valueOf = (option: string) => option.slice(1)
