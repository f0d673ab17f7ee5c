import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { FlowFilter, TeamFilter } from '../directory/directory-filters.tsx'
import classes from './board.module.css'
import { type BoardSearch, startChoices, withinChoices, withinOf } from './board-search.ts'

interface BoardFiltersProps {
  readonly search: BoardSearch
  /** Replaces the whole search; undefined values are left out. */
  readonly onChange: (search: { readonly [K in keyof BoardSearch]?: BoardSearch[K] | undefined }) => void
}

/** What the board looks at; it stands in the address, so that a board can be kept and sent as a link. */
export function BoardFilters({ search, onChange }: BoardFiltersProps) {
  const { t } = useTranslation(['board', 'cases'])
  const words = useTimeWords()
  return (
    <div role="search" className={classes.filters} aria-label={t('cases:filter.label')}>
      <FlowFilter className={classes.filter} value={search.flow} onChange={(flow) => onChange({ ...search, flow })} />
      <TeamFilter
        className={classes.filter}
        value={search.team}
        none={t('noTeam')}
        onChange={(team) => onChange({ ...search, team })}
      />
      <Select
        className={classes.filter}
        size="xs"
        aria-label={t('filter.within')}
        allowDeselect={false}
        value={String(withinOf(search))}
        data={withinChoices.map((minutes) => ({
          value: String(minutes),
          label: t('filter.dueWithin', { length: words.length(minutes * 60_000) }),
        }))}
        onChange={(within) => onChange({ ...search, within: within ?? undefined })}
      />
      <Select
        className={classes.filter}
        size="xs"
        aria-label={t('filter.start')}
        allowDeselect={false}
        value={search.start ?? '00:00'}
        data={startChoices.map((start) => ({ value: start, label: t('filter.dayFrom', { start }) }))}
        onChange={(start) => onChange({ ...search, start: start ?? undefined })}
      />
    </div>
  )
}
