import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterChoice } from '../../look/elements/filter-choice.tsx'
import { StateBadge } from '../../look/elements/state-badge.tsx'
import { useTimeWords } from '../../look/time/use-time-words.ts'
import { useFlows, usePeople } from '../directory/directory.ts'
import { FlowFilter, TeamFilter } from '../directory/directory-filters.tsx'
import { type CaseSearch, isNarrowed } from './case-search.ts'
import classes from './cases.module.css'
import { StepFilter } from './step-filter.tsx'

interface CaseFiltersProps {
  readonly search: CaseSearch
  /** Replaces the whole search; undefined values are left out. */
  readonly onChange: (search: { readonly [K in keyof CaseSearch]?: CaseSearch[K] | undefined }) => void
}

const states = ['open', 'waiting', 'resolved', 'closed', 'all'] as const

/** Narrows the list; every change stands in the address, so that a list can be kept and sent as a link. */
export function CaseFilters({ search, onChange }: CaseFiltersProps) {
  const { t } = useTranslation('cases')
  const { people } = usePeople()
  const { flows } = useFlows()
  const words = useTimeWords()

  const colleagues = people.map((person) => ({ value: person.id, label: person.name }))
  return (
    <div role="search" className={classes.filters} aria-label={t('filter.label')}>
      <SearchBox value={search.q ?? ''} onChange={(q) => onChange({ ...search, q: q === '' ? undefined : q })} />
      <Select
        className={classes.filter}
        size="xs"
        aria-label={t('filter.state')}
        allowDeselect={false}
        value={search.state ?? 'open'}
        data={states.map((value) => ({ value, label: t(`filter.${value}`) }))}
        onChange={(value) => onChange({ ...search, state: states.find((known) => known === value) })}
      />
      {flows.length > 0 && (
        <FlowFilter
          className={classes.filter}
          value={search.flow}
          onChange={(flow) => onChange({ ...search, flow, node: undefined })}
        />
      )}
      {search.flow !== undefined && (
        <StepFilter flow={search.flow} node={search.node} onChange={(node) => onChange({ ...search, node })} />
      )}
      <TeamFilter className={classes.filter} value={search.team} onChange={(team) => onChange({ ...search, team })} />
      <FilterChoice
        className={classes.filter}
        label={t('filter.assignee')}
        any={t('filter.anyone')}
        value={search.assignee}
        data={[{ value: 'me', label: t('filter.me') }, { value: 'none', label: t('filter.nobody') }, ...colleagues]}
        onChange={(assignee) => onChange({ ...search, assignee })}
      />
      <Switch
        size="xs"
        label={t('filter.late')}
        checked={search.late ?? false}
        onChange={(event) => onChange({ ...search, due: undefined, late: event.currentTarget.checked })}
      />
      {search.due !== undefined && (
        <StateBadge tone="soon" symbol="quarter">
          {t('filter.dueWithin', { length: words.length(Number(search.due) * 60_000) })}
        </StateBadge>
      )}
      {isNarrowed(search) && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  )
}

function SearchBox({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation('cases')
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const known = useRef(value)
  const change = useDebouncedCallback((next: string) => {
    known.current = next
    onChange(next)
  }, 250)
  useHotkeys([['/', () => input.current?.focus()]])
  useEffect(() => {
    // The address changed by other means than typing: back, a link, "clear".
    if (value === known.current) return
    known.current = value
    setText(value)
  }, [value])

  return (
    <TextInput
      ref={input}
      className={classes.search}
      size="xs"
      type="search"
      maxLength={200}
      aria-label={t('filter.search')}
      placeholder={t('filter.search')}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value)
        change(event.currentTarget.value.trim())
      }}
    />
  )
}
