import { Button, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCan } from '../sign-in/use-session.ts'
import { FilterSelect } from './filter-select.tsx'
import { RangeChoice } from './range-choice.tsx'
import { isNarrowed, type ReportSearch, reportFilters } from './report-search.ts'
import type { ReportSpace } from './report-space.ts'
import classes from './reports.module.css'
import { ZoneChoice } from './zone-choice.tsx'

interface ReportFiltersProps {
  readonly space: ReportSpace
  readonly onChange: (search: ReportSearch) => void
}

/** The time of the report and what narrows it. Everything stands in the address. */
export function ReportFilters({ space, onChange }: ReportFiltersProps) {
  const { t } = useTranslation('reports')
  const can = useCan()
  const { search } = space
  const { compare, ...rest } = search
  return (
    <div role="search" className={classes.filters} aria-label={t('filter.label')}>
      <RangeChoice space={space} onChange={onChange} />
      <ZoneChoice space={space} onChange={onChange} />
      {reportFilters
        .filter((filter) => filter !== 'assignee' || can('people.read'))
        .map((filter) => (
          <FilterSelect key={filter} space={space} filter={filter} onChange={onChange} />
        ))}
      <Switch
        size="xs"
        label={t('filter.compare')}
        checked={compare === undefined}
        onChange={(event) => onChange(event.currentTarget.checked ? rest : { ...rest, compare: 'none' })}
      />
      {isNarrowed(search) && (
        <Button
          variant="subtle"
          onClick={() =>
            onChange(
              Object.fromEntries(
                Object.entries(search).filter(([name]) => !reportFilters.some((filter) => filter === name)),
              ) as ReportSearch,
            )
          }
        >
          {t('filter.clear')}
        </Button>
      )}
    </div>
  )
}
